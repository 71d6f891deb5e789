// What SQLite says went wrong → a sentence that names the file and what to do about it.
import { StoreError } from '../store.ts';

/** A row that Paperboy cannot have written. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
}

/**
 * The error to throw in place of one that came out of SQLite. What is nobody's fault but ours, such as wrong SQL, stays
 * as it is: a bug is not to be dressed up as trouble with the disk.
 */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  if (error instanceof UnreadableRow) return storeError(damaged(file, error.message), error);
  if ('code' in error && error.code === 'ERR_INVALID_STATE')
    return storeError(`${file} is closed: Paperboy is stopping.`, error);
  const code = codeOf(error);
  const words = code === null ? undefined : (wordsOf.get(code) ?? wordsOf.get(code & primary));
  return words === undefined ? error : storeError(words(file, error.message), error);
}

/** Whether somebody else holds the lock that was needed: trying again may help. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && ((code & primary) === BUSY || (code & primary) === LOCKED);
}

/** SQLite's extended result code; null where the error is not SQLite's. */
function codeOf(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}

function storeError(message: string, cause: Error): StoreError {
  return new StoreError(message, { cause });
}

/** An extended code holds its primary one in the lowest byte. */
const primary = 0xff;
const BUSY = 5;
const LOCKED = 6;

/** By result code (https://sqlite.org/rescode.html), extended ones where they mean something else to whoever reads it. */
const wordsOf: ReadonlyMap<number, (file: string, detail: string) => string> = new Map([
  [BUSY, locked],
  [LOCKED, locked],
  [3, forbidden],
  [
    7,
    (file) => `There is not enough memory to work with ${file}: give Paperboy more, or stop other programs.`,
  ],
  [8, forbidden],
  // 1032 is SQLITE_READONLY_DBMOVED.
  [1032, (file) => `${file} was moved or deleted while it was open: put it back and start Paperboy again.`],
  [
    10,
    (file, detail) =>
      `The disk failed on ${file} (${detail}): check the disk and its connection, and keep your last backup safe.`,
  ],
  [11, damaged],
  [13, full],
  // 4874 is SQLITE_IOERR_SHMSIZE: no room for the index of the log beside the file.
  [4874, full],
  [14, forbidden],
  [23, forbidden],
  [
    26,
    (file) =>
      `${file} is not a database: set DATABASE_PATH to another file, or move this one away and a new one is made.`,
  ],
]);

function locked(file: string): string {
  return `${file} is locked by another program: close it there (a database browser, a backup tool), then try again.`;
}

function forbidden(file: string): string {
  return `${file} can't be written: let Paperboy's user write to it and make files beside it in its folder, or set DATABASE_PATH to another place.`;
}

function full(file: string): string {
  return `The disk that holds ${file} is full: make room on it, and Paperboy goes on by itself.`;
}

function damaged(file: string, detail: string): string {
  return `${file} is damaged (${detail}): stop Paperboy, put your last backup in its place, delete ${file}-wal and ${file}-shm, and start again.`;
}
