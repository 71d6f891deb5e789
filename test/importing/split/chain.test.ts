// The sums over all readings of an issue and the best of them, against counting every reading one by one.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_NAMES, findTitles, MOVE_NAMES, SECOND_NAMES, WEIGHED } from '../../../src/importing/titles.ts';
import { bestReading, likelihood, MOVES, STATES, type State } from '../../../src/importing/titles-chain.ts';
import weights from '../../../src/importing/titles-weights.json' with { type: 'json' };

const moveScore = (from: string, to: State, scores: readonly number[]) =>
  scores[MOVES.findIndex(([a, b]) => a === from && b === to)];

/** Every reading that is allowed, with its score. */
function readings(scores: Float64Array, moves: readonly number[]) {
  const count = scores.length / STATES.length;
  let all: { readonly states: readonly State[]; readonly score: number }[] = [{ states: [], score: 0 }];
  for (let i = 0; i < count; i++)
    all = all.flatMap(({ states, score }) =>
      STATES.flatMap((state, s) => {
        const move = moveScore(states.at(-1) ?? 'start', state, moves);
        return move === undefined
          ? []
          : [{ states: [...states, state], score: score + move + scores[i * STATES.length + s]! }];
      }),
    );
  return all.filter(({ states }) => ['before', 'text', 'after'].includes(states.at(-1)!));
}

const number = fc.double({ min: -5, max: 5, noNaN: true });
const issue = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.tuple(
      fc.array(number, { minLength: count * STATES.length, maxLength: count * STATES.length }),
      fc.array(number, { minLength: MOVES.length, maxLength: MOVES.length }),
    ),
  );

it('sums over all readings', () => {
  fc.assert(
    fc.property(issue, ([scores, moves]) => {
      const table = Float64Array.from(scores);
      const all = readings(table, moves);
      const sum = all.reduce((total, { score }) => total + Math.exp(score), 0);
      const found = likelihood(table, moves);
      expect(found.logSum).toBeCloseTo(Math.log(sum), 9);
      for (let i = 0; i < table.length; i++) {
        const state = STATES[i % STATES.length];
        const having = all.filter(({ states }) => states[Math.floor(i / STATES.length)] === state);
        const chance = having.reduce((total, { score }) => total + Math.exp(score), 0) / sum;
        expect(found.chances[i]).toBeCloseTo(chance, 9);
      }
      const steps = found.moves.reduce((total, expected) => total + expected, 0);
      expect(steps).toBeCloseTo(table.length / STATES.length, 9);
    }),
  );
});

it('finds the best reading', () => {
  fc.assert(
    fc.property(issue, ([scores, moves]) => {
      const table = Float64Array.from(scores);
      const all = readings(table, moves);
      const best = Math.max(...all.map(({ score }) => score));
      const found = bestReading(table, moves);
      const own = all.find(({ states }) => states.join() === found.join());
      expect(own?.score).toBeCloseTo(best, 9);
    }),
  );
});

it('agrees with two lines counted by hand', () => {
  // Two lines are title and text, or before and before; ln 3 for a title makes the first reading 3 to 1.
  const scores = new Float64Array(2 * STATES.length);
  scores[STATES.indexOf('title')] = Math.log(3);
  const { chances, logSum } = likelihood(scores, new Array(MOVES.length).fill(0));
  expect(chances[STATES.indexOf('title')]).toBeCloseTo(0.75);
  expect(logSum).toBeCloseTo(Math.log(4));
});

it('knows of no lines', () => {
  expect(likelihood(new Float64Array(0), []).logSum).toBe(0);
  expect(bestReading(new Float64Array(0), [])).toEqual([]);
});

it.each([
  ['first', FIRST_NAMES],
  ['second', SECOND_NAMES],
] as const)(
  'the %s reading has a weight for every signal and every move, and no others',
  (reading, names) => {
    expect(Object.keys(weights[reading].signals)).toEqual(names);
    for (const row of Object.values(weights[reading].signals)) expect(row).toHaveLength(WEIGHED.length);
    expect(Object.keys(weights[reading].moves)).toEqual(MOVE_NAMES);
  },
);

it('never reads a title without text, whatever the lines', () => {
  const line = fc.constantFrom(
    'A Fine Title About Nets',
    'They train it.',
    'Research',
    'Hi all,',
    'x',
    'Thanks for reading!',
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: line, gap: fc.constantFrom(true, false, null) }), { maxLength: 12 }),
      (lines) => {
        const read = findTitles(lines, weights).map(({ state }) => state);
        expect(read).toHaveLength(lines.length);
        for (const [i, state] of read.entries()) if (state === 'title') expect(read[i + 1]).toBe('text');
      },
    ),
  );
});
