// From whatever version a file has to the newest: each step at once with its number, so that none is done by half.
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { isBusy } from './errors.ts';

/** Says in the file's head that it is Paperboy's; "Papb" in ASCII. */
const ours = 0x50617062;

/**
 * Brings a database to the version that is the number of steps. Others that open the same file may do so at once.
 * @param steps SQL, each leading from the version that is its place to the next.
 * @throws StoreError for a file that is another program's or a newer Paperboy's, which stays as it is.
 */
export function migrate(db: DatabaseSync, file: string, steps: readonly string[]): void {
  checkBefore(db, file, steps.length);
  useLog(db);
  while (step(db, file, steps));
}

/** @returns whether there may be more to do. */
function step(db: DatabaseSync, file: string, steps: readonly string[]): boolean {
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = check(db, file, steps.length);
    const sql = steps[version];
    if (sql !== undefined) db.exec(`${sql}; PRAGMA application_id = ${ours}`);
    // Written even where it stays the same: that nothing can be written is found out now rather than by the first member.
    db.exec(`PRAGMA user_version = ${sql === undefined ? version : version + 1}`);
    db.exec('COMMIT');
    return sql !== undefined;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** In one transaction: another process may bring the file up to date between two questions. */
function checkBefore(db: DatabaseSync, file: string, newest: number): void {
  db.exec('BEGIN');
  try {
    check(db, file, newest);
  } finally {
    if (db.isTransaction) db.exec('ROLLBACK');
  }
}

function check(db: DatabaseSync, file: string, newest: number): number {
  const version = numberOf(db, 'PRAGMA user_version');
  const application = numberOf(db, 'PRAGMA application_id');
  const isNew =
    version === 0 && application === 0 && numberOf(db, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isNew && application !== ours)
    throw new StoreError(
      `${file} is the database of another program: set DATABASE_PATH to another file, which is made where there is none.`,
    );
  if (version > newest)
    throw new StoreError(
      `${file} was written by a newer Paperboy (version ${version} of the file; this one knows up to ${newest}): update Paperboy, or put back a backup from before.`,
    );
  return version;
}

// With a write-ahead log, who reads and who writes do not wait for each other. SQLite refuses the change at once while
// another process is about to make it, whatever the timeout; it is done within moments.
function useLog(db: DatabaseSync): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 1; ; tries += 1) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || tries === 50) throw error;
    }
    Atomics.wait(sleeper, 0, 0, 20);
  }
}

function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}
