// The measures of confidences, each with a value worked out by hand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderRoc,
  brierScore,
  calibrationError,
  type Judged,
  reliability,
} from '../../src/measuring/confidence-measures.ts';

function judged(...pairs: readonly (readonly [number, boolean])[]): readonly Judged[] {
  return pairs.map(([confidence, right]) => ({ confidence, right }));
}

const four = judged([0.92, true], [0.98, false], [0.3, false], [0.2, false]);

const anyJudged = fc.array(
  fc.record({ confidence: fc.integer({ min: 0, max: 10 }).map((n) => n / 10), right: fc.boolean() }),
);

describe('the reliability', () => {
  it('is told by bin, without the empty ones', () => {
    const bins = reliability(four, 10);
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0.2, 0.3, 1],
      [0.3, 0.4, 1],
      [0.9, 1, 2],
    ]);
    expect(bins[2]!.confidence).toBeCloseTo(0.95, 12);
    expect(bins[2]!.right).toBe(0.5);
  });

  it('has an expected calibration error worked out by hand', () => {
    // ¼·|0 − 0.2| + ¼·|0 − 0.3| + ½·|0.5 − 0.95| = 0.05 + 0.075 + 0.225
    expect(calibrationError(reliability(four, 10))).toBeCloseTo(0.35, 12);
  });

  it('has a bin for every confidence', () => {
    fc.assert(
      fc.property(anyJudged, fc.integer({ min: 1, max: 10 }), (all, bins) => {
        const found = reliability(all, bins);
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const { from, to, confidence } of found) {
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-9);
          expect(confidence).toBeLessThanOrEqual(to + 1e-9);
        }
      }),
    );
  });
});

describe('the Brier score', () => {
  it('has the value worked out by hand', () => {
    // (0.08² + 0.98² + 0.3² + 0.2²) / 4 = (0.0064 + 0.9604 + 0.09 + 0.04) / 4
    expect(brierScore(four)).toBeCloseTo(0.2742, 12);
  });
});

describe('the area under the ROC curve', () => {
  it('has the value worked out by hand', () => {
    // The right one is above two of three wrong ones.
    expect(areaUnderRoc(four)).toBeCloseTo(2 / 3, 12);
    // Right 0.5, 0.5; wrong 0.5, 0.1: of four pairs two are won and two are tied.
    expect(areaUnderRoc(judged([0.5, true], [0.5, true], [0.5, false], [0.1, false]))).toBe(0.75);
  });

  it('is the share of pairs that are won', () => {
    fc.assert(
      fc.property(anyJudged, (all) => {
        const right = all.filter((each) => each.right);
        const wrong = all.filter((each) => !each.right);
        const won = right.flatMap((a) => wrong.map((b) => (Math.sign(a.confidence - b.confidence) + 1) / 2));
        const share = won.reduce((sum, each) => sum + each, 0) / won.length;
        if (won.length === 0) expect(areaUnderRoc(all)).toBeNull();
        else expect(areaUnderRoc(all)).toBeCloseTo(share, 9);
      }),
    );
  });
});
