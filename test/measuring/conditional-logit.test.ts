// Newton's method: a step by hand, weights that come back, and what holds at every optimum.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  fitChoices,
  fitLogistic,
  newtonStep,
  slopeAt,
  solve,
} from '../../src/measuring/conditional-logit.ts';

/** Numbers from 0 to below 1 that are the same in every run (Park and Miller's generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function pick(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return place < 0 ? weights.length - 1 : place;
}

describe('a step', () => {
  const choices: readonly Choice[] = [{ alternatives: [[1], [0]], chosen: 0 }];

  it('starts from the slope worked out by hand', () => {
    // At 0 both alternatives have ½: loss ln 2, gradient ½ − 1, Hessian ½·½² + ½·½² and the ridge of 0.001.
    const { loss, gradient, hessian } = slopeAt([0], choices);
    expect(loss).toBeCloseTo(Math.LN2, 12);
    expect(gradient[0]).toBeCloseTo(-0.5, 12);
    expect(hessian[0]![0]).toBeCloseTo(0.251, 12);
  });

  it('goes where Newton’s method goes', () => {
    // 0 + 0.5 / 0.251
    expect(newtonStep([0], slopeAt([0], choices), choices, Number.NEGATIVE_INFINITY)![0]).toBeCloseTo(
      1.992032,
      6,
    );
  });

  it('stays at the bound where it would leave it', () => {
    const other: readonly Choice[] = [{ alternatives: [[1], [0]], chosen: 1 }];
    expect(newtonStep([0], slopeAt([0], other), other, 0)).toBeNull();
  });
});

describe('the slope', () => {
  it('is that of the loss', () => {
    const random = createRandom(3);
    const choices = someChoices([1, -2], 20, random);
    const [at, h] = [[0.3, -0.4], 1e-6];
    const { gradient, hessian } = slopeAt(at, choices);
    for (const i of [0, 1]) {
      const [less, more] = [-h, h].map((step) => slopeAt(at.with(i, at[i]! + step), choices)) as [
        ReturnType<typeof slopeAt>,
        ReturnType<typeof slopeAt>,
      ];
      expect(gradient[i]).toBeCloseTo((more.loss - less.loss) / (2 * h), 5);
      for (const j of [0, 1])
        expect(hessian[i]![j]).toBeCloseTo((more.gradient[j]! - less.gradient[j]!) / (2 * h), 5);
    }
  });
});

/** Choices among five alternatives, made as the weights say. */
function someChoices(weights: readonly number[], count: number, random: () => number): readonly Choice[] {
  return Array.from({ length: count }, () => {
    const alternatives = Array.from({ length: 5 }, () => weights.map(random));
    const odds = alternatives.map((x) => Math.exp(x.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
    return { alternatives, chosen: pick(odds, random) };
  });
}

describe('choices', () => {
  it('give back the weights that they were made with', () => {
    const truth = [6, 18, 0, 3];
    const fitted = fitChoices(someChoices(truth, 20_000, createRandom(1)), 4, { positive: true });
    fitted.forEach((weight, i) => {
      expect(Math.abs(weight - truth[i]!)).toBeLessThan(0.4);
    });
  });

  it('give a weight of 0 where the best would be below', () => {
    const choices = someChoices([2, -3], 2000, createRandom(2));
    const [one, none] = fitChoices(choices, 2, { positive: true });
    expect(none).toBe(0);
    expect(one).toBeCloseTo(
      fitChoices(
        choices.map(({ alternatives, chosen }) => ({
          alternatives: alternatives.map(([x]) => [x!]),
          chosen,
        })),
        1,
      )[0]!,
      6,
    );
    expect(fitChoices(choices, 2)[1]).toBeLessThan(-2.5);
  });

  it('give weights where every free slope is flat, and every bound one rises', () => {
    const value = fc.double({ min: -3, max: 3, noNaN: true });
    const choice = fc
      .array(fc.tuple(value, value, value), { minLength: 1, maxLength: 4 })
      .chain((alternatives) =>
        fc.record({ alternatives: fc.constant(alternatives), chosen: fc.nat(alternatives.length - 1) }),
      );
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 8 }), fc.boolean(), (choices, positive) => {
        const weights = fitChoices(choices, 3, { positive });
        const { gradient } = slopeAt(weights, choices);
        weights.forEach((weight, i) => {
          if (positive) expect(weight).toBeGreaterThanOrEqual(0);
          if (positive && weight === 0) expect(gradient[i]).toBeGreaterThan(-1e-4);
          else expect(Math.abs(gradient[i]!)).toBeLessThan(1e-4);
        });
      }),
    );
  });
});

describe('yes and no', () => {
  it('without inputs give the log-odds', () => {
    // 3 of 4: ln 3, held back by the ridge a very little.
    const rows = Array.from({ length: 400 }, () => []);
    const [bias] = fitLogistic(
      rows,
      rows.map((_, i) => i % 4 > 0),
      0,
    );
    expect(bias).toBeCloseTo(Math.log(3), 3);
  });

  it('give back the weights that they were made with', () => {
    const random = createRandom(5);
    const truth = [-4, 3, 5];
    const rows = Array.from({ length: 20_000 }, () => [random(), random()]);
    const labels = rows.map(([a, b]) => random() < 1 / (1 + Math.exp(4 - 3 * a! - 5 * b!)));
    fitLogistic(rows, labels, 2).forEach((weight, i) => {
      expect(Math.abs(weight - truth[i]!)).toBeLessThan(0.25);
    });
  });

  it('that an input parts for certain give finite weights', () => {
    const weights = fitLogistic([[0], [1], [2], [3]], [false, false, true, true], 1);
    expect(weights.every(Number.isFinite)).toBe(true);
    const [bias, weight] = weights as [number, number];
    expect(bias + weight).toBeLessThan(-2);
    expect(bias + 2 * weight).toBeGreaterThan(2);
  });
});

describe('a linear system', () => {
  it('has the solution worked out by hand', () => {
    // 4x + 2y = 10 and 2x + 3y = 9: x = 1.5, y = 2.
    const [x, y] = solve(
      [
        [4, 2],
        [2, 3],
      ],
      [10, 9],
    );
    expect(x).toBeCloseTo(1.5, 12);
    expect(y).toBeCloseTo(2, 12);
  });

  it('of any size comes out', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    const square = fc.integer({ min: 1, max: 5 }).chain((n) => {
      const row = fc.array(value, { minLength: n, maxLength: n });
      return fc.tuple(fc.array(row, { minLength: n, maxLength: n }), row);
    });
    fc.assert(
      fc.property(square, ([m, x]) => {
        // m·mᵀ + I is symmetric and positive definite whatever m is.
        const a = m.map((row, i) =>
          m.map((other, j) => row.reduce((sum, v, k) => sum + v * other[k]!, 0) + (i === j ? 1 : 0)),
        );
        const b = a.map((row) => row.reduce((sum, v, k) => sum + v * x[k]!, 0));
        solve(a, b).forEach((value, i) => {
          expect(value).toBeCloseTo(x[i]!, 6);
        });
      }),
    );
  });
});
