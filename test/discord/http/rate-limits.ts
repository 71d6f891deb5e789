// Discord's rate limits: so many requests per route and place, so many in all, each answer saying what is left.
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** A limit of one route: requests in so many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** What a request found. `retryAfter` is in seconds; null where it may go on. */
export interface Allowance {
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfter: number | null;
  readonly global: boolean;
}

export interface RateLimiter {
  /** Counts a request. `place` is the channel, server or token that has a limit of its own. */
  take(route: string, place: string, rate: Rate, countsGlobally: boolean): Allowance;
}

/** The rate where a route has none of its own. */
export const USUAL_RATE: Rate = { requests: 50, seconds: 1 };

interface Window {
  used: number;
  endsAt: number;
}

/** Limits kept in windows that begin with their first request; `perSecond` is the limit of all routes. */
export function createRateLimiter(clock: Clock, perSecond: number): RateLimiter {
  const windows = new Map<string, Window>();

  function use(key: string, rate: Rate): Window & { over: boolean } {
    const now = clock.now();
    let window = windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { used: 0, endsAt: now + rate.seconds * 1000 };
      windows.set(key, window);
    }
    window.used += 1;
    return { ...window, over: window.used > rate.requests };
  }

  return {
    take(route, place, rate, countsGlobally) {
      const everything = countsGlobally ? use('*', { requests: perSecond, seconds: 1 }) : null;
      if (everything?.over) {
        const retryAfter = (everything.endsAt - clock.now()) / 1000;
        return { headers: limitHeaders(retryAfter, true), retryAfter, global: true };
      }
      const window = use(`${route} ${place}`, rate);
      const left = (window.endsAt - clock.now()) / 1000;
      const headers = {
        'x-ratelimit-limit': String(rate.requests),
        'x-ratelimit-remaining': String(Math.max(0, rate.requests - window.used)),
        'x-ratelimit-reset': (window.endsAt / 1000).toFixed(3),
        'x-ratelimit-reset-after': left.toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      };
      if (!window.over) return { headers, retryAfter: null, global: false };
      return { headers: { ...headers, ...limitHeaders(left, false) }, retryAfter: left, global: false };
    },
  };
}

/** The headers of a 429. Its `Retry-After` counts whole seconds, as Discord's does. */
export function limitHeaders(retryAfter: number, global: boolean): Record<string, string> {
  const scope = global
    ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }
    : { 'x-ratelimit-scope': 'user' };
  return { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))), ...scope };
}
