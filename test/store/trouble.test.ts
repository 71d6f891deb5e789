// What goes wrong while a database is used is told with its name and what to do, and nothing is lost by it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/store/sqlite/errors.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store.ts';
import { filled, made, now, runChild } from './broken.ts';
import { newFolder } from './folder.ts';
import { gap } from './values.ts';

describe('trouble later', () => {
  it('a page that is damaged', async () => {
    const path = await filled();
    const db = new DatabaseSync(path);
    const { rootpage } = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'gaps'`).get()!;
    db.close();
    const page = 4096;
    writeFileSync(
      path,
      readFileSync(path).fill(0xa5, (Number(rootpage) - 1) * page, Number(rootpage) * page),
    );
    const store = openStore({ path, now });
    await expect(store.gaps.note(gap)).rejects.toThrow(
      /a\.sqlite is damaged .*put your last backup in its place/,
    );
    expect(await store.servers.choices('s1')).toEqual({ questions: true, votes: true });
    await store.close();
  });

  it('a value that Paperboy did not write', async () => {
    const path = await filled();
    const db = new DatabaseSync(path);
    db.exec(`UPDATE gaps SET papers = 'nonsense'`);
    db.close();
    const store = openStore({ path, now });
    await expect(store.members.record('m1')).rejects.toThrow(
      /is damaged \(its column papers holds what Paperboy did not write\)/,
    );
    await store.close();
  });

  it('a lock that another program holds for a while is waited for, without holding up others', async () => {
    const path = await filled();
    const store = openStore({ path, now });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const noted = store.gaps.note({ ...gap, question: 'patient' });
    let turns = 0;
    const watch = setInterval(() => {
      turns += 1;
    }, 5);
    // Reading goes on meanwhile.
    expect((await store.members.record('m1')).gaps).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(watch);
    other.exec('COMMIT');
    other.close();
    await noted;
    expect(turns).toBeGreaterThan(10);
    expect((await store.members.record('m1')).gaps.map(({ question }) => question)).toContain('patient');
    await store.close();
  });

  it('a disk that can not take more', () => {
    // No file may grow over 400 kB there, which is an error of the disk to SQLite.
    const path = join(newFolder(), 'a.sqlite');
    const { stdout } = runChild(['fill', path], { limit: 400 });
    expect(stdout).toMatch(
      /^StoreError: The disk failed on .*a\.sqlite \(disk I\/O error\): check the disk.*\nstill \d+\n$/,
    );
  });

  it('a full disk, as SQLite tells it', () => {
    const path = made('CREATE TABLE a (b)');
    const db = new DatabaseSync(path);
    db.exec('PRAGMA max_page_count = 3');
    let told: unknown;
    try {
      db.exec('INSERT INTO a VALUES (zeroblob(100000))');
    } catch (error) {
      told = explain(error, 'a.sqlite');
    }
    db.close();
    expect(told).toBeInstanceOf(StoreError);
    expect((told as StoreError).message).toBe(
      'The disk that holds a.sqlite is full: make room on it, and Paperboy goes on by itself.',
    );
  });

  const disk = smallDisk();
  afterAll(() => disk?.remove());
  it.skipIf(disk === null)(
    'a full disk, in truth: nothing is lost, and it goes on when there is room',
    async () => {
      const store = openStore({ path: join(disk!.dir, 'a.sqlite'), now });
      let noted = 0;
      const fill = async () => {
        for (;;) {
          await store.gaps.note({ ...gap, member: 'm1', question: `${noted} ${'long '.repeat(500)}` });
          noted += 1;
        }
      };
      await expect(fill()).rejects.toThrow(/The disk that holds .*a\.sqlite is full: make room on it/);
      expect((await store.members.record('m1')).gaps).toHaveLength(noted);
      rmSync(disk!.ballast);
      await store.gaps.note({ ...gap, member: 'm1' });
      expect((await store.members.record('m1')).gaps).toHaveLength(noted + 1);
      await store.close();
    },
  );
});

it('a bug stays a bug', () => {
  const db = new DatabaseSync(':memory:');
  let wrong: unknown;
  try {
    db.exec('SELEKT');
  } catch (error) {
    wrong = error;
  }
  expect(explain(wrong, 'a.sqlite')).toBe(wrong);
});

/** A disk of its own of 3 MB, with 1 MB to be deleted; null where none may be made. */
function smallDisk() {
  const dir = mkdtempSync(join(tmpdir(), 'disk-'));
  const ballast = join(dir, 'ballast');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    rmSync(dir, { recursive: true });
    return null;
  }
  writeFileSync(ballast, Buffer.alloc(2 ** 20));
  return {
    ...{ dir, ballast },
    remove() {
      execFileSync('umount', [dir]);
      rmSync(dir, { recursive: true });
    },
  };
}
