// Deleting for good: the file is written anew without what was deleted.
//
// `secure_delete` overwrites a deleted row, yet not every copy of it: where SQLite parts a page that became full, what
// moved to the new page may stay behind in the old one's unused bytes, and nothing clears them later (seen in two
// files of three with 3,000 rows in random order). Only VACUUM leaves them out. It holds up writers, so it runs in a thread of its
// own, and what is to be written meanwhile waits without holding up anything else.
import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import type { Connection } from './connection.ts';
import { explain } from './errors.ts';
import { whole } from './rows.ts';

export interface Rewriter {
  /** To be called after each deletion that must leave no trace: clears the traces at once, or where that takes long, when tidying. */
  erase(): Promise<void>;
  /** As `erase`, for what expired: it may leave traces for a day, and in a large file until a member deletes something. */
  mark(): Promise<void>;
  /** Clears what traces there are, if it is time to. */
  tidy(): Promise<void>;
}

/** A larger file takes seconds in which nobody can write, in bytes: it is written anew only where a member asked for it. */
const small = 64 * 2 ** 20;
const day = 86_400_000;
/** `traces` counts up to here what can wait for a day, and in multiples of it what cannot. */
const urgent = 1_000_000;

export function createRewriter({ prepare, exec, run, file }: Connection, now: () => number): Rewriter {
  const upkeep = prepare('SELECT traces, rewritten_at FROM upkeep');
  const size = prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
  const add = prepare('UPDATE upkeep SET traces = traces + ?');
  const done = prepare('UPDATE upkeep SET traces = max(0, traces - ?), rewritten_at = ?');
  let running: Promise<void> | null = null;

  async function rewrite(): Promise<void> {
    // What was deleted after a rewriting began may still be in the file after it.
    while (running !== null) await running.catch(() => undefined);
    const traces = await run(() => whole(upkeep.get(), 'traces'));
    if (traces === 0) return;
    running = withoutCheckpoints(() => rewriteIn(file)).finally(() => {
      running = null;
    });
    await running;
    await run(() => done.run(traces, now()));
  }

  // Whoever writes next would bring the log, now as large as the file, into the file: seconds in which nothing else
  // goes on here. The thread does it.
  async function withoutCheckpoints(work: () => Promise<void>): Promise<void> {
    await run(() => exec('PRAGMA wal_autocheckpoint = 0'));
    try {
      await work();
    } finally {
      await run(() => exec('PRAGMA wal_autocheckpoint = 1000'));
    }
  }

  return {
    async erase() {
      await run(() => add.run(urgent));
      if ((await run(() => whole(size.get(), 'bytes'))) > small) return;
      try {
        await rewrite();
      } catch (error) {
        // All is deleted for whoever asks Paperboy. The traces stay marked: tidying clears them, or says why it can't.
        if (!(error instanceof StoreError)) throw error;
      }
    },
    async mark() {
      await run(() => add.run(1));
    },
    async tidy() {
      const { traces, since, isSmall } = await run(() => {
        const row = upkeep.get();
        const isSmall = whole(size.get(), 'bytes') <= small;
        return { traces: whole(row, 'traces'), since: now() - whole(row, 'rewritten_at'), isSmall };
      });
      if (traces >= urgent || (traces > 0 && isSmall && (since >= day || since < 0))) await rewrite();
    },
  };
}

function rewriteIn(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./rewrite-worker.ts', import.meta.url), { workerData: file });
    worker.once('message', (failure: { message: string; errcode?: number } | null) => {
      if (failure === null) resolve();
      else reject(explain(Object.assign(new Error(failure.message), failure), file));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that writes the database anew ended early')));
  });
}
