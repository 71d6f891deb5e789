// node bench/reload.ts [ISSUES]: how long reading a large archive again takes beside everything else, and for how long at
// most everything else stands still meanwhile; first with a new issue, then with nothing changed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp } from '../src/app.ts';
import { createAppBeside } from '../src/discord/archive-thread.ts';
import { createCurrent } from '../src/discord/current.ts';
import { createLog } from '../src/discord/log.ts';
import { writeArchive } from './large-archive.ts';

const shipped = join(import.meta.dirname, '..', 'corpus');
const issues = Number(process.argv[2] ?? 1000);
const dir = mkdtempSync(join(tmpdir(), 'reload-'));
try {
  writeArchive(dir, issues);
  const options = { corpusDir: dir, shippedDir: shipped, now: () => new Date(), random: Math.random };
  const log = createLog({ level: 'error', token: 'none' });
  const { reload } = await createCurrent(
    () => createApp(options),
    log,
    () => createAppBeside(options),
  );
  writeArchive(dir, issues + 1);
  for (const run of ['with a new issue', 'with nothing changed']) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    const { ok } = await reload();
    delay.disable();
    const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0);
    console.log(
      `${run}: ${ok ? 'read' : 'refused'} in ${(performance.now() - start).toFixed(0)} ms; longest stall ${milliseconds(delay.max)} ms, 99.9% ${milliseconds(delay.percentile(99.9))} ms; memory at its most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
    );
  }
} finally {
  rmSync(dir, { recursive: true });
}
