// The conversation as it runs: lines in, replies out, at a terminal or from another program.

import type { Interface } from 'node:readline';
import type { App } from '../app.ts';
import { NEW_SESSION, reply } from './chat.ts';
import type { View } from './layout.ts';

/**
 * Answers every line in order, until there are no more or one of them ends the conversation.
 * @param write resolves when more can be taken.
 */
export async function converseInLines(
  lines: AsyncIterable<string>,
  app: App,
  view: View,
  write: (text: string) => Promise<void>,
): Promise<void> {
  let session = NEW_SESSION;
  let gap = '';
  for await (const line of lines) {
    const said = reply(line, session, app, view);
    session = said.session;
    if (said.text !== '') await write(`${gap}${said.text}\n`);
    if (said.text !== '') gap = '\n';
    if (said.ended) return;
  }
}

/**
 * Answers what is typed at a terminal, until Ctrl-D, Ctrl-C on an empty line, or a command that ends.
 * @param prompting node:readline's interface, with its prompt set.
 */
export function converseAtPrompt(
  prompting: Interface,
  app: App,
  view: View,
  write: (text: string) => void,
): Promise<void> {
  let session = NEW_SESSION;
  let ended = false;
  prompting.on('line', (line) => {
    if (ended) return;
    const said = reply(line, session, app, view);
    session = said.session;
    ended = said.ended;
    if (said.text !== '') write(`\n${said.text}\n\n`);
    if (ended) prompting.close();
    else prompting.prompt();
  });
  prompting.on('SIGINT', () => {
    if (prompting.line === '') prompting.close();
    else clearLine(prompting);
  });
  prompting.prompt();
  return new Promise((resolve) => {
    prompting.once('close', () => {
      // Ctrl-D and Ctrl-C leave the cursor behind the prompt.
      if (!ended) write('\n');
      ended = true;
      resolve();
    });
  });
}

// As if the keys were pressed: to the end of the line, and delete all before it.
function clearLine(prompting: Interface): void {
  prompting.write(null, { ctrl: true, name: 'e' });
  prompting.write(null, { ctrl: true, name: 'u' });
}
