// How long a whole process takes from its start to a printed answer, and how much memory: beside a process that does
// nothing, in the same run, since machines are noisy. `node bench/start.ts [RUNS]`
import { join } from 'node:path';
import { runNode } from './process.ts';

const cli = join(import.meta.dirname, '..', 'src', 'cli.ts');
const runs = Number(process.argv[2] ?? 15);

const idle: number[] = [];
const answering: number[] = [];
let peak = 0;
for (let run = 0; run < runs; run++) {
  idle.push(timed(['-e', '0']).milliseconds);
  const answer = timed([cli, 'ask', 'how does flash attention work']);
  answering.push(answer.milliseconds);
  peak = Math.max(peak, answer.peak);
}
const [none, answer] = [median(idle), median(answering)];
console.log(
  `start to answer: median ${answer.toFixed(0)} ms, fastest ${Math.min(...answering).toFixed(0)} ms of ${runs}`,
);
console.log(`a bare process:  median ${none.toFixed(0)} ms; ${(answer / none).toFixed(1)} times as long`);
console.log(`memory at its peak: ${peak.toFixed(0)} MiB`);

function timed(words: readonly string[]) {
  const { status, stderr, ...taken } = runNode(words);
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with ${status}: ${stderr}`);
  return taken;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
