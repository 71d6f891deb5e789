// The commands of the bot in the server's own tests: one of each kind that matters.
import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';

const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] };

export const DEFINITIONS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    description: 'Asks a question',
    ...EVERYWHERE,
    options: [
      {
        type: 3,
        name: 'question',
        description: 'The question',
        required: true,
        min_length: 3,
        max_length: 50,
      },
      { type: 5, name: 'private', description: 'Only for you' },
      { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 },
    ],
  },
  {
    name: 'paper',
    description: 'Shows a paper',
    ...EVERYWHERE,
    options: [
      { type: 3, name: 'paper', description: 'Its title', required: true, autocomplete: true },
      {
        type: 3,
        name: 'form',
        description: 'How much',
        choices: [
          { name: 'whole', value: 'w' },
          { name: 'short', value: 's' },
        ],
      },
    ],
  },
  {
    name: 'daily',
    description: 'The daily post',
    contexts: [0],
    default_member_permissions: '0',
    options: [
      {
        type: 1,
        name: 'set',
        description: 'Sets it',
        options: [{ type: 7, name: 'where', description: 'The channel', required: true }],
      },
    ],
  },
  { name: 'Find papers about this', type: 3, ...EVERYWHERE },
];
