// A consistent copy of the database while it is used.
import { closeSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { explain } from './errors.ts';

/**
 * @param from the database file, which is open elsewhere.
 * @param to a file that does not exist yet; there is none either after a failure.
 * @throws StoreError.
 */
export async function backUp(from: string, to: string): Promise<void> {
  const target = resolve(to);
  makeFile(target);
  let source: DatabaseSync | undefined;
  try {
    // A connection of its own, and all pages in one go, in a thread: a copy in parts would begin again whenever somebody
    // writes in between, and one on the usual connection would hold it up.
    source = new DatabaseSync(from, { readOnly: true });
    await backup(source, target, { rate: allPages });
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(target + suffix, { force: true });
    throw explain(error, target);
  } finally {
    source?.close();
  }
}

const allPages = 2 ** 31 - 1;

// SQLite would write over whatever stands there. Only its owner may read what members said.
function makeFile(target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EEXIST'
        ? `${target} exists already, and a backup never takes a file's place: give another name.`
        : `${target} can't be made (${code}): give a name in a folder that exists and that you may write to.`;
    throw new StoreError(why, { cause: error });
  }
}
