// The limits of a message as a whole, of modals and of autocomplete, just met and just passed.
import { describe, expect, test } from 'vitest';
import { bothWays, type Case, callbackCases, many, messageCases, of, option, select } from './cases.ts';

const MESSAGES: readonly Case[] = [
  [
    '2,000 characters of content',
    { content: of(2000, '😀') },
    { content: of(2001) },
    'content[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a nonce of 25',
    { content: 'x', nonce: of(25) },
    { content: 'x', nonce: of(26) },
    'nonce[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'mentions said in one way',
    { content: 'x', allowed_mentions: { users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
  ],
  [
    'mentions by id',
    { content: 'x', allowed_mentions: { roles: ['1', '23'] } },
    { content: 'x', allowed_mentions: { roles: ['1', 'x'] } },
    'allowed_mentions.roles[1][NUMBER_TYPE_COERCE]',
  ],
];

const input = (over: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...over });
const label = (component: object, over: object = {}) => ({ type: 18, label: 'L', component, ...over });
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'T', components });
const titled = (title: string) => ({ ...modal(label(input())), title });
const inputs = (count: number) => modal(...many(count, (i) => label(input({ custom_id: `${i}` }))));
const group = (type: number, count: number) =>
  modal(label({ type, custom_id: 'g', options: many(count, (i) => option(i)) }));
const at = (rest: string) => `components[0].${rest}`;
const MODALS: readonly Case[] = [
  ['a title of 45', titled(of(45)), titled(of(46)), 'title[BASE_TYPE_BAD_LENGTH]'],
  ['5 parts', inputs(5), inputs(6), 'components[BASE_TYPE_BAD_LENGTH]'],
  [
    'a label of 45',
    modal(label(input(), { label: of(45) })),
    modal(label(input(), { label: of(46) })),
    at('label[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    'its description of 100',
    modal(label(input(), { description: of(100) })),
    modal(label(input(), { description: of(101) })),
    at('description[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    '4,000 of an input',
    modal(label(input({ value: of(4000) }))),
    modal(label(input({ value: of(4001) }))),
    at('component.value[BASE_TYPE_MAX_LENGTH]'),
  ],
  ['2 radio buttons', group(21, 2), group(21, 1), at('component.options[BASE_TYPE_BAD_LENGTH]')],
  ['10 tick boxes', group(22, 10), group(22, 11), at('component.options[BASE_TYPE_BAD_LENGTH]')],
  [
    'a select that is on',
    modal(label(select())),
    modal(label(select({ disabled: true }))),
    at('component.disabled[BASE_TYPE_CHOICES]'),
  ],
  [
    'a label or a text',
    modal(label(input()), { type: 10, content: 'x' }),
    modal({ type: 17, components: [] }),
    at('type[BASE_TYPE_CHOICES]'),
  ],
  [
    'each custom id once',
    modal(label(input()), label(input({ custom_id: 'j' }))),
    modal(label(input()), label(input())),
    'components[1].component.custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]',
  ],
];

const choices = (count: number, over: object = {}) => ({
  choices: many(count, (i) => ({ name: `${i}`, value: `${i}`, ...over })),
});
const CHOICES: readonly Case[] = [
  ['25 choices', choices(25), choices(26), 'choices[BASE_TYPE_MAX_LENGTH]'],
  [
    'names of 100',
    choices(1, { name: of(100) }),
    choices(1, { name: of(101) }),
    'choices[0].name[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'values of 100',
    choices(1, { value: of(100) }),
    choices(1, { value: of(101) }),
    'choices[0].value[BASE_TYPE_MAX_LENGTH]',
  ],
  ['text for a text option', choices(1), choices(1, { value: 1 }), 'choices[0].value[STRING_TYPE_CONVERT]'],
];

bothWays((wire) => {
  describe('of a message', () => messageCases(wire, MESSAGES));
  describe('of a modal', () => callbackCases(wire, 9, MODALS));
  describe('of autocomplete', () => callbackCases(wire, 8, CHOICES));

  test('a message of nothing is refused with 50006', async () => {
    expect(await wire.send({ content: ' \n' })).toMatchObject({ status: 400, body: { code: 50006 } });
    expect(await wire.answer(4, {})).toMatchObject({ status: 400, body: { code: 50006 } });
  });
});
