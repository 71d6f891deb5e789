// How much memory a process and those that it started hold, as Linux tells it.
import { readFileSync } from 'node:fs';

/** In MiB; at its most so far, where `peak`. 0 for a process that is gone. */
export function residentOf(pid: number, peak = false): number {
  const kibibytes = new RegExp(`^${peak ? 'VmHWM' : 'VmRSS'}:\\s+(\\d+)`, 'm').exec(
    read(`/proc/${pid}/status`),
  );
  return Math.round(Number(kibibytes?.[1] ?? 0) / 1024);
}

/** Looks every 50 ms until it is stopped. @returns what stops it, and tells the most that all held together in MiB. */
export function watchMemory(pid: number): () => number {
  let most = 0;
  const timer = setInterval(() => {
    const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
    most = Math.max(
      most,
      [pid, ...children].map((each) => residentOf(each)).reduce((a, b) => a + b),
    );
  }, 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
