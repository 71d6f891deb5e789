// A backup is a whole database of one moment, made while others write.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { newFolder } from './folder.ts';
import { collect, gap } from './values.ts';

const now = () => 1_000;

function open(): { dir: string; path: string; store: Store } {
  const dir = newFolder();
  const path = join(dir, 'paperboy.sqlite');
  return { dir, path, store: openStore({ path, now }) };
}

it('copies all that there is, and opens like any other', async () => {
  const { dir, store } = open();
  await store.gaps.note(gap);
  await store.saved.add('m1', { code: 'p1', title: 'One' });
  const copy = join(dir, 'copies', 'copy.sqlite');
  mkdirSync(join(dir, 'copies'));
  await store.backup(copy);
  expect(readdirSync(join(dir, 'copies'))).toEqual(['copy.sqlite']);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  await store.gaps.note({ ...gap, member: 'm2' });
  const copied = openStore({ path: copy, now });
  expect(await collect(copied.gaps.all())).toHaveLength(1);
  expect((await copied.members.record('m1')).saved).toHaveLength(1);
  await copied.close();
  await store.close();
});

it('is consistent while this process and another one write', async () => {
  const { dir, path, store } = open();
  for (let i = 0; i < 2_000; i += 1)
    await store.gaps.note({ ...gap, member: `m${i}`, question: 'long '.repeat(100) });
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), 'write', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void writer.kill('SIGKILL'));
  await once(writer.stdout, 'data');
  const before = (await collect(store.gaps.all())).length;
  let [ended, during] = [false, 0];
  const backedUp = store.backup(join(dir, 'copy.sqlite')).then(() => {
    ended = true;
  });
  for (; !ended; during += 1) {
    await store.gaps.note({ ...gap, member: `n${during}` });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await backedUp;
  writer.kill('SIGKILL');
  await once(writer, 'close');
  const after = (await collect(store.gaps.all())).length;
  await store.close();

  const copy = openStore({ path: join(dir, 'copy.sqlite'), now });
  const there = await collect(copy.gaps.all());
  const [group] = await copy.gaps.groups('s1', 1);
  expect(group!.asked).toBe(there.length);
  expect(there.length).toBeGreaterThanOrEqual(before);
  expect(there.length).toBeLessThan(after);
  expect(during).toBeGreaterThan(0);
  await copy.close();
});

it('never takes the place of a file, and says where none can be made', async () => {
  const { dir, path, store } = open();
  const taken = join(dir, 'taken');
  writeFileSync(taken, 'mine');
  await expect(store.backup(taken)).rejects.toThrow(
    `${taken} exists already, and a backup never takes a file's place: give another name.`,
  );
  expect(readFileSync(taken, 'utf8')).toBe('mine');
  await expect(store.backup(path)).rejects.toThrow(/exists already/);
  const nowhere = join(dir, 'no', 'copy');
  await expect(store.backup(nowhere)).rejects.toThrow(
    `${nowhere} can't be made (ENOENT): give a name in a folder`,
  );
  expect(existsSync(nowhere)).toBe(false);
  await store.close();
});
