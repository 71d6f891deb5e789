// Signals → score → confidence, with one value of each by hand.

import { expect, test } from 'vitest';
import { confidenceInputs, confidenceInputsOf, confidenceOf, scoreOf } from '../../src/retrieval/scorer.ts';
import { signalNames } from '../../src/retrieval/signals.ts';
import shipped from '../../src/retrieval/weights.json' with { type: 'json' };

const weights = {
  ranking: { meaning: 4, named: 2, called: 3, near: 8 },
  confidence: { bias: -1, score: 0.5, lead: 0.2, covered: 1, said: -0.25 },
};

test('a score is the weighted sum of its signals', () => {
  // 4 * 0.5 + 2 * 1 + 3 * 0.5 + 8 * 0.25
  expect(scoreOf({ meaning: 0.5, named: 1, called: 0.5, near: 0.25 }, weights)).toBe(7.5);
});

test('confidence is read from the score, its lead, what is covered, and how much was said', () => {
  const inputs = confidenceInputsOf(4, 1.5, 0.75, Math.E - 1);
  expect(inputs).toEqual({ score: 4, lead: 2.5, covered: 0.75, said: 1 });
  // -1 + 0.5 * 4 + 0.2 * 2.5 + 0.75 - 0.25 = 2, and 1 / (1 + e^-2) = 0.8808.
  expect(confidenceOf(inputs, weights)).toBeCloseTo(0.8808, 4);
});

test('even odds are a half; a rival ahead is a negative lead', () => {
  const flat = { ...weights, confidence: { bias: 0, score: 0, lead: 0, covered: 0, said: 0 } };
  const inputs = confidenceInputsOf(1, 3, 0, 0);
  expect(inputs).toEqual({ score: 1, lead: -2, covered: 0, said: 0 });
  expect(confidenceOf(inputs, flat)).toBe(0.5);
});

test('confidence stays between 0 and 1, however far the odds', () => {
  for (const score of [-1e6, -50, 50, 1e6]) {
    const confidence = confidenceOf(confidenceInputsOf(score, 0, 1, 1), weights);
    expect(confidence >= 0 && confidence <= 1).toBe(true);
  }
});

test('the shipped weights are a number for each signal and each input, and for nothing else', () => {
  expect(Object.keys(shipped.ranking).sort()).toEqual([...signalNames].sort());
  expect(Object.keys(shipped.confidence).sort()).toEqual([...confidenceInputs, 'bias'].sort());
  for (const weight of [...Object.values(shipped.ranking), ...Object.values(shipped.confidence)])
    expect(Number.isFinite(weight)).toBe(true);
});
