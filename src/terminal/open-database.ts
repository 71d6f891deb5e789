// A setting → the database that Paperboy keeps, for the operator's own commands: opened only where there is one.
import { existsSync } from 'node:fs';
import { readSettings } from '../config.ts';
import { openStore } from '../store/sqlite.ts';
import { type Store, StoreError } from '../store/store.ts';

/**
 * Opens the database that DATABASE_PATH names, beside a Paperboy that may be running.
 * @returns the problem, with its cure, where there is none or it can't be opened.
 */
export function openDatabase(
  databasePath: string | undefined,
  now: () => number,
): { readonly ok: true; readonly store: Store } | { readonly ok: false; readonly problem: string } {
  // Only where the database is: no wrong setting, such as a missing token, must keep anyone from a backup.
  const read = readSettings({ DISCORD_TOKEN: 'none', DATABASE_PATH: databasePath });
  if (!read.ok) return { ok: false, problem: read.problems.join('\n') };
  const path = read.settings.databasePath;
  if (!existsSync(path)) {
    const problem = `${path}: there is no database. Paperboy makes it when it first starts; DATABASE_PATH names another place.`;
    return { ok: false, problem };
  }
  try {
    return { ok: true, store: openStore({ path, now }) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { ok: false, problem: error.message };
  }
}
