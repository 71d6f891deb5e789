// The archive that is current: read at the start, read again when asked to, and swapped only for one that is whole.
import { setImmediate } from 'node:timers/promises';
import type { App } from '../app.ts';
import { countPapers } from '../corpus/archive.ts';
import { ArchiveError } from '../corpus/problems.ts';
import type { Context } from './command.ts';
import type { Logger } from './log.ts';

export interface Current {
  readonly app: Context['app'];
  /** Never rejects: whatever stands in the way is among the problems, and in the log. */
  readonly reload: Context['reload'];
}

/**
 * Loads the archive for the first time.
 * @param load makes an App of the files as they are then.
 * @param loadAgain the same, while others go on asking the one before.
 * @throws what `load` throws, such as an ArchiveError with every problem.
 */
export async function createCurrent(
  load: () => Promise<App>,
  log: Logger,
  loadAgain: () => Promise<App> = load,
): Promise<Current> {
  let app = await loadWarm(load);
  let last: Promise<unknown> = Promise.resolve();

  async function replace(): ReturnType<Context['reload']> {
    try {
      app = await loadWarm(loadAgain);
    } catch (error) {
      const known = error instanceof ArchiveError;
      log.error(
        known ? { problems: error.problems } : { err: error },
        'the archive was not taken, the old one stays',
      );
      return { ok: false, problems: known ? error.problems : [String(error)] };
    }
    const { archive } = app;
    const papers = countPapers(archive.issues);
    log.info({ issues: archive.issues.length, papers }, 'the archive was read again');
    return { ok: true, archive };
  }

  return {
    app: () => app,
    // One at a time, in the order asked for: the files may have changed since the one before began to read them.
    reload() {
      const reloaded = last.then(replace);
      last = reloaded;
      return reloaded;
    },
  };
}

/** Ready to answer at once. What the first answers would wait for is done in steps, between which others have their turn. */
async function loadWarm(load: () => Promise<App>): Promise<App> {
  const app = await load();
  for (const _ of app.warmUp()) await setImmediate();
  // Code that has run once runs faster, by some 20 ms for the first member who asks.
  app.ask('what is new about attention?', []);
  return app;
}
