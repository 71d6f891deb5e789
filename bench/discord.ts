// How long a member waits for an answer in Discord, how long a start takes, and how much memory Paperboy holds: the real
// process, against the Discord of the tests on the same machine, so without any network.
// node bench/discord.ts [QUESTIONS]          over the archive that ships
// node bench/discord.ts QUESTIONS ISSUES     over a large one that is made up, 15 papers an issue: started without a
// snapshot, started with it, then read again for a new issue while members go on asking
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDiscord } from '../test/discord/server.ts';
import { questionAbout, seeded, writeArchive } from './large-archive.ts';
import { residentOf, watchMemory } from './memory.ts';
import { startMain } from './paperboy.ts';
import { inWords } from './times.ts';

const [runs = 300, issues] = process.argv.slice(2).map(Number);
/** The first answers are those of code that was not yet compiled. */
const warmUps = 50;

const data = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
try {
  if (issues === undefined) await measure({}, oftenAsked());
  else await measureLarge(join(data, 'archive'), issues);
} finally {
  rmSync(data, { recursive: true });
}

async function measureLarge(dir: string, issues: number): Promise<void> {
  const papers = writeArchive(dir, issues);
  const random = seeded(7);
  const next = () => questionAbout(papers, random);
  for (const start of ['without a snapshot', 'with it', 'with it, and read again']) {
    console.log(`\nstarted ${start}`);
    const meanwhile = () => {
      writeArchive(dir, issues + 1);
      return 'SIGHUP' as const;
    };
    await measure({ CORPUS_DIR: dir }, next, start.endsWith('again') ? meanwhile : undefined);
  }
}

/** @param meanwhile what is done before the last round of questions; the process gets its signal. */
async function measure(
  env: Readonly<Record<string, string>>,
  next: () => string,
  meanwhile?: () => NodeJS.Signals,
): Promise<void> {
  const discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
  const started = performance.now();
  const child = startMain(discord, join(data, 'paperboy.sqlite'), env, 'pipe');
  const pid = child.pid!;
  const together = watchMemory(pid);
  const said = messagesOf(createInterface({ input: child.stdout! }));
  await said('ready');
  console.log(`process start to ready: ${(performance.now() - started).toFixed(0)} ms`);
  const atStart = residentOf(pid);
  const member = discord.member('member');
  while (discord.commands().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const ask = async () => {
    const question = next();
    const { kind, milliseconds, text } = await member.slash('ask', { question });
    if (kind !== 'message') throw new Error(`“${question}” was not answered: ${text}`);
    return milliseconds;
  };
  for (let i = 0; i < warmUps; i++) await ask();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(await ask());
  tell(`interaction to answer`, times);
  console.log(
    `memory: ${atStart} MiB when ready, ${residentOf(pid)} MiB after ${warmUps + runs} questions, at its most ${residentOf(pid, true)}`,
  );
  if (meanwhile !== undefined) {
    child.kill(meanwhile());
    await askUntil(said('the archive was read again'), ask);
    console.log(`memory: ${residentOf(pid)} MiB, at its most ${residentOf(pid, true)}`);
  }
  console.log(`with the process that reads the archive at their most ${together()} MiB`);
  child.kill('SIGTERM');
  await once(child, 'close');
  await discord.stop();
  console.log(`requests that Discord refused: ${discord.refusals.length}`);
}

/** Goes on asking until the archive was read again. */
async function askUntil(read: Promise<void>, ask: () => Promise<number>): Promise<void> {
  const start = performance.now();
  let isRead = false;
  const reading = read.then(() => {
    isRead = true;
  });
  const times: number[] = [];
  while (!isRead) {
    times.push(await ask());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await reading;
  tell(`read again in ${(performance.now() - start).toFixed(0)} ms; interaction to answer meanwhile`, times);
}

/** What the log says, whoever listens: who does not read on lets the pipe fill up. */
function messagesOf(lines: AsyncIterable<string> & NodeJS.EventEmitter): (message: string) => Promise<void> {
  return (message) =>
    new Promise((resolve, reject) => {
      const look = (line: string) => {
        if ((JSON.parse(line) as { readonly msg: string }).msg !== message) return;
        lines.off('line', look);
        resolve();
      };
      lines.on('line', look);
      lines.once('close', () => reject(new Error(`Paperboy ended before it said “${message}”.`)));
    });
}

function tell(what: string, times: readonly number[]): void {
  console.log(`${what}: ${inWords(times)} of ${times.length} /ask`);
}

function oftenAsked(): () => string {
  const questions = [
    'how does flash attention work',
    'what does megablocks do',
    'how can I quantize a large language model without losing accuracy',
    'papers about training with fewer tokens from 2022',
    'what is speculative decoding',
    'how do masked autoencoders work',
    'best pizza in town',
  ];
  let asked = 0;
  return () => questions[asked++ % questions.length]!;
}
