// Step 0 of the test Discord: time, which a test may push forward so that 15 minutes take none.

/** What the server needs of time. `now` is in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Runs `run` once `milliseconds` from now; the function returned calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A clock that runs like the real one and can be pushed forward. */
export interface PushableClock extends Clock {
  /** Moves time forward; whatever falls due on the way runs at once, in its order. */
  advance(milliseconds: number): void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  handle: NodeJS.Timeout;
}

/** Real time, until a test pushes it. Timers do not keep the process alive. */
export function createClock(): PushableClock {
  let pushed = 0;
  const timers = new Set<Timer>();
  const now = () => Date.now() + pushed;

  function fire(timer: Timer): void {
    clearTimeout(timer.handle);
    if (timers.delete(timer)) timer.run();
  }

  function arm(timer: Timer): void {
    clearTimeout(timer.handle);
    timer.handle = setTimeout(() => fire(timer), Math.max(0, timer.due - now())).unref();
  }

  return {
    now,
    after(milliseconds, run) {
      const timer: Timer = { due: now() + milliseconds, run, handle: setTimeout(() => {}, 0).unref() };
      timers.add(timer);
      arm(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    advance(milliseconds) {
      pushed += milliseconds;
      const due = [...timers].filter((timer) => timer.due <= now()).sort((a, b) => a.due - b.due);
      for (const timer of due) fire(timer);
      for (const timer of timers) arm(timer);
    },
  };
}
