// Every limit of buttons and selects, just met and just passed.
import { bothWays, button, type Case, many, messageCases, of, option, row, rows, select } from './cases.ts';

const at = (rest: string) => `components[0].components[0].${rest}`;
const link = (url: string) => rows({ type: 2, style: 5, label: 'l', url });
const buttons = (count: number) => ({
  content: 'x',
  components: [row(...many(count, (i) => button({ custom_id: `${i}` })))],
});
const options = (count: number) => rows(select({ options: many(count, (i) => option(i)) }));
const CASES: readonly Case[] = [
  [
    '5 rows',
    rows(...many(5, (i) => button({ custom_id: `${i}` }))),
    rows(...many(6, (i) => button({ custom_id: `${i}` }))),
    'components[BASE_TYPE_MAX_LENGTH]',
  ],
  ['5 buttons', buttons(5), buttons(6), 'components[0].components[BASE_TYPE_BAD_LENGTH]'],
  [
    'one select in a row',
    rows(select()),
    { content: 'x', components: [row(button(), select())] },
    'components[0].components[1][COMPONENT_LAYOUT_WIDTH_EXCEEDED]',
  ],
  [
    '80 of a label',
    rows(button({ label: of(80) })),
    rows(button({ label: of(81) })),
    at('label[BASE_TYPE_MAX_LENGTH]'),
  ],
  [
    'a label or an emoji',
    rows(button({ label: undefined, emoji: { name: '🔁' } })),
    rows(button({ label: undefined })),
    'components[0].components[0][BUTTON_COMPONENT_INVALID_LABEL]',
  ],
  [
    '100 of a custom id',
    rows(button({ custom_id: of(100) })),
    rows(button({ custom_id: of(101) })),
    at('custom_id[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    'a custom id at all',
    rows(button()),
    rows(button({ custom_id: '' })),
    at('custom_id[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    'each custom id once',
    rows(button(), button({ custom_id: 'b' })),
    rows(button(), button()),
    'components[1].components[0].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]',
  ],
  [
    '512 of an address',
    link(`https://a.b/${of(500)}`),
    link(`https://a.b/${of(501)}`),
    at('url[BASE_TYPE_BAD_LENGTH]'),
  ],
  ['an address of the web', link('http://a.b'), link('javascript:alert(1)'), at('url[URL_TYPE_INVALID_URL]')],
  ['25 options', options(25), options(26), at('options[BASE_TYPE_BAD_LENGTH]')],
  [
    'labels of 100',
    rows(select({ options: [option(1, { label: of(100) })] })),
    rows(select({ options: [option(1, { label: of(101) })] })),
    at('options[0].label[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    'values of 100',
    rows(select({ options: [option(1, { value: of(100) })] })),
    rows(select({ options: [option(1, { value: of(101) })] })),
    at('options[0].value[BASE_TYPE_BAD_LENGTH]'),
  ],
  [
    'descriptions of 100',
    rows(select({ options: [option(1, { description: of(100) })] })),
    rows(select({ options: [option(1, { description: of(101) })] })),
    at('options[0].description[BASE_TYPE_MAX_LENGTH]'),
  ],
  [
    'each value once',
    rows(select({ options: [option(1), option(2)] })),
    rows(select({ options: [option(1), option(1)] })),
    at('options[1].value[SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]'),
  ],
  [
    'a placeholder of 150',
    rows(select({ placeholder: of(150) })),
    rows(select({ placeholder: of(151) })),
    at('placeholder[BASE_TYPE_MAX_LENGTH]'),
  ],
  [
    'no more to choose than there is',
    rows(select({ max_values: 1 })),
    rows(select({ max_values: 2 })),
    at('max_values[BASE_TYPE_BAD_LENGTH]'),
  ],
];

bothWays((wire) => messageCases(wire, CASES));
