// The one connection to the database file: opened with all that must hold, and how work is run on it.
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../store.ts';
import { explain, isBusy } from './errors.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';

/** Work is synchronous, and runs at once unless another process holds the lock; what fails rejects with a StoreError. */
export interface Connection {
  /** The whole path. */
  readonly file: string;
  prepare(sql: string): StatementSync;
  /** For settings: SQLite sets some of them when they are prepared, and never again when they are run. */
  exec(sql: string): void;
  /** A single statement, or several that only read. */
  run<T>(work: () => T): Promise<T>;
  /** All or nothing, seen by nobody before it is done. */
  write<T>(work: () => T): Promise<T>;
  /** As `write`, and what was done outlives a power cut from when it resolves. */
  writeDurably<T>(work: () => T): Promise<T>;
  /**
   * Repeats a small piece of writing until it finds nothing more to do; others have their turn between.
   * @param step gives how many rows it changed.
   * @returns how many that were in all.
   */
  inSteps(step: () => number): Promise<number>;
  close(): void;
}

/** As long as starting may wait for another process that is starting too, in milliseconds. */
const openWithin = 3_000;
// Waiting inside SQLite holds up everything, so it gives up almost at once; we then wait where others go on.
const blockFor = 5;
const pauseFor = 20;
/** About half a minute: as long as a large file is written anew after a deletion, nobody else can write. */
const mostTries = 1_200;

/** @throws StoreError. */
export function connect(path: string): Connection {
  const file = resolve(path);
  makeFile(file);
  const db = openDatabase(file);
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];

  async function run<T>(work: () => T): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || tries === mostTries) throw explain(error, file);
      }
      await pause(pauseFor);
    }
  }

  function transaction<T>(work: () => T): T {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // SQLite has undone it already after some errors, such as a full disk.
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  function durably<T>(work: () => T): T {
    db.exec('PRAGMA synchronous = FULL');
    try {
      return transaction(work);
    } finally {
      db.exec('PRAGMA synchronous = NORMAL');
    }
  }

  return {
    file,
    prepare: (sql) => db.prepare(sql),
    exec: (sql) => db.exec(sql),
    run,
    write: (work) => run(() => transaction(work)),
    writeDurably: (work) => run(() => durably(work)),
    async inSteps(step) {
      for (let sum = 0; ; await nextTurn()) {
        const changed = await run(() => transaction(step));
        if (changed === 0) return sum;
        sum += changed;
      }
    },
    close() {
      if (db.isOpen) db.close();
    },
  };
}

// Only its owner may read what members said. The file is touched only where there is none: closing it would take away
// the locks that another store of this process has on it.
function makeFile(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new StoreError(
        `${file} is a folder: set DATABASE_PATH to a file, which is made where there is none.`,
      );
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    throw new StoreError(
      `${file} can't be made (${code}): let Paperboy's user write to ${folder}, or set DATABASE_PATH to another place.`,
      { cause: error },
    );
  }
}

function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: openWithin });
    migrate(db, file, migrations);
    db.exec(`
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA synchronous = NORMAL;
      PRAGMA journal_size_limit = 8388608;
      PRAGMA busy_timeout = ${blockFor};
    `);
    return db;
  } catch (error) {
    db?.close();
    throw explain(error, file);
  }
}
