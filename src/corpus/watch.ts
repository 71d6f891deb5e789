// Looks at an archive's folder every few seconds, and tells when its files have changed and come to rest.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RECORD, STAGE } from './journal.ts';
import { reason } from './read-text.ts';

export interface WatchOptions {
  /** Milliseconds from one look to the next: files are at rest when two looks in a row find the same. */
  readonly every: number;
  /** What is done about a change; no look is taken meanwhile. Must not reject. */
  readonly onChange: () => Promise<unknown>;
  /** Gets why the folder can't be looked at: once, until it can be again. */
  readonly complain: (problem: string) => void;
}

export interface Watching {
  /** Takes no more looks; what is being done about a change is left to itself. */
  stop(): Promise<void>;
}

/**
 * Watches a folder by asking for its files' sizes and times: unlike the system's own notices, that works on network file
 * systems and in containers. A commit that an import has made counts before its files are moved.
 * @param seen the folder as it was when the archive was read, from `lookAt`.
 */
export function watchFolder(dir: string, seen: string | null, options: WatchOptions): Watching {
  const { every, onChange, complain } = options;
  let [known, before] = [seen, seen];
  let isTold = false;
  let stopped = false;

  async function look(): Promise<void> {
    try {
      const now = await lookAt(dir);
      isTold = false;
      const isAtRest = now === before;
      before = now;
      if (stopped || !isAtRest || now === known) return;
      // What changes while the archive is read shows at the next look.
      known = now;
      await onChange();
    } catch (error) {
      if (!isTold) complain(`${dir}: the archive's folder can't be watched (${reason(error)})`);
      isTold = true;
    }
  }

  let timer = setTimeout(tick, every).unref();
  function tick(): void {
    // Never rejects.
    void look().then(() => {
      if (!stopped) timer = setTimeout(tick, every).unref();
    });
  }
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** What tells one state of an archive's folder from another: the names, sizes and times of its files, hidden ones left out. */
export async function lookAt(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();
  const lines = [...names, join(STAGE, RECORD)].map(async (name) => {
    const stats = await statIfThere(join(dir, name));
    return stats === undefined ? '' : `${name}\n${stats.size} ${stats.mtimeMs}\n`;
  });
  return (await Promise.all(lines)).join('');
}

/** The bytes of the files in an archive's folder, with those that an import has put beside them; 0 where it can't be read. */
export async function sizeOfFolder(dir: string): Promise<number> {
  const sizes = await Promise.all([sizeOfFiles(dir), sizeOfFiles(join(dir, STAGE))]);
  return sizes[0] + sizes[1];
}

async function sizeOfFiles(folder: string): Promise<number> {
  // What can't be read is for whoever reads it to complain of.
  const names = await readdir(folder).catch(() => []);
  const shown = names.filter((name) => !name.startsWith('.'));
  const stats = await Promise.all(shown.map((name) => statIfThere(join(folder, name))));
  return stats.reduce((sum, each) => sum + (each?.isFile() ? each.size : 0), 0);
}

/** Undefined for a file that is gone meanwhile, or was never there. */
async function statIfThere(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(reason(error))) return undefined;
    throw error;
  }
}
