// Reads a large archive beside everything else: another thread does the work, and nobody who asks meanwhile waits for it.
import { Worker } from 'node:worker_threads';
import { type App, type AppOptions, createApp, createAppOf, type IndexedArchive } from '../app.ts';
import { ArchiveError } from '../corpus/problems.ts';
import { sizeOfFolder } from '../corpus/watch.ts';
import { fromPieces } from './archive-pieces.ts';
import type { Folders, Told } from './archive-worker.ts';

/** Some 250 papers: below, reading it takes no longer than a thread takes to begin. In bytes. */
const small = 512 * 1024;

/**
 * Makes an App anew while another one goes on answering.
 * @param from folders with fewer bytes are read in this thread.
 * @throws ArchiveError with every problem of the archive.
 */
export async function createAppBeside(options: AppOptions, from = small): Promise<App> {
  const { corpusDir, shippedDir } = options;
  if ((await sizeOfFolder(corpusDir)) < from) return createApp(options);
  return createAppOf(await readBeside({ corpusDir, shippedDir }), options);
}

async function readBeside(workerData: Folders): Promise<IndexedArchive> {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { workerData });
  const told = await new Promise<Told>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that reads the archive ended early')));
  });
  if (!told.ok) throw new ArchiveError(told.problems);
  return fromPieces(told.pieces);
}
