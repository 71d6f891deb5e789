// The current archive: swapped for a new one that is whole, kept where the new one is broken.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createCurrent } from '../../src/discord/current.ts';
import { createLog } from '../../src/discord/log.ts';
import { HEAD, keptFolder, LISTS } from '../corpus/folder.ts';

const GASKETS = `${HEAD}\n## Gauging Gaskets\n\nGaskets seal pipes.\n`;
const WHALES = GASKETS.replace('2023-01-08', '2023-01-15').replace('Gauging Gaskets', 'Weighing Whales');

/** An archive in a folder, how it can be loaded, and what is logged. */
function archive() {
  const dir = keptFolder({ ...LISTS, '2023-01-08.md': GASKETS });
  const lines: Record<string, unknown>[] = [];
  const log = createLog(
    { level: 'info', token: 'none' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  const options = { corpusDir: dir, shippedDir: dir, now: () => new Date(0), random: () => 0 };
  return { dir, lines, log, load: () => createApp(options) };
}

const datesOf = (app: App) => app.archive.issues.map(({ date }) => date);

it('takes a new issue, and lets who holds the old archive keep it', async () => {
  const { dir, lines, log, load } = archive();
  const { app, reload } = await createCurrent(load, log);
  const before = app();
  expect(datesOf(before)).toEqual(['2023-01-08']);
  writeFileSync(join(dir, '2023-01-15.md'), WHALES);
  expect(await reload()).toEqual({ ok: true, archive: app().archive });
  expect(datesOf(app())).toEqual(['2023-01-08', '2023-01-15']);
  expect(datesOf(before)).toEqual(['2023-01-08']);
  expect(lines).toMatchObject([{ level: 'info', issues: 2, papers: 2, msg: 'the archive was read again' }]);
});

it('keeps the old archive where the new one is broken, and says everything that is wrong', async () => {
  const { dir, lines, log, load } = archive();
  const { app, reload } = await createCurrent(load, log);
  const before = app();
  writeFileSync(join(dir, '2023-01-15.md'), '## No head\n');
  writeFileSync(join(dir, '2023-1-15.md'), WHALES);
  const reloaded = await reload();
  expect(app()).toBe(before);
  const problems = reloaded.ok ? [] : reloaded.problems;
  expect(problems.some((problem) => problem.startsWith(join(dir, '2023-1-15.md:1: ')))).toBe(true);
  expect(problems.some((problem) => problem.startsWith(join(dir, '2023-01-15.md:1: ')))).toBe(true);
  expect(lines).toMatchObject([
    { level: 'error', problems, msg: 'the archive was not taken, the old one stays' },
  ]);
  rmSync(join(dir, '2023-1-15.md'));
  writeFileSync(join(dir, '2023-01-15.md'), WHALES);
  expect((await reload()).ok).toBe(true);
  expect(datesOf(app())).toEqual(['2023-01-08', '2023-01-15']);
});

it('takes no archive at the start that is broken', async () => {
  const { dir, log, load } = archive();
  writeFileSync(join(dir, '2023-01-15.md'), '## No head\n');
  await expect(createCurrent(load, log)).rejects.toThrow('2023-01-15.md:1:');
});

it('survives what nobody expects', async () => {
  const { lines, log, load } = archive();
  const loads = [load, () => Promise.reject(new RangeError('out of something')), load];
  const { app, reload } = await createCurrent(() => loads.shift()!(), log);
  const before = app();
  expect(await reload()).toEqual({ ok: false, problems: ['RangeError: out of something'] });
  expect(app()).toBe(before);
  expect(lines).toMatchObject([{ level: 'error', err: { message: 'out of something' } }]);
  expect((await reload()).ok).toBe(true);
});

it('reads one after another, however many ask', async () => {
  const { log, load } = archive();
  let [running, most, count] = [0, 0, 0];
  const counted = async () => {
    running += 1;
    most = Math.max(most, running);
    count += 1;
    const app = await load();
    running -= 1;
    return app;
  };
  const { reload } = await createCurrent(counted, log);
  await Promise.all([reload(), reload(), reload()]);
  expect({ most, count }).toEqual({ most: 1, count: 4 });
});
