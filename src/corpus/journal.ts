// What the folder of an archive holds at one moment: an import that was cut off counts as done once it was committed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an import keeps while it works, inside the archive's folder: staged files, and the record that commits them. */
export const STAGE = '.import';
export const RECORD = 'commit.json';
/** What an import remembers; every commit changes it, so that it tells one state of the folder from another. */
export const STATE = '.import.json';

/** One file of a commit, by the digests of its text before (null: there was none) and after. */
export interface Change {
  readonly from: string | null;
  readonly to: string;
}

/** Name of a file of the archive to what a commit makes of it. */
export type Changes = Readonly<Record<string, Change>>;

/** Name of each file in an archive's folder to the path where its content lies now. */
export type View = ReadonlyMap<string, string>;

// A commit is a moment, that of a thousand issues a second: a second try is seldom needed, and pauses that double, from a
// millisecond on, outlast it.
const TRIES = 11;

/**
 * Reads an archive's folder as it is at one moment: the files of a committed import count, wherever they still lie, and
 * where another one was committed meanwhile `read` is called again.
 * @param read gets the folder's files; what it throws is thrown only where the folder stood still.
 * @throws what listing the folder throws.
 */
export function readSettled<T>(dir: string, read: (files: View) => T): T {
  for (let tries = 1; ; tries++) {
    const before = signOf(dir);
    const files = filesOf(dir);
    const attempt = outcomeOf(() => read(files));
    if (tries === TRIES || (before === signOf(dir) && sameView(files, filesOf(dir)))) return attempt();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 ** (tries - 1));
  }
}

/** The commit that an import has made and not finished; undefined where there is none. */
export function readRecord(dir: string): Changes | undefined {
  const text = readIfThere(join(dir, STAGE, RECORD));
  return text === undefined ? undefined : (JSON.parse(text) as Changes);
}

/** The folder's files as the record says, hidden ones too. */
function filesOf(dir: string): View {
  const files = new Map(readdirSync(dir).map((name) => [name, join(dir, name)]));
  for (const name of Object.keys(readRecord(dir) ?? {})) {
    const staged = join(dir, STAGE, name);
    // Moved already, it lies in its place; the listing may be older than that.
    files.set(name, existsSync(staged) ? staged : join(dir, name));
  }
  return files;
}

/** The same before and after the files of a commit are moved, and another with every commit. */
function signOf(dir: string): string {
  return readIfThere(join(dir, STAGE, RECORD)) ?? readIfThere(join(dir, STATE)) ?? '';
}

/** Hidden files come and go: a snapshot is written while the archive is read. */
function sameView(one: View, other: View): boolean {
  const shown = (view: View) => [...view.keys()].filter((name) => !name.startsWith('.'));
  return (
    shown(one).length === shown(other).length && shown(one).every((name) => other.get(name) === one.get(name))
  );
}

function outcomeOf<T>(work: () => T): () => T {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** The text of a file; undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
