// The engine that ships, held to the contract; and BM25's two formulas, by hand.

import { describe, expect, test } from 'vitest';
import { createEngine, inverseDocumentFrequency, saturation } from '../../src/retrieval/engine.ts';
import { describeEngine } from './engine-contract.ts';

describeEngine('MiniSearch', createEngine);

describe('BM25', () => {
  test('a rare term weighs more', () => {
    // ln(1 + (10 - 2 + 0.5) / (2 + 0.5)) = ln 4.4
    expect(inverseDocumentFrequency(10, 2)).toBeCloseTo(1.4816, 4);
    // ln(1 + 10.5 / 0.5) = ln 22: what nobody has.
    expect(inverseDocumentFrequency(10, 0)).toBeCloseTo(3.091, 3);
    // ln(1 + 0.5 / 10.5): even what all have weighs something.
    expect(inverseDocumentFrequency(10, 10)).toBeCloseTo(0.0465, 4);
  });

  test('repetition stops counting, and a long document is held back', () => {
    // 1 * 2.2 / (1 + 1.2 * (0.3 + 0.7))
    expect(saturation(1, 1)).toBeCloseTo(1, 10);
    // 3 * 2.2 / (3 + 1.2)
    expect(saturation(3, 1)).toBeCloseTo(1.5714, 4);
    // 2.2 / (1 + 1.2 * (0.3 + 1.4))
    expect(saturation(1, 2)).toBeCloseTo(0.7237, 4);
    expect(saturation(0, 1)).toBe(0);
    expect(saturation(1e9, 1)).toBeCloseTo(2.2, 6);
  });

  // Which only moves candidates: the score that ranks them counts every term.
  test('MiniSearch takes for the length of a document how many terms it has, each counted once', () => {
    const engine = createEngine([
      ['sparse', 'gate', 'gate', 'gate', 'gate', 'gate'],
      ['sparse', 'gate'],
      ['gate'],
    ]);
    const [a, b] = engine.search(new Map([['sparse', 1]]), 10);
    expect(a!.score).toBe(b!.score);
  });
});
