// How long a member waits for an answer in Discord, how long a start takes, and how much memory Paperboy holds: the real
// process, against the Discord of the tests on the same machine, so without any network. `node bench/discord.ts [QUESTIONS]`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDiscord } from '../test/discord/server.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const questions = [
  'how does flash attention work',
  'what does megablocks do',
  'how can I quantize a large language model without losing accuracy',
  'papers about training with fewer tokens from 2022',
  'what is speculative decoding',
  'how do masked autoencoders work',
  'best pizza in town',
];
const runs = Number(process.argv[2] ?? 300);
/** The first answers are those of code that was not yet compiled. */
const warmUps = 50;

const discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
const started = performance.now();
const data = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
const child = spawn(process.execPath, ['--max-semi-space-size=4', main], {
  env: {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    DATABASE_PATH: join(data, 'paperboy.sqlite'),
    HEALTH_PORT: '0',
    QUESTIONS_PER_MINUTE: '10000',
    SERVER_QUESTIONS_PER_MINUTE: '10000',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await becomeReady();
const ready = performance.now() - started;
const atStart = await memory();
await ask(warmUps);
const times = (await ask(runs)).sort((a, b) => a - b);
const afterwards = await memory();
child.kill('SIGTERM');
await once(child, 'close');
await discord.stop();
rmSync(data, { recursive: true });

const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
console.log(`interaction to answer: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms of ${runs} /ask`);
console.log(`process start to ready: ${ready.toFixed(0)} ms`);
console.log(`memory: ${atStart} MiB when ready, ${afterwards} MiB after ${warmUps + runs} questions`);
console.log(`requests that Discord refused: ${discord.refusals.length}`);

/** Waits for the log to say that all is ready and registered; gives the address of the metrics. */
async function becomeReady(): Promise<string> {
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = JSON.parse(line) as { readonly msg: string; readonly url?: string };
    if (url !== undefined) address = url;
    if (msg === 'ready') break;
  }
  // Whoever does not read on lets the pipe fill up.
  child.stdout.resume();
  if (address === '') throw new Error('Paperboy ended before it was ready.');
  return address;
}

/** One after the other; milliseconds from the interaction to its answer. */
async function ask(times: number): Promise<number[]> {
  const member = discord.member('member');
  while (discord.commands().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const { kind, milliseconds, text } = await member.slash('ask', {
      question: questions[i % questions.length]!,
    });
    if (kind !== 'message') throw new Error(`Question ${i} was not answered: ${text}`);
    taken.push(milliseconds);
  }
  return taken;
}

/** What the process says of itself, in MiB. */
async function memory(): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1];
  if (bytes === undefined) throw new Error('The metrics do not tell the memory.');
  return Math.round(Number(bytes) / 2 ** 20);
}
