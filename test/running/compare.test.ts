// Definitions against what Discord has, as values: what differs is found and named, what is only said otherwise is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCommands, type Definition } from '../../src/discord/register.ts';
import { ASK, DAILY, MENU, NOTHING, OURS } from './definitions.ts';

/** What Discord hands out for a definition: defaults spelled out, and fields of its own. */
function asDiscordHasIt(definition: object): Record<string, unknown> {
  return {
    id: '1',
    application_id: '2',
    version: '3',
    type: 1,
    description: '',
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    contexts: null,
    a_field_of_next_year: ['x'],
    ...definition,
  };
}

describe('the comparison', () => {
  it('finds nothing where Discord has the same in its own words', () => {
    expect(compareCommands(OURS, OURS.map(asDiscordHasIt), 'global')).toEqual(NOTHING);
    const turned = { ...ASK, contexts: [2, 0, 1], name_localizations: { de: 'frag', 'en-US': 'ask' } };
    expect(compareCommands([ASK], [turned], 'global')).toEqual(NOTHING);
    const { options, ...rest } = ASK as { options: readonly object[] };
    const spelled = options.map((option) => ({
      required: false,
      autocomplete: false,
      choices: [],
      ...option,
    }));
    expect(compareCommands([ASK], [{ ...rest, options: spelled }], 'global')).toEqual(NOTHING);
  });

  it('finds what is new and what is gone, by the names that members see', () => {
    const menuOfSameName = { type: 3, name: 'ask' };
    expect(
      compareCommands([ASK, MENU], [asDiscordHasIt(DAILY), asDiscordHasIt(menuOfSameName)], 'global'),
    ).toEqual({
      added: ['/ask', '“Find papers”'],
      changed: [],
      removed: ['/daily', '“ask”'],
    });
  });

  const change = (path: string) => (path === '' ? [] : [{ name: '/ask', what: [path] }]);

  it.each([
    ['description', { description: 'Asks' }],
    ['contexts', { contexts: [0] }],
    ['contexts', { contexts: undefined }],
    ['integration_types', { integration_types: [0] }],
    ['default_member_permissions', { default_member_permissions: '0' }],
    ['name_localizations.de', { name_localizations: { 'en-US': 'ask', de: 'frage' } }],
    ['nsfw', { nsfw: true }],
    // What the application's own settings say is not ours to compare.
    ['', { integration_types: undefined }],
  ])('finds %s of a command', (path, changed) => {
    expect(
      compareCommands([{ ...ASK, ...changed } as Definition], [asDiscordHasIt(ASK)], 'global').changed,
    ).toEqual(change(path));
  });

  it.each([
    ['options.question.max_length', 0, { max_length: 200 }],
    ['options.question.required', 0, { required: false }],
    ['options.from.autocomplete', 1, { autocomplete: false }],
    [
      'options.count.choices.none.value',
      2,
      {
        choices: [
          { name: 'none', value: -1 },
          { name: 'one', value: 1, name_localizations: { de: 'eins' } },
        ],
      },
    ],
    [
      'options.count.choices.two',
      2,
      {
        choices: [
          { name: 'none', value: 0 },
          { name: 'one', value: 1, name_localizations: { de: 'eins' } },
          { name: 'two', value: 2 },
        ],
      },
    ],
  ])('finds %s', (path, place, changed) => {
    const { options } = ASK as { options: readonly object[] };
    const ours = {
      ...ASK,
      options: options.map((option, i) => (i === place ? { ...option, ...changed } : option)),
    };
    expect(compareCommands([ours as Definition], [asDiscordHasIt(ASK)], 'global').changed).toEqual(
      change(path),
    );
  });

  it('finds options and choices that changed places', () => {
    const { options } = ASK as { options: readonly object[] };
    const ours = { ...ASK, options: [options[0], options[2], options[1]] } as Definition;
    expect(compareCommands([ours], [ASK as object as Record<string, unknown>], 'global').changed).toEqual([
      { name: '/ask', what: ['options.from.place', 'options.count.place'] },
    ]);
  });

  it('leaves out where a command may be used in one server, where Discord does', () => {
    const { contexts, integration_types, ...ofServer } = ASK as {
      contexts: unknown;
      integration_types: unknown;
    };
    expect(compareCommands([ASK], [ofServer], 'guild')).toEqual(NOTHING);
    expect(compareCommands([ASK], [ofServer], 'global').changed).toEqual([
      { name: '/ask', what: ['contexts', 'integration_types'] },
    ]);
  });

  it('finds nothing between any definition and itself, and each of two lists in the other', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    const list = names.map((all) => all.map((name): Definition => ({ name, description: 'x' })));
    fc.assert(
      fc.property(list, list, (ours, theirs) => {
        expect(compareCommands(ours, ours.map(asDiscordHasIt), 'global')).toEqual(NOTHING);
        const there = compareCommands(ours, theirs.map(asDiscordHasIt), 'global');
        const back = compareCommands(theirs, ours.map(asDiscordHasIt), 'global');
        expect([there.added, there.changed]).toEqual([back.removed, back.changed]);
      }),
    );
  });
});
