// Limits: how many questions are let through, whose limit refuses, and when to come back.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLimiter, type Limiter } from '../../src/discord/limiter.ts';

const START = Date.UTC(2023, 0, 8);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

const limiterOf = (member: number, server: number) => createLimiter({ member, server }, Date.now);

async function admitted(
  limiter: Limiter,
  count: number,
  member: string,
  server: string | null,
): Promise<number> {
  const admissions = await Promise.all(Array.from({ length: count }, () => limiter.admit(member, server)));
  return admissions.filter(({ ok }) => ok).length;
}

it('refuses the ninth question of a minute, and says when the minute is over', async () => {
  const limiter = limiterOf(8, 60);
  await limiter.admit('member', 'server');
  vi.advanceTimersByTime(20_000);
  expect(await admitted(limiter, 7, 'member', 'server')).toBe(7);
  const refused = { ok: false, limit: 'member', retryAt: new Date(START + 60_000) };
  expect(await limiter.admit('member', 'server')).toEqual(refused);
  // Trying again does not make the wait longer.
  vi.advanceTimersByTime(39_000);
  expect(await limiter.admit('member', 'server')).toEqual(refused);
  vi.advanceTimersByTime(1_000);
  expect(await limiter.admit('member', 'server')).toEqual({ ok: true });
});

it('keeps members and servers apart', async () => {
  const limiter = limiterOf(2, 3);
  expect(await admitted(limiter, 3, 'one', 'server')).toBe(2);
  expect(await admitted(limiter, 3, 'two', 'server')).toBe(1);
  expect(await admitted(limiter, 3, 'three', 'another server')).toBe(2);
  expect(await admitted(limiter, 3, 'four', null)).toBe(2);
});

it('says that the server is at its limit, and does not count that for the member', async () => {
  const limiter = limiterOf(2, 1);
  await limiter.admit('one', 'server');
  for (let i = 0; i < 5; i++)
    expect(await limiter.admit('two', 'server')).toEqual({
      ok: false,
      limit: 'server',
      retryAt: new Date(START + 60_000),
    });
  expect(await admitted(limiter, 3, 'two', null)).toBe(2);
});

it('does not count for the server what the member may not ask', async () => {
  const limiter = limiterOf(1, 2);
  expect(await admitted(limiter, 10, 'one', 'server')).toBe(1);
  expect(await admitted(limiter, 1, 'two', 'server')).toBe(1);
});

it('lets through as many as the limits say, whoever asks at once', async () => {
  const limits = fc.record({
    member: fc.integer({ min: 1, max: 5 }),
    server: fc.integer({ min: 1, max: 12 }),
  });
  const askers = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(limits, askers, async ({ member, server }, members) => {
      const limiter = limiterOf(member, server);
      const admissions = await Promise.all(members.map((one) => limiter.admit(one, 'server')));
      const counts = new Map<string, number>();
      for (const one of members) counts.set(one, Math.min(member, (counts.get(one) ?? 0) + 1));
      const wanted = [...counts.values()].reduce((sum, count) => sum + count, 0);
      expect(admissions.filter(({ ok }) => ok).length).toBe(Math.min(server, wanted));
    }),
  );
});
