// The file of weights: the search reads back what was written, and a person can read it.

import { expect, it } from 'vitest';
import { formatWeights } from '../../src/measuring/weights-file.ts';
import weights from '../../src/retrieval/weights.json' with { type: 'json' };

it('is JSON of the same weights, a table on a line', () => {
  const text = formatWeights(weights);
  expect(JSON.parse(text)).toEqual(weights);
  expect(text.split('\n').length).toBe(5);
});

it('has a line for each weight where there are too many', () => {
  const ranking = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`signal${i}`, i / 10]));
  const text = formatWeights({ ...weights, ranking: ranking as unknown as typeof weights.ranking });
  expect(text).toContain('  "ranking": {\n    "signal0": 0,\n    "signal1": 0.1,\n');
  expect(JSON.parse(text).ranking).toEqual(ranking);
});
