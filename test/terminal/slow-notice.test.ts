// The notice that something takes long: it comes though the thread is busy, and it goes.

import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noticeWhenSlow } from '../../src/terminal/slow-notice.ts';

/** What a terminal gets while this thread is blocked for some milliseconds. */
async function written(delay: number, blocked: number): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'notice-'));
  const file = join(dir, 'terminal');
  const descriptor = openSync(file, 'w');
  try {
    const done = noticeWhenSlow('Reading…', descriptor, delay);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blocked);
    await done();
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(descriptor);
    rmSync(dir, { recursive: true });
  }
}

it('is written when it takes long, and erased at the end', async () => {
  expect(await written(1, 2_000)).toBe('Reading…\r\u001b[K');
});

it('is not written when it does not', async () => {
  expect(await written(60_000, 1)).toBe('');
});
