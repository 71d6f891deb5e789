// The clock that drives the daily posts: a tick each second.
import type { Daily } from './daily.ts';

const second = 1_000;

/**
 * Calls `tick` at once and then every second, also while posts of an earlier tick are on their way. The timer alone keeps
 * no process alive.
 * @returns what ends it: no tick begins after the call, and it resolves when what runs has ended.
 */
export function keepTicking(daily: Pick<Daily, 'tick' | 'stop'>, every = second): () => Promise<void> {
  // Never rejects.
  const tick = () => void daily.tick();
  const timer = setInterval(tick, every).unref();
  tick();
  return async () => {
    clearInterval(timer);
    await daily.stop();
  };
}
