// What every engine must do: BM25 as worked out on paper, ties by order, and nothing that was not asked for.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/retrieval/engine.ts';

export type CreateEngine = (documents: readonly (readonly string[])[]) => Engine;

/**
 * Holds an engine to the contract of `Engine`.
 * @param name what the tests are called by.
 * @param create makes an engine of documents that are terms already.
 */
export function describeEngine(name: string, create: CreateEngine): void {
  describe(`${name}: an engine`, () => {
    // In each of these, half of the terms are distinct, so that lengths relate in the same way whether an engine counts
    // all terms of a document or the distinct ones: 1, 1.5 and 0.5 times the mean.
    const documents = [
      ['sparse', 'expert', 'expert', 'expert'],
      ['sparse', 'router', 'router', 'gate', 'gate', 'gate'],
      ['gate', 'gate'],
    ];
    const engine = create(documents);
    const scores = (query: Readonly<Record<string, number>>) =>
      engine.search(new Map(Object.entries(query)), 10).map(({ document, score }) => [document, score]);
    const close = (score: number) => expect.closeTo(score, 3);

    test('scores a term by BM25 (k 1.2, b 0.7)', () => {
      // idf: ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) = ln 1.6 = 0.4700.
      // Document 0: 1 * 2.2 / (1 + 1.2 * (0.3 + 0.7 * 1)) = 1. Document 1: 2.2 / (1 + 1.2 * (0.3 + 0.7 * 1.5)) = 0.8397.
      expect(scores({ sparse: 1 })).toEqual([
        [0, close(0.47)],
        [1, close(0.3947)],
      ]);
      // idf: ln(1 + 2.5 / 1.5) = 0.9808. Document 0: 3 * 2.2 / (3 + 1.2) = 1.5714.
      expect(scores({ expert: 1 })).toEqual([[0, close(1.5413)]]);
    });

    test('adds the terms up, and multiplies by nothing for having several', () => {
      expect(scores({ sparse: 1, expert: 1 })).toEqual([
        [0, close(0.47 + 1.5413)],
        [1, close(0.3947)],
      ]);
    });

    test('multiplies a term by its weight', () => {
      expect(scores({ sparse: 2, expert: 0.5 })).toEqual([
        [0, close(2 * 0.47 + 0.5 * 1.5413)],
        [1, close(2 * 0.3947)],
      ]);
      // With the weights the order may turn: the gate of document 2 is the greater part of a short document.
      expect(scores({ gate: 1, expert: 0.1 }).map(([document]) => document)).toEqual([2, 1, 0]);
      expect(scores({ gate: 0.1, expert: 1 }).map(([document]) => document)).toEqual([0, 2, 1]);
    });

    test('finds nothing for terms that no document has, or for no terms', () => {
      expect(scores({ unheard: 1 })).toEqual([]);
      expect(scores({})).toEqual([]);
      expect(create([]).search(new Map([['sparse', 1]]), 10)).toEqual([]);
      expect(scores({ unheard: 1, expert: 1 })).toEqual(scores({ expert: 1 }));
    });

    test('among equals the earlier document comes first', () => {
      const equals = create([['b'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]);
      const hits = equals.search(new Map([['a', 1]]), 10);
      expect(hits.map(({ document }) => document)).toEqual([1, 2, 3]);
      expect(equals.search(new Map([['a', 1]]), 2)).toEqual(hits.slice(0, 2));
      const byOtherTerms = create([['b'], ['a'], ['c'], ['d']]).search(
        new Map([...'cab'].map((term) => [term, 1])),
        10,
      );
      expect(byOtherTerms.map(({ document }) => document)).toEqual([0, 1, 2]);
    });

    test('returns at most `limit` documents, the best', () => {
      const query = new Map([['sparse', 1]]);
      expect(engine.search(query, 1)).toEqual(engine.search(query, 10).slice(0, 1));
      expect(engine.search(query, 0)).toEqual([]);
    });

    test('asks `accept` before it counts to `limit`, and scores as without it', () => {
      const query = new Map([['sparse', 1]]);
      expect(engine.search(query, 1, (document) => document !== 0)).toEqual(
        engine.search(query, 10).slice(1),
      );
      expect(engine.search(query, 10, () => false)).toEqual([]);
    });

    test('an empty document is never found', () => {
      const hits = create([[], ['a'], []]).search(new Map([['a', 1]]), 10);
      expect(hits.map(({ document }) => document)).toEqual([1]);
    });

    test('takes a term for what it is: no prefix, no near spelling, no other case, no name of JavaScript', () => {
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];
      const exact = create([['attention'], ['Attent'], names, ['attent', '1.5', 'chain_thought', 'zero++']]);
      const found = (term: string) => exact.search(new Map([[term, 1]]), 10).map(({ document }) => document);
      expect(
        ['attent', 'atten', 'ATTENT', '1.5', '1', 'chain_thought', 'chain', 'zero++'].map(found),
      ).toEqual([[3], [], [], [3], [], [3], [], [3]]);
      expect(names.map(found)).toEqual(names.map(() => [2]));
    });

    const term = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    // No term twice in one document, so that again both ways of counting its length agree.
    const anyDocuments = fc.array(fc.uniqueArray(term, { minLength: 1 }), { minLength: 1, maxLength: 8 });
    const anyQuery = fc.dictionary(
      fc.oneof(term, fc.constant('unheard')),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      {
        noNullPrototype: true,
      },
    );

    test('is the formula, for any documents and weights', () => {
      fc.assert(
        fc.property(anyDocuments, anyQuery, (these, query) => {
          const hits = create(these).search(new Map(Object.entries(query)), these.length);
          const expected = these
            .map((_, document) => ({ document, score: scoreOnPaper(these, document, query) }))
            .filter(({ score }) => score > 0);
          const byDocument = [...hits].sort((a, b) => a.document - b.document);
          expect(byDocument).toEqual(
            expected.map(({ document, score }) => ({ document, score: expect.closeTo(score, 9) })),
          );
        }),
      );
    });

    test('is in order, within its limit, and the same every time', () => {
      fc.assert(
        fc.property(anyDocuments, anyQuery, fc.nat(9), (these, query, limit) => {
          const made = create(these);
          const search = () =>
            made.search(new Map(Object.entries(query)), limit, (document) => document % 3 !== 0);
          const hits = search();
          expect(hits.length).toBeLessThanOrEqual(limit);
          hits.forEach(({ document, score }, place) => {
            expect(document % 3).not.toBe(0);
            const after = hits[place + 1];
            if (after === undefined) return;
            expect(score > after.score || (score === after.score && document < after.document)).toBe(true);
          });
          expect(search()).toEqual(hits);
        }),
      );
    });
  });
}

/** BM25, written out once more. */
function scoreOnPaper(
  documents: readonly (readonly string[])[],
  place: number,
  query: Readonly<Record<string, number>>,
): number {
  const document = documents[place]!;
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  return Object.entries(query).reduce((sum, [term, weight]) => {
    const frequency = document.filter((each) => each === term).length;
    const holders = documents.filter((each) => each.includes(term)).length;
    const idf = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
    const held = (frequency * 2.2) / (frequency + 1.2 * (0.3 + (0.7 * document.length) / meanLength));
    return sum + weight * idf * held;
  }, 0);
}
