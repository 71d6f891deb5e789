// Which of several processes makes the daily posts: the one that holds a lock on a small file beside the database.
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { explain, isBusy } from './errors.ts';

export interface Lead {
  /** @throws StoreError. */
  lead(): boolean;
  close(): void;
}

/**
 * The file is an empty database with an exclusive transaction that is never ended. The lock is the system's, on the open
 * file: it falls with the process, even by SIGKILL or a crash, and never earlier, so there is no lease that a slow
 * process could outlive and no stale lock to clear away. It is another file than the database, since writers of that
 * one must not wait for it. Nothing waits: who does not get the lock asks again later.
 * @param file is made where there is none, at the first call.
 */
export function createLead(file: string): Lead {
  let db: DatabaseSync | undefined;
  let closed = false;
  return {
    lead() {
      if (closed) throw new StoreError(`${file} is closed: Paperboy is stopping.`);
      try {
        db ??= new DatabaseSync(file, { timeout: 0 });
        if (!db.isTransaction) db.exec('BEGIN EXCLUSIVE');
        return true;
      } catch (error) {
        if (isBusy(error)) return false;
        throw explain(error, file);
      }
    },
    close() {
      closed = true;
      if (db?.isOpen) db.close();
    },
  };
}
