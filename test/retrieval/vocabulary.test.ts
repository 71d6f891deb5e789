// Words that nobody wrote: which words of the archive they may stand for, and how surely.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVocabulary, editDistance } from '../../src/retrieval/vocabulary.ts';

/** A vocabulary of words that are their own terms, each held by as many papers as it says. */
function vocabularyOf(words: Readonly<Record<string, number>>) {
  return createVocabulary(
    new Map(Object.keys(words).map((word) => [word, word])),
    (term) => words[term] ?? 0,
  );
}

describe('edit distance', () => {
  test('by hand', () => {
    const rows: readonly (readonly [a: string, b: string, distance: number])[] = [
      ['', '', 0],
      ['same', 'same', 0],
      ['', 'abc', 3],
      // k→s, e→i, +g
      ['kitten', 'sitting', 3],
      ['prunning', 'pruning', 1],
      ['atention', 'attention', 1],
      // Neighbours swapped are one slip …
      ['trian', 'train', 1],
      ['ab', 'ba', 1],
      // … but not once something stands between them: with "optimal string alignment" this is 3, not 2.
      ['ca', 'abc', 3],
      ['abcdef', 'badcfe', 3],
    ];
    expect(rows.map(([a, b]) => [a, b, editDistance(a, b, 9)])).toEqual(rows);
  });

  test('above the limit it is one more than the limit', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
    expect(editDistance('kitten', 'sitting', 0)).toBe(1);
    expect(editDistance('a', 'abcdefgh', 2)).toBe(3);
    expect(editDistance('xxxxxxxx', 'yyyyyyyy', 3)).toBe(4);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  test('is the shortest way, for any words and any limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(7), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(shortestWay(a, b), limit + 1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('near words', () => {
  test('a slip of any kind, by how likely it is', () => {
    const { near } = vocabularyOf({ attention: 5, quantize: 2, transformer: 9 });
    const found = (word: string) => near(word).map(({ term }) => term);
    for (const slip of ['atention', 'attenttion', 'attentoin', 'attantion']) {
      expect([slip, ...found(slip)]).toEqual([slip, 'attention']);
    }
    expect(found('trasnformre')).toEqual(['transformer']);
    expect(found('elephant')).toEqual([]);
  });

  test('the nearer before the farther, the same first letter before another, then the commoner', () => {
    const { near } = vocabularyOf({ gating: 1, rating: 9, ratings: 9, mating: 3, raging: 2 });
    // "eating" is one letter from gating, mating and rating.
    expect(near('eating').map(({ term }) => term)).toEqual(['rating', 'mating', 'gating']);
    // "rafing": one from rating and raging, which begin as it does; two from the others, which is too far for 6 letters.
    expect(near('rafing').map(({ term }) => term)).toEqual(['rating', 'raging']);
    const long = vocabularyOf({ regularizer: 1, regularized: 9, irregularize: 9 });
    expect(long.near('regularizeq')[0]).toMatchObject({ term: 'regularized' });
    const weights = vocabularyOf({ quantizer: 1, quantize: 1 }).near('quantizzer');
    expect(weights.map(({ term }) => term)).toEqual(['quantizer', 'quantize']);
    expect(weights[0]!.weight).toBeGreaterThan(weights[1]!.weight);
  });

  test('a short word that begins with another letter is another word', () => {
    const { near } = vocabularyOf({ perf: 1, pruner: 1 });
    expect([near('nerf'), vocabularyOf({ batch: 1 }).near('patch')]).toEqual([[], []]);
    expect(near('perv').map(({ term }) => term)).toEqual(['perf']);
    expect(near('bruner').map(({ term }) => term)).toEqual(['pruner']);
  });

  test('short words forgive one slip, from eight letters on two', () => {
    const { near } = vocabularyOf({ sparse: 1, sparsity: 1, moe: 1, gate: 1 });
    const found = (word: string) => near(word).map(({ term }) => term);
    expect(found('spasre')).toEqual(['sparse']);
    expect(found('spsare')).toEqual([]);
    expect(found('zpzrse')).toEqual([]);
    expect(found('spxrsxty')).toEqual(['sparsity']);
    expect(found('gats')).toEqual(['gate']);
  });

  test('three letters forgive none: nearly all of them are a word', () => {
    const { near } = vocabularyOf({ moe: 1, sam: 1, mo: 1, moes: 1 });
    expect([near('mon'), near('dam'), near('mo'), near('m'), near('')]).toEqual([[], [], [], [], []]);
  });

  test('the beginning of a word: the more of it is there, the surer', () => {
    const { near } = vocabularyOf({ matryoshka: 1, materialize: 1, mat: 1 });
    const weightOf = (word: string) => near(word).find(({ term }) => term === 'matryoshka')?.weight;
    expect(weightOf('matr')).toBeGreaterThan(0);
    expect(weightOf('matryo')).toBeGreaterThan(weightOf('matr')!);
    expect(weightOf('matryosh')).toBeGreaterThan(weightOf('matryo')!);
    expect(weightOf('mat')).toBeUndefined();
    // Less than a third of it says nothing.
    expect(vocabularyOf({ abcdefghijklm: 1 }).near('abcd')).toEqual([]);
    expect(vocabularyOf({ abcdefghijkl: 1 }).near('abcd')).toHaveLength(1);
  });

  test('numbers and other things that do not begin with a letter are never mended', () => {
    const { near } = vocabularyOf({ '2048': 1, '1024x': 1, x1024: 1 });
    expect([near('2047'), near('1024y'), near('+1024')]).toEqual([[], [], []]);
    expect(near('x1025').map(({ term }) => term)).toEqual(['x1024']);
  });

  test('a word is mended to the term of the word that it is like', () => {
    const { near } = createVocabulary(new Map([['quantization', 'quantiz']]), () => 1);
    expect(near('quantizaton').map(({ term }) => term)).toEqual(['quantiz']);
  });

  test('the likeliest three, where there are more', () => {
    const { near } = vocabularyOf({ gates: 1, gated: 5, gatex: 4, gateq: 2, gater: 3 });
    expect(near('gatez').map(({ term }) => term)).toEqual(['gated', 'gatex', 'gater']);
  });

  test('at most three, each once, each below 1, whatever the words', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 30 }), letters, (words, asked) => {
        const { near } = vocabularyOf(Object.fromEntries(words.map((word, i) => [word, i + 1])));
        const found = near(asked);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found.map(({ term }) => term)).size).toBe(found.length);
        for (const [place, { term, weight }] of found.entries()) {
          expect(words).toContain(term);
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThan(1);
          expect(weight).toBeLessThanOrEqual(found[place - 1]?.weight ?? 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a hostile word of 40 letters costs little, and one of 41 nothing', () => {
    // The worst there is: as many letters, the same ones, and apart only at the end.
    const alike = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`${'ab'.repeat(17)}${String(i).padStart(6, 'c')}`, 1]),
    );
    const { near } = vocabularyOf(alike);
    const hostile = 'ab'.repeat(20);
    const started = performance.now();
    near(hostile);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(vocabularyOf({ [`${hostile}a`]: 1 }).near(hostile)).toHaveLength(1);
    expect(vocabularyOf({ [`${hostile}ab`]: 1 }).near(`${hostile}a`)).toEqual([]);
  });

  test('nobody is led to a word that no paper holds', () => {
    expect(vocabularyOf({ attention: 0, attenuation: 1 }).near('atention')).not.toContainEqual(
      expect.objectContaining({ term: 'attention' }),
    );
  });
});

/** Damerau and Levenshtein's distance with no letter changed twice, the slow way: straight from its definition. */
function shortestWay(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const ways = [
    shortestWay(a.slice(1), b) + 1,
    shortestWay(a, b.slice(1)) + 1,
    shortestWay(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(shortestWay(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}
