// Every limit of a command's definition, just met and just passed.
import { expect, test } from 'vitest';
import { bothWays, type Case, many, of } from './cases.ts';
import { charactersOf } from './commands.ts';

const command = (over: object = {}) => ({ name: 'ask', description: 'Asks', ...over });
const option = (over: object = {}) => ({ type: 3, name: 'question', description: 'The question', ...over });

const CASES: readonly Case[] = [
  [
    'a language there is',
    command({ name_localizations: { 'en-US': 'ask' } }),
    command({ name_localizations: { en: 'ask' } }),
    '[0].name_localizations.en[ENUM_TYPE_COERCE]',
  ],
  ['32 of a name', command({ name: of(32) }), command({ name: of(33) }), '[0].name[BASE_TYPE_BAD_LENGTH]'],
  [
    'lower case',
    command({ name: 'fragen-ä1' }),
    command({ name: 'Ask' }),
    '[0].name[APPLICATION_COMMAND_INVALID_NAME]',
  ],
  ['no blanks', command({ name: 'ask_me' }), command({ name: 'ask me' }), '[0].name[STRING_TYPE_REGEX]'],
  [
    '100 of a description',
    command({ description: of(100) }),
    command({ description: of(101) }),
    '[0].description[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'blanks in a menu',
    { type: 3, name: 'Find Papers' },
    { type: 3, name: 'Find', description: 'it' },
    '[0].description[APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED]',
  ],
  [
    '25 options',
    command({ options: many(25, (i) => option({ name: `o${i}` })) }),
    command({ options: many(26, (i) => option({ name: `o${i}` })) }),
    '[0].options[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'the required first',
    command({ options: [option({ required: true }), option({ name: 'b' })] }),
    command({ options: [option(), option({ name: 'b', required: true })] }),
    '[0].options[1][APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]',
  ],
  [
    'each option once',
    command({ options: [option(), option({ name: 'b' })] }),
    command({ options: [option(), option()] }),
    '[0].options[1][APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS]',
  ],
  [
    '25 choices',
    command({ options: [option({ choices: many(25, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
    command({ options: [option({ choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })] }),
    '[0].options[0].choices[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'choices of 100',
    command({ options: [option({ choices: [{ name: of(100), value: of(100) }] })] }),
    command({ options: [option({ choices: [{ name: 'a', value: of(101) }] })] }),
    '[0].options[0].choices[0].value[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'choices or autocomplete',
    command({ options: [option({ autocomplete: true })] }),
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    '[0].options[0][APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES]',
  ],
  [
    '6,000 of an option',
    command({ options: [option({ max_length: 6000 })] }),
    command({ options: [option({ max_length: 6001 })] }),
    '[0].options[0].max_length[NUMBER_TYPE_MAX]',
  ],
  [
    'known contexts',
    command({ contexts: [0, 1, 2] }),
    command({ contexts: [3] }),
    '[0].contexts[0][BASE_TYPE_CHOICES]',
  ],
  [
    'known integration types',
    command({ integration_types: [0, 1] }),
    command({ integration_types: [] }),
    '[0].integration_types[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'permissions as text',
    command({ default_member_permissions: '8' }),
    command({ default_member_permissions: 'admin' }),
    '[0].default_member_permissions[NUMBER_TYPE_COERCE]',
  ],
  [
    'subcommands in a group',
    command({
      options: [
        { type: 2, name: 'g', description: 'd', options: [{ type: 1, name: 's', description: 'd' }] },
      ],
    }),
    command({
      options: [
        { type: 1, name: 's', description: 'd', options: [{ type: 1, name: 't', description: 'd' }] },
      ],
    }),
    '[0].options[0].options[0].type[BASE_TYPE_CHOICES]',
  ],
  [
    'subcommands or values',
    command({ options: [{ type: 1, name: 's', description: 'd' }] }),
    command({ options: [{ type: 1, name: 's', description: 'd' }, option()] }),
    '[0].options[1].type[BASE_TYPE_CHOICES]',
  ],
];

bothWays((wire) => {
  test.each(CASES)('%s', async (_what, allowed, refused, at) => {
    expect(await wire.put([allowed])).toMatchObject({ status: 200 });
    expect(await wire.put([refused])).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(wire.problems()).toContain(at);
  });

  test('8,000 characters, of which the longest translation counts', async () => {
    const choices = (count: number) =>
      many(count, (i) => ({ name: `${i}`.padEnd(100, 'x'), value: `${i}`.padEnd(100, 'x') }));
    const options = [
      option({ name: 'a', description: 'd', choices: choices(25) }),
      option({ name: 'b', description: 'd', choices: choices(14) }),
      option({ name: 'c', description: of(100) }),
      option({ name: 'd', description: of(87) }),
    ];
    // 7 of name and description, 39 choices of 200, and the four options' own 2 + 2 + 101 + 88.
    const exactly = command({ options });
    expect(charactersOf(exactly)).toBe(8_000);
    expect((await wire.put([exactly])).status).toBe(200);
    expect((await wire.put([{ ...exactly, description_localizations: { de: 'Fragt' } }])).status).toBe(400);
    expect(wire.problems()).toEqual(['[0][APPLICATION_COMMAND_TOO_LARGE]']);
  });

  test('100 commands, 15 of each menu, each name once, 200 new ones a day', async () => {
    const commands = (count: number, over: object = {}) =>
      many(count, (i) => command({ name: `c${i}`, ...over }));
    wire.discord().clock.advance(86_400_001);
    expect((await wire.put(commands(100))).status).toBe(200);
    expect((await wire.put(commands(101))).body.code).toBe(30032);
    expect((await wire.put(commands(131))).body.code).toBe(50035);
    const menus = (count: number, type: number) => commands(count, { type, description: '' });
    expect((await wire.put([...menus(15, 2), ...menus(15, 3)])).status).toBe(200);
    expect((await wire.put(menus(16, 3))).body.code).toBe(30032);
    expect((await wire.put([command(), command()])).status).toBe(400);
    expect(wire.problems()).toEqual(['[1][APPLICATION_COMMANDS_DUPLICATE_NAME]']);
    expect((await wire.put(commands(90, {}).map((one, i) => ({ ...one, name: `d${i}` })))).body.code).toBe(
      30034,
    );
    wire.discord().clock.advance(86_400_001);
    expect((await wire.put(commands(90).map((one, i) => ({ ...one, name: `d${i}` })))).status).toBe(200);
  });
});
