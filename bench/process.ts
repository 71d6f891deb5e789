// A process that is run to its end → how long it took and how much memory.
import { spawnSync } from 'node:child_process';

// The process tells its own peak, in KiB, as its last line on standard error.
const tellPeak = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

/** Runs Node with these words. */
export function runNode(words: readonly string[]): {
  readonly milliseconds: number;
  /** The most memory that it held, in MiB. */
  readonly peak: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tellPeak, ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const peak = Number(stderr.trim().split('\n').at(-1)) / 1024;
  return { milliseconds: performance.now() - start, peak, status, stdout, stderr };
}
