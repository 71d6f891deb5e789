// An archive read in another process: the same as one read in this one, its problems told as well, and nobody waits.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createAppBeside } from '../../src/discord/archive-beside.ts';
import { HEAD, keptFolder, LISTS, SHIPPED } from '../corpus/folder.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'src');
const READ_ARCHIVE = join(SOURCES, 'read-archive.ts');
const BESIDE = join(SOURCES, 'discord', 'archive-beside.ts');

const optionsFor = (dir: string) => ({
  ...{ corpusDir: dir, shippedDir: SHIPPED, now: () => new Date(0), random: () => 0 },
});
const GASKETS = `${HEAD}\n## Gauging Gaskets\n\nGaskets seal pipes.\n`;

it('answers as one that was read in this process', async () => {
  const options = optionsFor(SHIPPED);
  const [here, beside] = [await createApp(options), await createAppBeside(options, 0)];
  expect(beside.archive).toEqual(here.archive);
  for (const question of ['how does flash attention work?', 'which papers from november 2022 are on data?'])
    expect(beside.ask(question, [])).toEqual(here.ask(question, []));
  const paper = beside.paper('2022-12-04#1')!;
  expect(beside.related(paper, 3).map((each) => each.paper.code)).toEqual(
    here.related(here.paper('2022-12-04#1')!, 3).map((each) => each.paper.code),
  );
});

it('tells everything that is wrong, and has read what is right at the next call', async () => {
  const dir = keptFolder({ ...LISTS, '2023-01-08.md': '## No head\n', 'notes.md': '' });
  const refused = await createAppBeside(optionsFor(dir), 0).catch((error) => error);
  expect(refused.name).toBe('ArchiveError');
  expect(refused.problems).toEqual(
    expect.arrayContaining([
      expect.stringContaining('2023-01-08.md:1:'),
      expect.stringContaining('notes.md:1:'),
    ]),
  );
  rmSync(join(dir, 'notes.md'));
  writeFileSync(join(dir, '2023-01-08.md'), GASKETS);
  expect((await createAppBeside(optionsFor(dir), 0)).archive.issues).toHaveLength(1);
});

it('needs no snapshot', async () => {
  const dir = keptFolder({ ...LISTS, '2023-01-08.md': GASKETS });
  // Not even root can put a file in a folder's place.
  mkdirSync(join(dir, '.snapshot', 'x'), { recursive: true });
  chmodSync(dir, 0o555);
  const app = await createAppBeside(optionsFor(dir), 0);
  chmodSync(dir, 0o755);
  expect(app.ask('gauging gaskets', []).results[0]?.paper.title).toBe('Gauging Gaskets');
});

it('lets others have their turn while it is read', async () => {
  const dir = folderOf900();
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const start = performance.now();
  const app = await createAppBeside(optionsFor(dir));
  clearInterval(timer);
  expect(app.papers()).toHaveLength(900);
  // In this process there would be one or two.
  expect(turns).toBeGreaterThan(Math.min(40, (performance.now() - start) / 40));
});

it('stops with whoever started it, and at once where nobody waits for it any more', async () => {
  const dir = folderOf900();
  const child = fork(READ_ARCHIVE, [dir, SHIPPED], { serialization: 'advanced' });
  child.disconnect();
  await once(child, 'exit');
  expect(existsSync(join(dir, '.snapshot'))).toBe(false);

  const script = `
    import { createAppBeside } from ${JSON.stringify(pathToFileURL(BESIDE))};
    const ending = new AbortController();
    process.once('exit', () => ending.abort());
    setTimeout(process.exit, 200);
    const folders = ${JSON.stringify({ corpusDir: dir, shippedDir: SHIPPED })};
    await createAppBeside({ ...folders, signal: ending.signal }, 0);`;
  const bot = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The process that reads holds the same pipe, so that this waits for both.
  await once(bot.stdout.resume(), 'close');
  expect(existsSync(join(dir, '.snapshot'))).toBe(false);
});

/** An archive that takes longer to read and to index than a process to begin. */
function folderOf900(): string {
  const dir = keptFolder(LISTS);
  for (let i = 0; i < 60; i++) {
    const date = new Date(Date.UTC(2020, 0, 5 + 7 * i)).toISOString().slice(0, 10);
    const papers = Array.from(
      { length: 15 },
      (_, j) => `## Paper ${i} ${j}\n\n${'It works well. '.repeat(40)}\n`,
    );
    writeFileSync(join(dir, `${date}.md`), `---\ndate: ${date}\ntitle: "T"\n---\n\n${papers.join('\n')}`);
  }
  return dir;
}
