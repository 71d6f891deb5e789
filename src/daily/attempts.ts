// Trying to post, and trying again: the same for all that is posted once.
import type { Attempt } from './poster.ts';

const minute = 60_000;
/** The longest between two tries, in minutes. */
const longestPause = 30;
/** A clock of ours may have been ahead of Discord's when a post was claimed, in milliseconds. */
const earlier = 60 * minute;

/** Milliseconds until the next try, after so many in vain: a minute, doubled each time, up to half an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** Math.min(attempts, 10), longestPause) * minute;
}

/** From when on the message of a post that was claimed then may stand in its channel. */
export function earliestOf({ claimedAt }: { readonly claimedAt: number }, now: number): number {
  return Math.min(claimedAt, now) - earlier;
}

/**
 * A rejection is a bug, after which nobody knows what was sent: as after trouble that passes.
 * @param onBug is told of it.
 */
export async function guarded<T>(
  run: () => Promise<Attempt<T>>,
  onBug: (error: unknown) => void,
): Promise<Attempt<T>> {
  try {
    return await run();
  } catch (error) {
    onBug(error);
    return { ok: false, trouble: { kind: 'passing', what: 'something went wrong on my side' } };
  }
}
