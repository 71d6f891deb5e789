// How long a whole process takes from its start to a printed answer, and how much memory: beside a process that does
// nothing, in the same run, since machines are noisy. `node bench/start.ts [RUNS]`
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '..', 'src', 'cli.ts');
const runs = Number(process.argv[2] ?? 15);
// The child tells its own peak, in KiB, as its last line on standard error.
const tellPeak = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

const idle: number[] = [];
const answering: number[] = [];
let peak = 0;
for (let run = 0; run < runs; run++) {
  idle.push(timed(['-e', '0']).milliseconds);
  const { milliseconds, maxRSS } = timed([cli, 'ask', 'how does flash attention work']);
  answering.push(milliseconds);
  peak = Math.max(peak, maxRSS);
}
const [none, answer] = [median(idle), median(answering)];
console.log(
  `start to answer: median ${answer.toFixed(0)} ms, fastest ${Math.min(...answering).toFixed(0)} ms of ${runs}`,
);
console.log(`a bare process:  median ${none.toFixed(0)} ms; ${(answer / none).toFixed(1)} times as long`);
console.log(`memory at its peak: ${(peak / 1024).toFixed(0)} MiB`);

function timed(args: readonly string[]): { milliseconds: number; maxRSS: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', tellPeak, ...args], {
    encoding: 'utf8',
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { milliseconds, maxRSS: Number(stderr.trim().split('\n').at(-1)) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
