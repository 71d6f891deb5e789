// The clock that can be pushed: what falls due runs in its order, whether time passes or is moved.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

test('timers run when they fall due, in order, and not when called off', () => {
  // Tenths of a second, so that the few milliseconds which really pass here change nothing.
  const delay = fc.integer({ min: 1, max: 100 }).map((tenths) => tenths * 100);
  fc.assert(
    fc.property(fc.uniqueArray(delay), delay, (delays, push) => {
      const clock = createClock();
      const ran: number[] = [];
      for (const each of delays) clock.after(each, () => ran.push(each));
      clock.after(1, () => ran.push(-1))();
      clock.advance(push + 50);
      expect(ran).toEqual(delays.filter((each) => each <= push).sort((a, b) => a - b));
    }),
  );
});

test('it runs like the real one, from where it was pushed', async () => {
  const clock = createClock();
  const start = clock.now();
  expect(Math.abs(start - Date.now())).toBeLessThan(50);
  clock.advance(60_000);
  const passed = await new Promise<number>((resolve) => clock.after(20, () => resolve(clock.now() - start)));
  expect(passed).toBeGreaterThanOrEqual(60_019);
  expect(passed).toBeLessThan(60_500);
});
