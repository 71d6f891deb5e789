// Times that were taken → what is told of them.

/** In milliseconds: `median 1.2 ms, 99th percentile 3.4 ms, slowest 5.6 ms`. */
export function inWords(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
  return `median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, slowest ${at(1)} ms`;
}
