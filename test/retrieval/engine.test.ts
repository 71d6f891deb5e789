// The engine that ships, held to the contract; and BM25's two formulas, by hand.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inverseDocumentFrequency, saturation } from '../../src/retrieval/bm25.ts';
import type { Documents } from '../../src/retrieval/engine.ts';
import { createFlatEngine } from '../../src/retrieval/flat-engine.ts';
import { createMiniSearchEngine } from '../../src/retrieval/minisearch-engine.ts';
import { describeEngine } from './engine-contract.ts';

const engines = { MiniSearch: createMiniSearchEngine, 'the flat index': createFlatEngine };

for (const [name, create] of Object.entries(engines))
  describeEngine(name, (documents) => create(counted(documents)));

test('both engines find the same, with the same scores', () => {
  const term = fc.constantFrom(...'abcdefgh');
  // MiniSearch takes an empty document for one of a single term; an archive has none.
  const documents = fc.array(fc.array(term, { minLength: 1, maxLength: 12 }), { maxLength: 30 });
  const query = fc.dictionary(term, fc.double({ min: 0.01, max: 1, noNaN: true }), { noNullPrototype: true });
  fc.assert(
    fc.property(documents, query, fc.nat(12), (these, weights, limit) => {
      const [a, b] = Object.values(engines).map((create) =>
        create(counted(these)).search(
          new Map(Object.entries(weights)),
          limit,
          (document) => document % 4 > 0,
        ),
      );
      expect(b!.map(({ score }) => score)).toEqual(a!.map(({ score }) => expect.closeTo(score, 9)));
    }),
  );
});

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
  test.each(Object.entries(engines))(
    '%s takes for the length of a document how many terms it has, each counted once',
    (_, create) => {
      const engine = create(
        counted([['sparse', 'gate', 'gate', 'gate', 'gate', 'gate'], ['sparse', 'gate'], ['gate']]),
      );
      const [a, b] = engine.search(new Map([['sparse', 1]]), 10);
      expect(a!.score).toBe(b!.score);
    },
  );
});

/** Documents that are lists of terms, as engines take them. */
function counted(documents: readonly (readonly string[])[]): Documents {
  const terms = new Map<string, number>();
  for (const term of documents.flat()) if (!terms.has(term)) terms.set(term, terms.size);
  const counts = documents.map((document) => {
    const often = new Map<number, number>();
    for (const term of document) {
      const number = terms.get(term)!;
      often.set(number, (often.get(number) ?? 0) + 1);
    }
    return { terms: Uint32Array.from(often.keys()), frequencies: Uint16Array.from(often.values()) };
  });
  return { terms, counts };
}
