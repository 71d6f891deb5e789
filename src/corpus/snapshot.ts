// What takes long to make of an archive, kept beside it: read back while nothing that it was made from has changed.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readSettled } from './journal.ts';
import { fromPieces, toPieces } from './pieces.ts';

/**
 * Reads a snapshot, or makes what it holds and writes it; where none can be written, all works as it would without.
 * @param file where it is kept; its name begins with a dot.
 * @param folders what it is made from: the files in these folders, code as well as archive.
 * @param make plain data as `toPieces` takes it.
 */
export async function withSnapshot<T>(
  file: string,
  folders: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  // What can't be read is for `make` to complain of.
  const sources = attempt(() => digestOfFolders(folders));
  const kept = sources && (await readWhole<T>(file, sources));
  if (kept !== undefined) return kept;
  const made = await make();
  if (sources !== undefined) attempt(() => writeSnapshot(file, sources, toPieces(made)));
  return made;
}

/** What a snapshot holds; undefined where there is none, or one that is stale or damaged, which counts as none. */
export async function readSnapshot<T>(file: string, folders: readonly string[]): Promise<T | undefined> {
  const sources = attempt(() => digestOfFolders(folders));
  return sources && (await readWhole<T>(file, sources));
}

async function readWhole<T>(file: string, sources: Buffer): Promise<T | undefined> {
  const open = attempt(() => openSync(file, 'r'));
  if (open === undefined) return undefined;
  try {
    return await fromPieces<T>(piecesIn(open, sources));
  } catch {
    return undefined;
  } finally {
    closeSync(open);
  }
}

/**
 * A file is the digest of its sources; then of each piece its size, its digest, and itself, up to one of no size. Each
 * digest is also of the one before, so that a piece that lacks is missed. Each piece has memory of its own, which goes
 * when nobody needs it.
 */
function* piecesIn(open: number, sources: Buffer): Generator<Buffer> {
  const whole = fstatSync(open).size;
  const read = (size: number): Buffer => {
    // A wrong size must not ask for all memory.
    if (size > whole) throw new Error('the snapshot is damaged');
    const bytes = Buffer.alloc(size);
    if (readSync(open, bytes, 0, size, null) !== size) throw new Error('the snapshot is cut off');
    return bytes;
  };
  let before = read(digestSize);
  if (!before.equals(sources)) throw new Error('the snapshot is stale');
  for (;;) {
    const [size, digest] = [read(4), read(digestSize)];
    const piece = read(size.readUInt32LE());
    before = digestOf(before, size, piece);
    if (!before.equals(digest)) throw new Error('the snapshot is damaged');
    if (piece.length === 0) return;
    yield piece;
  }
}

/** Another process may be reading it, or writing its own. */
function writeSnapshot(file: string, sources: Buffer, pieces: Iterable<Buffer>): void {
  const unfinished = `${file}.${sources.toString('hex', 0, 4)}${Math.trunc(performance.timeOrigin * 1000)}`;
  try {
    const open = openSync(unfinished, 'w');
    try {
      for (const bytes of bytesOf(sources, pieces)) writeFileSync(open, bytes);
    } finally {
      closeSync(open);
    }
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function* bytesOf(sources: Buffer, pieces: Iterable<Buffer>): Generator<Buffer> {
  yield sources;
  let before = sources;
  const record = function* (piece: Buffer) {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(piece.length);
    before = digestOf(before, size, piece);
    yield* [size, before, piece];
  };
  for (const piece of pieces) yield* record(piece);
  yield* record(Buffer.alloc(0));
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

/** Of SHA-256, in bytes. */
const digestSize = 32;

function digestOf(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A snapshot only saves time: one that can't be used is no reason to stop. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
