// The check against Discord's description, where there is one, fails for what is wrong and names it.
import { expect, it } from 'vitest';
import { readDescription } from './openapi.ts';

const FILE = process.env.DISCORD_OPENAPI;

it.skipIf(!FILE).each([
  ['nothing', [{ type: 10, content: 'x' }], []],
  [
    'a text without a character',
    [{ type: 10, content: '' }],
    ['TextDisplayComponentForMessageRequest/content must NOT have fewer than 1 characters'],
  ],
  [
    'a label that is too long',
    [{ type: 1, components: [{ type: 2, style: 2, label: 'x'.repeat(81), custom_id: 'a' }] }],
    ['ButtonComponentForMessageRequest/label must NOT have more than 80 characters'],
  ],
  ['a component of no kind', [{ type: 99 }], ['a component of type 99 is not expected']],
])('%s', (_, components, problems) => {
  const body = { flags: 32_768, components: [{ type: 17, components }], allowed_mentions: { parse: [] } };
  expect(readDescription(FILE)?.problemsOf(body)).toEqual(problems);
});

it('is none where no file is named', () => {
  expect(readDescription('')).toBeUndefined();
  expect(readDescription(undefined)).toBeUndefined();
});
