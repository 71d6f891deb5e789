// Who may do something now: one after the other, or some at once.

/** Runs pieces of work one at a time, in the order asked for. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever asked hears of the failure; who comes next only waits.
    last = mine.catch(() => {});
    return mine;
  };
}

/** So many pieces of work run at once; who starts another waits for a place. */
export interface Places {
  /** Resolves when the work has begun, not when it has ended. The work must not reject. */
  begin(work: () => Promise<void>): Promise<void>;
  /** Resolves when all that runs now has ended. */
  ended(): Promise<void>;
}

export function createPlaces(most: number): Places {
  const running = new Set<Promise<void>>();
  return {
    async begin(work) {
      while (running.size >= most) await Promise.race(running);
      const run = work().finally(() => running.delete(run));
      running.add(run);
    },
    async ended() {
      await Promise.all(running);
    },
  };
}
