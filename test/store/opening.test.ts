// A file that can't be used is told when it is opened, with its name and what to do.
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store.ts';
import { filled, made, now, runChild } from './broken.ts';
import { newFolder } from './folder.ts';
import { gap } from './values.ts';

describe('a file that can not be opened', () => {
  it('is a folder', () => {
    const path = join(newFolder(), 'a.sqlite');
    mkdirSync(path);
    expect(problem(path)).toBe(
      'a.sqlite is a folder: set DATABASE_PATH to a file, which is made where there is none.',
    );
  });

  it('lies in what is no folder', () => {
    expect(problem(join(written('text'), 'b.sqlite'))).toMatch(
      /^b\.sqlite can't be made \((EEXIST|ENOTDIR)\): let/,
    );
  });

  it('is no database', () => {
    const path = written('Dear diary, '.repeat(100));
    expect(problem(path)).toBe(
      'a.sqlite is not a database: set DATABASE_PATH to another file, or move this one away and a new one is made.',
    );
    expect(readFileSync(path, 'utf8')).toBe('Dear diary, '.repeat(100));
  });

  it("is another program's database, which stays as it is", () => {
    const path = made('CREATE TABLE theirs (a)');
    const before = readFileSync(path);
    expect(problem(path)).toMatch(/^a\.sqlite is the database of another program: set DATABASE_PATH/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is of a newer version, and stays as it is', async () => {
    const path = await filled();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(path);
    expect(problem(path)).toMatch(
      /^a\.sqlite was written by a newer Paperboy \(version 99 of the file; this one knows up to \d+\): update Paperboy, or put back a backup/,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is damaged', async () => {
    const path = await filled();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 100, 4096));
    expect(problem(path)).toMatch(
      /^a\.sqlite is damaged \(.*\): stop Paperboy, put your last backup in its place, delete/,
    );
  });

  it('is locked by another program', async () => {
    const path = await filled();
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(problem(path)).toBe(
      'a.sqlite is locked by another program: close it there (a database browser, a backup tool), then try again.',
    );
    other.close();
    await openStore({ path, now }).close();
  });

  // Root may write everywhere, so a child without that right tries it.
  it.each(['file', 'folder'])('is in a read-only %s', async (what) => {
    const path = await filled();
    for (const [each, mode] of [
      [path, 0o444],
      [dirname(path), 0o555],
    ] as const)
      chmodSync(each, what === 'folder' || each === path ? mode : 0o777);
    if (what === 'folder') chmodSync(path, 0o666);
    const { stdout } = runChild(['open', path], { plain: true });
    expect(stdout.replaceAll(`${dirname(path)}/`, '')).toBe(
      "StoreError: a.sqlite can't be written: let Paperboy's user write to it and make files beside it in its folder, or set DATABASE_PATH to another place.\n",
    );
  });

  it('is new in a read-only folder', () => {
    const dir = newFolder();
    chmodSync(dir, 0o555);
    const { stdout } = runChild(['open', join(dir, 'a.sqlite')], { plain: true });
    expect(stdout).toMatch(/^StoreError: .*a\.sqlite can't be made \(EACCES\): let Paperboy's user write to/);
  });
});

describe('a new file', () => {
  it('is read by its owner alone, and so are those beside it', async () => {
    const path = join(newFolder(), 'a.sqlite');
    const store = openStore({ path, now });
    await store.gaps.note(gap);
    expect([path, `${path}-wal`, `${path}-shm`].map((each) => statSync(each).mode & 0o777)).toEqual([
      0o600, 0o600, 0o600,
    ]);
    await store.close();
  });
});

function problem(path: string): string {
  try {
    openStore({ path, now });
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return (error as StoreError).message
      .replaceAll(`${dirname(path)}/`, '')
      .replaceAll(dirname(path), 'FOLDER');
  }
  throw new Error('it opened');
}

function written(bytes: string | Uint8Array): string {
  const path = join(newFolder(), 'a.sqlite');
  writeFileSync(path, bytes);
  return path;
}
