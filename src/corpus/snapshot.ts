// What takes long to make of an archive, kept beside it: read back while nothing that it was made from has changed.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { readSettled } from './journal.ts';

/**
 * Reads a snapshot, or makes what it holds and writes it. A snapshot that is stale or damaged counts as none; where none
 * can be written, all works as it would without.
 * @param file where it is kept; its name begins with a dot.
 * @param folders what it is made from: the files in these folders, code as well as archive.
 * @param make plain data in all depth: objects, arrays, maps, sets, typed arrays.
 */
export async function withSnapshot<T>(
  file: string,
  folders: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  const sources = attempt(() => digestOfFolders(folders));
  // What can't be read is for `make` to complain of.
  if (sources === undefined) return make();
  const kept = attempt(() => readSnapshot<T>(file, sources));
  if (kept !== undefined) return kept;
  const made = await make();
  attempt(() => writeSnapshot(file, sources, serialize(made)));
  return made;
}

/** A file begins with the digest of its sources and that of the rest of it. */
function readSnapshot<T>(file: string, sources: Buffer): T | undefined {
  const bytes = readFileSync(file);
  const [madeFrom, digest, data] = [bytes.subarray(0, 32), bytes.subarray(32, 64), bytes.subarray(64)];
  if (!madeFrom.equals(sources) || !digest.equals(digestOf(data))) return undefined;
  return deserialize(data) as T;
}

/** Another process may be reading it, or writing its own. */
function writeSnapshot(file: string, sources: Buffer, data: Buffer): void {
  const unfinished = `${file}.${sources.toString('hex', 0, 4)}${Math.trunc(performance.timeOrigin * 1000)}`;
  try {
    writeFileSync(unfinished, Buffer.concat([sources, digestOf(data), data]));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Of the names and contents of the folders' files; hidden files and folders in them are left out. */
function digestOfFolders(folders: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const folder of folders) hash.update(digestOfFolder(folder));
  return hash.digest();
}

function digestOfFolder(folder: string): Buffer {
  return readSettled(folder, (files) => {
    const hash = createHash('sha256');
    for (const [name, path] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (name.startsWith('.') || !statSync(path).isFile()) continue;
      const content = readFileSync(path);
      hash.update(`${name}\n${content.length}\n`).update(content);
    }
    return hash.digest();
  });
}

function digestOf(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** A snapshot only saves time: one that can't be used is no reason to stop. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
