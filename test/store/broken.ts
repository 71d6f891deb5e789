// Files and processes for the tests of what goes wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../src/store/sqlite.ts';
import { newFolder } from './folder.ts';
import { gap } from './values.ts';

const child = join(import.meta.dirname, 'child.ts');

export const now = () => 1_000;

/** A database made of this SQL. */
export function made(sql: string): string {
  const path = join(newFolder(), 'a.sqlite');
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
  return path;
}

/** Paperboy's database with 300 gaps. */
export async function filled(): Promise<string> {
  const path = join(newFolder(), 'a.sqlite');
  const store = openStore({ path, now });
  for (let i = 0; i < 300; i += 1) await store.gaps.note({ ...gap, member: `m${i}` });
  await store.close();
  return path;
}

/**
 * Runs child.ts with these arguments.
 * @param how `plain`: as a user who may not write everywhere, as root may; `limit`: no file may get larger, in kB.
 */
export function runChild(args: readonly string[], how: { plain?: true; limit?: number }) {
  const command = `${how.limit ? `ulimit -f ${how.limit}; ` : ''}exec "$0" "$@"`;
  const root = process.getuid?.() === 0;
  return spawnSync('bash', ['-c', command, process.execPath, child, ...args], {
    encoding: 'utf8',
    ...(how.plain && root ? { uid: 65_534, gid: 65_534 } : {}),
  });
}
