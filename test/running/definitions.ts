// Definitions with everything in them that a comparison may trip over.
import type { Definition } from '../../src/discord/register.ts';

export const ASK: Definition = {
  name: 'ask',
  description: 'Asks a question',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  name_localizations: { 'en-US': 'ask', de: 'frag' },
  options: [
    { type: 3, name: 'question', description: 'What?', required: true, min_length: 1, max_length: 300 },
    { type: 3, name: 'from', description: 'Since when?', autocomplete: true },
    {
      type: 4,
      name: 'count',
      description: 'How many?',
      choices: [
        { name: 'none', value: 0 },
        { name: 'one', value: 1, name_localizations: { de: 'eins' } },
      ],
    },
  ],
};
export const DAILY: Definition = {
  name: 'daily',
  description: 'The daily post',
  contexts: [0],
  integration_types: [0],
  default_member_permissions: '0',
  options: [
    {
      type: 1,
      name: 'set',
      description: 'Sets it',
      options: [{ type: 7, name: 'where', description: 'A channel', channel_types: [5, 0], required: true }],
    },
  ],
};
export const MENU: Definition = {
  type: 3,
  name: 'Find papers',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
};
export const OURS = [ASK, DAILY, MENU];
/** The changes where nothing differs. */
export const NOTHING = { added: [], changed: [], removed: [] };
