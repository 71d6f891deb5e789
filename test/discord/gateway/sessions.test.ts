// Whatever a connection loses, and whenever: a client that resumes has every event once, in order.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSession, deliver, type Line, replay, type Session } from './sessions.ts';

interface Received {
  readonly t: string;
  readonly s: number;
}

/** A line that hands over the first `whole` messages and then loses the rest, as a cut connection does. */
function lossyLine(whole: number, received: Received[]): Line {
  let left = whole;
  return {
    send(payload) {
      if (left-- > 0) received.push(payload as Received);
    },
    cutAfter: () => {},
    close: () => {},
    cut: () => {},
  };
}

test('events lost with a connection are replayed, and none twice', () => {
  const step = fc.record({
    events: fc.integer({ min: 0, max: 5 }),
    whole: fc.integer({ min: 0, max: 8 }),
    away: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const received: Received[] = [];
      const session: Session = createSession('s', 1, [0, 1], lossyLine(0, received));
      let count = 0;
      const happen = (times: number) => {
        for (let i = 0; i < times; i++) deliver(session, `event ${++count}`, null);
      };
      for (const { events, whole, away } of steps) {
        replay(session, received.at(-1)?.s ?? 0, lossyLine(whole, received));
        happen(events);
        session.line = null;
        happen(away);
      }
      replay(session, received.at(-1)?.s ?? 0, lossyLine(1_000, received));
      const events = received.filter(({ t }) => t !== 'RESUMED').map(({ t }) => t);
      expect(events).toEqual(Array.from({ length: count }, (_, i) => `event ${i + 1}`));
      const numbers = received.map(({ s }) => s);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    }),
  );
});
