// In a thread of its own: reads an archive and indexes it, which takes many seconds for a large one.
import { parentPort, workerData } from 'node:worker_threads';
import { type AppOptions, readIndexed } from '../app.ts';
import { ArchiveError } from '../corpus/problems.ts';
import { toPieces } from './archive-pieces.ts';

/** What the thread says before it ends. */
export type Told =
  | { readonly ok: true; readonly pieces: readonly Uint8Array<ArrayBuffer>[] }
  /** What is wrong with the archive. */
  | { readonly ok: false; readonly problems: readonly string[] };

export type Folders = Pick<AppOptions, 'corpusDir' | 'shippedDir'>;

const told = await read(workerData as Folders);
parentPort?.postMessage(told, told.ok ? told.pieces.map(({ buffer }) => buffer) : []);

async function read(folders: Folders): Promise<Told> {
  try {
    return { ok: true, pieces: toPieces(await readIndexed(folders)) };
  } catch (error) {
    // Errors of our own would arrive without what they hold.
    if (error instanceof ArchiveError) return { ok: false, problems: error.problems };
    throw error;
  }
}
