// node bench/large.ts [ISSUES]: Paperboy over a large archive, 15 papers an issue: how soon it is ready, how fast it answers,
// how much memory it takes, all without Discord (bench/discord.ts has it with Discord); first without a snapshot of the
// index, then with it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { questionAbout, seeded, writeArchive } from './large-archive.ts';
import { inWords } from './times.ts';

const shipped = join(import.meta.dirname, '..', 'corpus');
const [first, second] = process.argv.slice(2);

if (first === '--ask') await ask(second!);
else {
  const dir = mkdtempSync(join(tmpdir(), 'large-'));
  try {
    writeArchive(dir, Number(first ?? 1000));
    for (const run of ['without a snapshot', 'with it', 'with it, again']) {
      console.log(`\n${run}`);
      spawnSync(process.execPath, [...process.execArgv, import.meta.filename, '--ask', dir], {
        stdio: 'inherit',
      });
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Starts, asks, and tells. */
async function ask(dir: string): Promise<void> {
  const options = { corpusDir: dir, shippedDir: shipped, now: () => new Date(), random: Math.random };
  const app = await createApp(options);
  const ready = performance.now();
  for (const _ of app.warmUp());
  console.log(
    `process start to ready: ${ready.toFixed(0)} ms, and ${(performance.now() - ready).toFixed(0)} ms until warm`,
  );
  const random = seeded(7);
  const papers = app.archive.issues.flatMap((issue) => issue.papers);
  const times = Array.from({ length: 500 }, () => {
    const question = questionAbout(papers, random);
    const start = performance.now();
    app.ask(question, [], { limit: 5 });
    return performance.now() - start;
  });
  const mebibytes = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
  console.log(`question: ${inWords(times)}`);
  console.log(`memory: ${mebibytes} MiB, at its most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`);
}
