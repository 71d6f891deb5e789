// While the archive loads: a line that says so, if it takes long, and vanishes when it is done.

import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

// Loading blocks this thread, so that no timer would fire here.
const WAIT_AND_WRITE = `
const { workerData } = require('node:worker_threads');
setTimeout(() => {
  Atomics.store(workerData.written, 0, 1);
  require('node:fs').writeSync(workerData.descriptor, workerData.text);
}, workerData.delay);
`;

/**
 * Writes `text` to a terminal unless the returned function was called before.
 * @param descriptor the terminal's file descriptor.
 * @param delay in milliseconds.
 * @returns takes the text away again.
 */
export function noticeWhenSlow(text: string, descriptor: number, delay: number): () => Promise<void> {
  const written = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WAIT_AND_WRITE, { eval: true, workerData: { text, descriptor, delay, written } });
  worker.unref();
  return async () => {
    await worker.terminate();
    // Back to the line's first column, and erase it.
    if (Atomics.load(written, 0) === 1) writeSync(descriptor, '\r\u001b[K');
  };
}
