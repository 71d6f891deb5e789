// Looking for posts to make, again and again: one look at a time, and no post taken up twice.
import type { Complain } from './complaints.ts';
import { createPlaces } from './turns.ts';

export interface RoundsOptions {
  /** Looks for work and begins it. */
  readonly look: () => Promise<void>;
  /** So many pieces of work are on their way at once. */
  readonly atOnce: number;
  readonly complain: Complain;
  /** What the log says of a look, and of a piece of work, that failed. */
  readonly failures: { readonly look: string; readonly work: string };
}

export interface Rounds {
  /** A call while one looks joins it. Resolves when what was begun has ended; never rejects. */
  tick(): Promise<void>;
  /** Takes no more work, and resolves when what runs has ended. */
  stop(): Promise<void>;
  isStopped(): boolean;
  /** The ids of what this process is working on: nobody else goes on with them. */
  readonly underway: Set<number>;
  /**
   * Begins a piece of work as soon as there is a place for it.
   * @param about what the log tells where it fails.
   */
  begin(id: number, about: object, work: () => Promise<void>): Promise<void>;
}

export function createRounds({ look, atOnce, complain, failures }: RoundsOptions): Rounds {
  const places = createPlaces(atOnce);
  const underway = new Set<number>();
  let looking: Promise<void> | undefined;
  let stopped = false;
  return {
    async tick() {
      if (stopped) return;
      looking ??= look()
        .catch((error) => complain(error, {}, failures.look))
        .finally(() => {
          looking = undefined;
        });
      await looking;
      await places.ended();
    },
    async stop() {
      stopped = true;
      await looking;
      await places.ended();
    },
    isStopped: () => stopped,
    underway,
    async begin(id, about, work) {
      underway.add(id);
      await places.begin(async () => {
        try {
          if (!stopped) await work();
        } catch (error) {
          complain(error, about, failures.work);
        } finally {
          underway.delete(id);
        }
      });
    },
  };
}
