// node bench/reload.ts [ISSUES]: how long reading a large archive again takes beside everything else, for how long at most
// everything else stands still meanwhile, and how much memory it takes, without Discord (bench/discord.ts has it with
// Discord); first with a new issue, then with nothing changed. Memory is this process's own, and with the one that reads.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAppBeside, createAppKept } from '../src/discord/archive-beside.ts';
import { createCurrent } from '../src/discord/current.ts';
import { createLog } from '../src/discord/log.ts';
import { writeArchive } from './large-archive.ts';
import { residentOf, watchMemory } from './memory.ts';

const shipped = join(import.meta.dirname, '..', 'corpus');
const issues = Number(process.argv[2] ?? 1000);
const dir = mkdtempSync(join(tmpdir(), 'reload-'));
try {
  writeArchive(dir, issues);
  const options = { corpusDir: dir, shippedDir: shipped, now: () => new Date(), random: Math.random };
  const log = createLog({ level: 'error', token: 'none' });
  const stop = watchMemory(process.pid);
  const { reload } = await createCurrent(
    () => createAppKept(options),
    log,
    () => createAppBeside(options),
  );
  tellMemory('first read', stop());
  writeArchive(dir, issues + 1);
  for (const run of ['with a new issue', 'with nothing changed']) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    const stop = watchMemory(process.pid);
    const { ok } = await reload();
    delay.disable();
    const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0);
    tellMemory(
      `${run}: ${ok ? 'read' : 'refused'} in ${(performance.now() - start).toFixed(0)} ms; longest stall ${milliseconds(delay.max)} ms, 99.9% ${milliseconds(delay.percentile(99.9))} ms`,
      stop(),
    );
  }
} finally {
  rmSync(dir, { recursive: true });
}

function tellMemory(what: string, together: number): void {
  const [now, most] = [residentOf(process.pid), residentOf(process.pid, true)];
  console.log(`${what}; memory ${now} MiB, at its most ${most}, with the one that reads ${together}`);
}
