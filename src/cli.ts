// A shell: Paperboy at the terminal. Reads the arguments and the environment, starts, answers, stops.

import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { App } from './app.ts';
import type { View } from './terminal/layout.ts';

// Before anything else is imported: code compiled by the last run saves about a tenth of a second.
enableCompileCache();

const { stdin, stdout, stderr } = process;
const SLOW = 500;

// Whoever reads the answers may leave at any time, as `head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { printable } = await import('./terminal/printable.ts');
const { readInvocation } = await import('./terminal/invocation.ts');
const invocation = readInvocation(process.argv.slice(2));
switch (invocation.kind) {
  case 'chat':
    await chat(invocation.corpus);
    break;
  case 'ask':
    await ask(invocation);
    break;
  case 'jsonl':
    await askLines(invocation);
    break;
  case 'help':
    await write(`${invocation.text}\n`);
    break;
  case 'version':
    await write(`paperboy ${await version()}\n`);
    break;
  case 'wrong':
    complain(`${invocation.problem}\n\n${invocation.usage}`);
    process.exitCode = 2;
}

async function chat(corpus: string | undefined): Promise<void> {
  const app = await load(corpus);
  if (app === undefined) return;
  const { converseAtPrompt, converseInLines } = await import('./terminal/converse.ts');
  if (!stdin.isTTY || !stdout.isTTY) {
    const { linesOf } = await import('./terminal/lines.ts');
    return converseInLines(linesOf(stdin), app, view(), write);
  }
  const { renderGreeting } = await import('./terminal/render-archive.ts');
  const { createInterface } = await import('node:readline');
  await write(`${renderGreeting(app.archive, view())}\n\n`);
  warmUpWhileIdle(app);
  const prompting = createInterface({ input: stdin, output: stdout, prompt: '> ', historySize: 1000 });
  return converseAtPrompt(prompting, app, view(), (text) => stdout.write(text));
}

/** A paper at a time, so that no key waits; nothing is kept alive for it. */
function warmUpWhileIdle(app: App): void {
  const steps = app.warmUp();
  const step = () => {
    if (!steps.next().done) setTimeout(step).unref();
  };
  setTimeout(step).unref();
}

async function ask(asked: {
  question: string;
  json: boolean;
  limit: number | undefined;
  corpus: string | undefined;
}): Promise<void> {
  const app = await load(asked.corpus);
  if (app === undefined) return;
  const { capped } = await import('./terminal/question.ts');
  const question = capped(asked.question);
  const answer = app.ask(question, [], { limit: asked.limit });
  if (answer.kind === 'none') process.exitCode = 3;
  if (asked.json) {
    const { jsonAnswer, jsonLine } = await import('./terminal/json-answer.ts');
    await write(`${jsonLine(jsonAnswer(question, null, answer))}\n`);
  } else {
    const { renderAnswer } = await import('./terminal/render-answer.ts');
    await write(`${renderAnswer(question, answer, view())}\n`);
  }
}

async function askLines({
  limit,
  corpus,
}: {
  limit: number | undefined;
  corpus: string | undefined;
}): Promise<void> {
  const app = await load(corpus);
  if (app === undefined) return;
  // Many questions are coming: none of them shall wait for what can be done before.
  for (const _ of app.warmUp());
  const { answerLines } = await import('./terminal/jsonl.ts');
  const { linesOf } = await import('./terminal/lines.ts');
  const wrong = await answerLines({ lines: linesOf(stdin), app, limit, write, complain });
  if (wrong > 0) process.exitCode = 2;
}

/** Undefined where the archive has problems, which have been told. */
async function load(corpus: string | undefined): Promise<App | undefined> {
  const done = stderr.isTTY ? await notice() : undefined;
  const { createApp } = await import('./app.ts');
  const { ArchiveError } = await import('./corpus/problems.ts');
  const shippedDir = join(import.meta.dirname, '..', 'corpus');
  const corpusDir = corpus ?? (process.env.CORPUS_DIR || shippedDir);
  let problems: string | undefined;
  try {
    return await createApp({ corpusDir, shippedDir, now: () => new Date(), random: Math.random });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    problems = error.message;
  } finally {
    await done?.();
  }
  complain(problems);
  process.exitCode = 1;
  return undefined;
}

async function notice(): Promise<() => Promise<void>> {
  const { noticeWhenSlow } = await import('./terminal/slow-notice.ts');
  return noticeWhenSlow('Reading the archive…', stderr.fd, SLOW);
}

/** The width is asked for anew each time: windows change. */
function view(): View {
  return {
    get width() {
      return stdout.columns || 80;
    },
    paint: (format, text) => styleText(format, text, { stream: stdout }),
  };
}

async function write(text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain');
}

function complain(problem: string): void {
  console.error(printable(problem));
}

async function version(): Promise<string> {
  const { default: description } = await import('../package.json', { with: { type: 'json' } });
  return description.version;
}
