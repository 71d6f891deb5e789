// In a thread of its own: writes the database file anew, and empties the log beside it.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** As long as it may wait for those who read and write, in milliseconds. */
const patience = 5_000;

parentPort?.postMessage(rewrite(String(workerData)));

/** @returns what went wrong, as it can be sent to another thread; null where nothing did. */
function rewrite(file: string): { readonly message: string; readonly errcode?: unknown } | null {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: patience });
    db.exec('PRAGMA secure_delete = ON; VACUUM');
    return emptyLog(db) ? null : { message: 'the log could not be emptied', errcode: 5 };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'errcode' in error
      ? { message: error.message, errcode: error.errcode }
      : { message: error.message };
  } finally {
    db?.close();
  }
}

// SQLite waits for those who read, but not for another one who is about to empty the log.
function emptyLog(db: DatabaseSync): boolean {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const until = performance.now() + patience;
  for (;;) {
    if (db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0) return true;
    if (performance.now() > until) return false;
    Atomics.wait(sleeper, 0, 0, 50);
  }
}
