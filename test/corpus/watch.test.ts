// The watched folder: told of once its files have come to rest, whatever changed; and of nothing else.
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lookAt, sizeOfFolder, watchFolder } from '../../src/corpus/watch.ts';
import { keptFolder } from './folder.ts';

const every = 25;

/** A folder that is watched, how often a change was told, and what was complained of. */
async function watched(work: () => Promise<unknown> = async () => undefined) {
  const dir = keptFolder({ 'a.md': 'A', 'b.md': 'B' });
  const complaints: string[] = [];
  let told = 0;
  const { stop } = watchFolder(dir, await lookAt(dir), {
    every,
    complain: (problem) => void complaints.push(problem),
    onChange: async () => {
      told += 1;
      await work();
    },
  });
  onTestFinished(stop);
  const isTold = (times: number) =>
    vi.waitFor(() => expect(told).toBe(times), { timeout: 3_000, interval: 5 });
  return { dir, complaints, stop, told: () => told, isTold };
}

const changes: readonly (readonly [string, (dir: string) => void])[] = [
  ['a new file', (dir) => writeFileSync(join(dir, 'c.md'), '')],
  ['another content', (dir) => writeFileSync(join(dir, 'a.md'), 'longer')],
  ['another time', (dir) => utimesSync(join(dir, 'a.md'), 1, 1)],
  ['another name', (dir) => renameSync(join(dir, 'a.md'), join(dir, 'c.md'))],
  ['a file that is gone', (dir) => rmSync(join(dir, 'a.md'))],
  [
    'the commit of an import',
    (dir) => {
      mkdirSync(join(dir, '.import'));
      writeFileSync(join(dir, '.import', 'commit.json'), '{}');
    },
  ],
];

it.each(changes)('tells of %s, once', async (_, change) => {
  const { dir, told, isTold } = await watched();
  await wait(3 * every);
  expect(told()).toBe(0);
  change(dir);
  await isTold(1);
  await wait(5 * every);
  expect(told()).toBe(1);
});

it('waits until the files have come to rest', async () => {
  const { dir, told, isTold } = await watched();
  for (let i = 0; i < 40; i++) {
    writeFileSync(join(dir, 'a.md'), 'x'.repeat(i + 2));
    await wait(5);
  }
  expect(told()).toBe(0);
  await isTold(1);
});

it('is not told of what is hidden, such as the snapshot', async () => {
  const { dir, told } = await watched();
  writeFileSync(join(dir, '.snapshot'), 'bytes');
  mkdirSync(join(dir, '.import'));
  writeFileSync(join(dir, '.import', '2023-01-08.md'), 'staged');
  await wait(6 * every);
  expect(told()).toBe(0);
});

it('tells again of what changes while the archive is read', async () => {
  let meanwhile: (() => void) | undefined;
  const { dir, told, isTold } = await watched(async () => meanwhile?.());
  meanwhile = () => {
    writeFileSync(join(dir, 'a.md'), 'changed again');
    meanwhile = undefined;
  };
  writeFileSync(join(dir, 'a.md'), 'changed');
  await isTold(2);
  await wait(5 * every);
  expect(told()).toBe(2);
});

it('complains once of a folder that is gone, and goes on when it is back', async () => {
  const { dir, complaints, told, isTold } = await watched();
  renameSync(dir, `${dir}-away`);
  await vi.waitFor(() => expect(complaints).toHaveLength(1));
  await wait(4 * every);
  expect(complaints).toEqual([`${dir}: the archive's folder can't be watched (ENOENT)`]);
  renameSync(`${dir}-away`, dir);
  await wait(4 * every);
  expect(told()).toBe(0);
  writeFileSync(join(dir, 'c.md'), '');
  await isTold(1);
});

it('takes no more looks once it was stopped', async () => {
  const { dir, told, stop } = await watched();
  await stop();
  writeFileSync(join(dir, 'c.md'), '');
  await wait(5 * every);
  expect(told()).toBe(0);
});

it('counts the bytes of the files, and of those that an import has put beside them', async () => {
  const dir = keptFolder({ 'a.md': '12345', '.snapshot': 'not counted', '.import/b.md': '123' });
  expect(await sizeOfFolder(dir)).toBe(8);
  expect(await sizeOfFolder(join(dir, 'missing'))).toBe(0);
});
