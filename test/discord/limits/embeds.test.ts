// Every limit of embeds, just met and just passed.
import { bothWays, type Case, many, messageCases, of } from './cases.ts';

const embed = (over: object) => ({ embeds: [over] });
const fields = (count: number, value = 'v') => embed({ fields: many(count, () => ({ name: 'n', value })) });
const CASES: readonly Case[] = [
  [
    '256 of a title',
    embed({ title: of(256) }),
    embed({ title: of(257) }),
    'embeds[0].title[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    '4,096 of a description',
    embed({ description: of(4096) }),
    embed({ description: of(4097) }),
    'embeds[0].description[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    '2,048 of a footer',
    embed({ footer: { text: of(2048) } }),
    embed({ footer: { text: of(2049) } }),
    'embeds[0].footer.text[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    '256 of an author',
    embed({ author: { name: of(256) } }),
    embed({ author: { name: of(257) } }),
    'embeds[0].author.name[BASE_TYPE_MAX_LENGTH]',
  ],
  ['25 fields', fields(25), fields(26), 'embeds[0].fields[BASE_TYPE_MAX_LENGTH]'],
  [
    '1,024 of a field',
    fields(1, of(1024)),
    fields(1, of(1025)),
    'embeds[0].fields[0].value[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    '10 embeds',
    { embeds: many(10, () => ({ title: 't' })) },
    { embeds: many(11, () => ({ title: 't' })) },
    'embeds[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    '6,000 in all',
    { embeds: [{ description: of(4000) }, { description: of(2000) }] },
    { embeds: [{ description: of(4000) }, { description: of(1999), title: 'ab' }] },
    'embeds[MAX_EMBED_SIZE_EXCEEDED]',
  ],
];

bothWays((wire) => messageCases(wire, CASES));
