// The loop that drives the ticks.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTicking } from '../../src/daily/clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('ticks at once and every second, also while one takes long, until it is stopped', async () => {
  let ticks = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = keepTicking({
    tick() {
      ticks += 1;
      return new Promise(() => {});
    },
    stop: () => promise,
  });
  expect(ticks).toBe(1);
  vi.advanceTimersByTime(3_500);
  expect(ticks).toBe(4);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect([ticks, stopped]).toEqual([4, false]);
  resolve();
  await stopping;
  expect(stopped).toBe(true);
});

it('keeps no process alive', () => {
  const clock = join(import.meta.dirname, '..', '..', 'src', 'daily', 'clock.ts');
  const script = `import { keepTicking } from ${JSON.stringify(clock)};
    keepTicking({ tick: async () => console.log('tick'), stop: async () => {} });`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  expect([stdout, status]).toEqual(['tick\n', 0]);
});
