// A conversation as it runs: at a terminal's keys, and from lines.

import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { converseAtPrompt, converseInLines } from '../../src/terminal/converse.ts';
import { createStandIn, PLAIN } from './stand-in.ts';

/** Presses keys at a prompt and waits for the end. */
async function press(keys: string): Promise<{ said: string; questions: readonly string[] }> {
  const input = new PassThrough();
  const app = createStandIn();
  let said = '';
  const prompting = createInterface({ input, output: new PassThrough(), terminal: true, prompt: '> ' });
  const ended = converseAtPrompt(prompting, app, PLAIN, (text) => {
    said += text;
  });
  input.write(keys);
  await ended;
  return { said: stripVTControlCharacters(said), questions: app.asked.map(({ question }) => question) };
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';
const LEFT = '\u001b[D';

it('ends at Ctrl-D, and at Ctrl-C on an empty line', async () => {
  for (const key of [CTRL_D, CTRL_C]) expect((await press(`Alpha\r${key}`)).questions).toEqual(['Alpha']);
});

it('clears the line at Ctrl-C, wherever the cursor is', async () => {
  const { questions } = await press(`Alphabet${LEFT}${LEFT}${CTRL_C}Beta\r${CTRL_D}`);
  expect(questions).toEqual(['Beta']);
});

it('edits lines and brings back earlier ones', async () => {
  const { questions } = await press(`Beta${LEFT}x\r${UP}y\r${CTRL_D}`);
  expect(questions).toEqual(['Betxa', 'Betxay']);
});

it('asks nothing after the end, even of lines that came together', async () => {
  const { questions, said } = await press('Alpha\r/quit\rBeta\r');
  expect(questions).toEqual(['Alpha']);
  expect(said).toMatch(/^\n 1 {2}Alpha\n[^>]*\n\n$/);
});

it('answers lines in order with a blank line between, until one ends it', async () => {
  async function* lines() {
    yield* ['hi', '', 'hi', '/quit', 'hi'];
  }
  let said = '';
  await converseInLines(lines(), createStandIn(), PLAIN, async (text) => {
    said += text;
  });
  expect(said).toBe('Hello.\n\nHello.\n');
});
