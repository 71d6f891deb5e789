// The measures of a ranking, each with a value worked out by hand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countWithin,
  mean,
  ndcg,
  quantile,
  recall,
  reciprocalRank,
} from '../../src/measuring/ranking-measures.ts';

const grades = new Map([
  ['a', 3],
  ['b', 2],
  ['not', 0],
]);

describe('nDCG', () => {
  it('has the value worked out by hand', () => {
    // b, x, a: 2/log2(2) + 0 + 3/log2(4) = 3.5. Best is a, b: 3/log2(2) + 2/log2(3) = 4.26186. 3.5 / 4.26186 = 0.82124.
    expect(ndcg(['b', 'x', 'a'], grades, 10)).toBeCloseTo(0.82124, 5);
  });

  it('looks at the first k only, of the best ranking, too', () => {
    // 2 of 3 at the first place.
    expect(ndcg(['b', 'a'], grades, 1)).toBeCloseTo(2 / 3, 12);
  });

  it('is 1 for the best ranking, 0 without an answer or a grade', () => {
    expect(ndcg(['a', 'b', 'x'], grades, 10)).toBe(1);
    expect(ndcg(['x', 'not'], grades, 10)).toBe(0);
    expect(ndcg(['x'], new Map(), 10)).toBe(0);
  });

  it('never falls when two neighbours in the wrong order change places', () => {
    const graded = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(graded, fc.nat(), (values, seed) => {
        const all = new Map(values.map((grade, i) => [String(i), grade]));
        const ranked = [...all.keys()];
        const at = seed % (ranked.length - 1);
        const [one, two] = [ranked[at]!, ranked[at + 1]!];
        const swapped = ranked.with(at, two).with(at + 1, one);
        const gain = ndcg(swapped, all, 10) - ndcg(ranked, all, 10);
        expect(Math.sign(Math.abs(gain) < 1e-12 ? 0 : gain)).toBe(
          at < 10 ? Math.sign(all.get(two)! - all.get(one)!) : 0,
        );
      }),
    );
  });
});

it('counts 1 over the place of the first answer', () => {
  expect(reciprocalRank(['x', 'not', 'b', 'a'], grades, 10)).toBeCloseTo(1 / 3, 12);
  expect(reciprocalRank(['x', 'not', 'b', 'a'], grades, 2)).toBe(0);
});

it('counts the share of the answers among the first k', () => {
  expect(recall(['x', 'b', 'a'], grades, 2)).toBe(1 / 2);
  expect(recall(['x', 'b', 'a'], grades, 3)).toBe(1);
  expect(recall(['x'], new Map([['x', 0]]), 1)).toBe(0);
});

it('counts places among the first k', () => {
  expect(countWithin([0, 2, null, 0, 3], 1)).toBe(2);
  expect(countWithin([0, 2, null, 0, 3], 3)).toBe(3);
});

it('takes means and quantiles', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBe(0);
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([5], 0)).toBe(5);
  expect(quantile([], 0.5)).toBe(0);
});
