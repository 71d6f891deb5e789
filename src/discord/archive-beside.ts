// Reads a large archive beside everything else: another process does the work, whose memory is free again once it ends,
// and nobody who asks meanwhile waits for it.
import { fork } from 'node:child_process';
import { on } from 'node:events';
import { join } from 'node:path';
import { type App, type AppOptions, createApp, createAppOf, type IndexedArchive, readKept } from '../app.ts';
import { fromPieces } from '../corpus/pieces.ts';
import { ArchiveError } from '../corpus/problems.ts';
import { sizeOfFolder } from '../corpus/watch.ts';

/** What the other process says: the archive piece by piece, and then how it ended. */
export type Told =
  | { readonly piece: Uint8Array }
  | { readonly end: 'whole' }
  /** What is wrong with the archive. */
  | { readonly end: 'refused'; readonly problems: readonly string[] };

export interface BesideOptions extends AppOptions {
  /** Ends the other process, whatever it is at. */
  readonly signal?: AbortSignal;
}

/** Some 250 papers: below, reading it takes no longer than a process takes to begin. In bytes. */
const small = 512 * 1024;

/**
 * Makes an App while others go on being answered.
 * @param from folders with fewer bytes are read in this process.
 * @throws ArchiveError with every problem of the archive.
 */
export async function createAppBeside(options: BesideOptions, from = small): Promise<App> {
  if ((await sizeOfFolder(options.corpusDir)) < from) return createApp(options);
  return createAppOf(await fromPieces<IndexedArchive>(readBeside(options)), options);
}

/** The same, when nobody is waiting yet: what the snapshot holds is soonest taken from it here. */
export async function createAppKept(options: BesideOptions): Promise<App> {
  const kept = await readKept(options);
  return kept === undefined ? createAppBeside(options) : createAppOf(kept, options);
}

async function* readBeside({ corpusDir, shippedDir, signal }: BesideOptions): AsyncGenerator<Uint8Array> {
  const child = fork(join(import.meta.dirname, '..', 'read-archive.ts'), [corpusDir, shippedDir], {
    serialization: 'advanced',
    // Garbage goes sooner: reading takes a twentieth longer, and a quarter less memory.
    execArgv: ['--max-semi-space-size=4', '--heap-growing-percent=60'],
    signal,
  });
  const gone = new AbortController();
  // Comes after all that was said, and that is heard first.
  child.once('disconnect', () => gone.abort());
  child.once('error', (error) => gone.abort(error));
  try {
    for await (const [told] of on(child, 'message', { signal: gone.signal }) as AsyncIterable<[Told]>) {
      if ('piece' in told) yield told.piece;
      else if (told.end === 'whole') return;
      else throw new ArchiveError(told.problems);
    }
  } catch (error) {
    if (!gone.signal.aborted || error instanceof ArchiveError) throw error;
    throw new Error('the process that reads the archive ended early', { cause: gone.signal.reason });
  } finally {
    child.kill();
  }
}
