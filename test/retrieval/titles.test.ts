// Titles as they are typed: what is offered and why, what is meant, and that no text does harm.

import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createThesaurus, readGlossary } from '../../src/retrieval/thesaurus.ts';
import { indexTitles } from '../../src/retrieval/title-index.ts';
import { placeOf, placesFrom, sortWords, wordsLike } from '../../src/retrieval/title-words.ts';
import { createTitles, papersToBrowse, type Titled } from '../../src/retrieval/titles.ts';
import { editDistance } from '../../src/retrieval/vocabulary.ts';
import { anyText, textOf } from './any-text.ts';
import { loadShipped } from './shipped.ts';
import { glossaryOf, text, type Words } from './small-archive.ts';

function titlesOf(titles: readonly (string | Titled)[], words?: Words) {
  const entries = titles.map((each) => (typeof each === 'string' ? { title: each } : each));
  return createTitles<Titled>(entries, text, createThesaurus(readGlossary(glossaryOf(words), text)));
}

/** The titles up to their colon, best first. */
function offered(titles: ReturnType<typeof titlesOf>, typed: string, limit = 25): readonly string[] {
  return titles.lookUp(typed, limit).map(({ entry }) => entry.title.split(':')[0]!);
}

describe('what is offered', () => {
  const shelf = titlesOf(
    [
      'FlashAttention-2: Faster Attention with Better Parallelism',
      'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness',
      'Tree of Thoughts: Deliberate Problem Solving with Large Language Models',
      'Total Variation in Trees',
      'TinyStories: How Small Can Language Models Be and Still Speak Coherent English?',
      'MegaBlocks: Efficient Sparse Training with Mixture-of-Experts',
      'Routing in MoE Models',
      'Training Transformers with 4-bit Integers',
      'Lightprof: A Quick Reasoning Framework',
      'Textbooks Are All You Need',
    ],
    { acronyms: { MoE: ['mixture of experts'] }, synonyms: [['quick', 'fast']] },
  );

  test.each<[typed: string, expected: readonly string[], reason: string]>([
    ['flash', ['FlashAttention', 'FlashAttention-2'], 'a part of a name is a word; a whole name is begun'],
    ['faster', ['FlashAttention-2'], 'a word after the colon'],
    ['speaks coherently', ['TinyStories'], 'other forms of the words'],
    ['flashattention', ['FlashAttention', 'FlashAttention-2'], 'the whole name comes before a longer one'],
    ['Attention Flash', ['FlashAttention-2', 'FlashAttention'], 'words in any order, capitals or none'],
    ['flahs atention', ['FlashAttention-2', 'FlashAttention'], 'two neighbours swapped, a letter left out'],
    ['exact fl', ['FlashAttention'], 'any word may be begun; what has the lesser half is not offered'],
    [
      'tree',
      ['Tree of Thoughts', 'Total Variation in Trees'],
      'the word itself, at the beginning, then its plural',
    ],
    [
      'ToT',
      ['Tree of Thoughts', 'Total Variation in Trees'],
      'the name’s initials, then a word that begins so',
    ],
    ['taayn', ['Textbooks Are All You Need'], 'initials of a whole title, words of grammar included'],
    ['all you need', ['Textbooks Are All You Need'], 'words of grammar count where there are no others'],
    ['that tinystories paper', ['TinyStories'], 'chatter takes nothing away'],
    ['tiny storys', ['TinyStories'], 'the parts of a name, one of them misspelt'],
    ['light prof', ['Lightprof'], 'a name written apart'],
    ['4bit', ['Training Transformers with 4-bit Integers'], 'two words written together'],
    ['moe', ['Routing in MoE Models', 'MegaBlocks'], 'the word, then what the glossary says it stands for'],
    ['mixture of experts', ['MegaBlocks', 'Routing in MoE Models'], 'and the other way round'],
    ['quick', ['Lightprof'], 'words that are only akin are not offered'],
    ['sourdough', [], 'nothing is like it'],
    ['the', [], 'no title has it'],
    ['?!', [], 'nothing was said'],
  ])('%s', (typed, expected) => {
    expect(offered(shelf, typed)).toEqual(expected);
  });

  test('all in their order where nothing was typed, as many as are wanted', () => {
    expect(offered(shelf, ' \t ', 2)).toEqual(['FlashAttention-2', 'FlashAttention']);
    expect(offered(shelf, '')).toHaveLength(10);
    for (const typed of ['', 'flash'])
      for (const limit of [0, -1]) expect(offered(shelf, typed, limit)).toEqual([]);
  });

  test('fits are shares of what was typed, by rarity', () => {
    const pair = titlesOf(['Dropout Routers', 'Dense Gates']);
    // Each word has one holder, so both weigh the same; "dropout" stands in its place: 1.05. Half of that, and half of 1.
    expect(pair.lookUp('dropout', 1)[0]!.fit).toBeCloseTo(1.05, 10);
    expect(pair.lookUp('dropout gates', 2).map(({ fit }) => fit)).toEqual([
      expect.closeTo(0.525, 10),
      expect.closeTo(0.5, 10),
    ]);
    // A beginning: 0.7 and 0.25 times the share of the word that is there, 4 letters of 7.
    expect(pair.lookUp('drop', 1)[0]!.fit).toBeCloseTo(0.7 + 1 / 7 + 0.05, 10);
    // A slip in eight letters: 0.85 less 1.5 / 8.
    expect(pair.lookUp('rounters', 1)[0]!.fit).toBeCloseTo(0.6625, 10);
  });
});

describe('codes', () => {
  const dated = titlesOf([
    { code: '2023-05-21#1', title: 'Alpha 12' },
    { code: '2022-12-04#2', title: 'Beta' },
    { code: '2022-12-04#12', title: 'Gamma Beta' },
    { code: '2022-11-27#2', title: 'Delta of 2030' },
    { code: '2023-01-08#3', title: 'Best of 2022' },
  ]);

  test.each<[typed: string, expected: readonly string[]]>([
    ['2022-12-04#2', ['Beta']],
    ['12-04#2', ['Beta']],
    ['#2', ['Beta', 'Delta of 2030']],
    ['#1', ['Alpha 12', 'Gamma Beta']],
    ['2022-12-04', ['Beta', 'Gamma Beta']],
    ['2022-1', ['Beta', 'Gamma Beta', 'Delta of 2030']],
    ['12-0', ['Beta', 'Gamma Beta']],
    ['2023', ['Alpha 12', 'Best of 2022']],
    ['9-04', []],
    ['12', ['Alpha 12']],
    ['2030', ['Delta of 2030']],
    ['2022', ['Beta', 'Gamma Beta', 'Delta of 2030', 'Best of 2022']],
    ['2022-12-04 gamma', ['Gamma Beta']],
    ['Gamma Beta (2022-12-04)', ['Gamma Beta', 'Beta']],
  ])('%s', (typed, expected) => {
    expect(offered(dated, typed)).toEqual(expected);
  });
});

describe('what is meant', () => {
  const shelf = titlesOf([
    { code: '2022-12-04#1', title: 'MEGABYTE: Predicting Million-byte Sequences' },
    { code: '2022-12-04#2', title: 'A Megabyte of Mistral Attention' },
    { code: '2022-12-04#3', title: 'Twice: A Title' },
    { code: '2023-05-21#1', title: 'Twice: A Title' },
    { code: '2023-05-21#2', title: 'Understanding Attention' },
    { code: '2023-05-21#3', title: 'On Distillation' },
  ]);
  const meant = (typed: string) => {
    const resolved = shelf.resolve(typed, 3);
    return resolved.kind === 'found' ? resolved.entry.code : resolved.candidates.map(({ code }) => code);
  };

  test.each<[typed: string, expected: string | readonly string[], reason: string]>([
    ['2023-05-21#1', '2023-05-21#1', 'the code'],
    [' 2023-05-21#1 ', '2023-05-21#1', 'with white space around it'],
    ['understanding ATTENTION!', '2023-05-21#2', 'the title, whatever its capitals and punctuation'],
    ['megabyte', '2022-12-04#1', 'the name before the colon, though another title has the word'],
    ['distilation', '2023-05-21#3', 'one slip in a long word, and nothing else near'],
    ['mixtral', ['2022-12-04#2'], 'one slip in a short word: perhaps another name'],
    ['attention', ['2022-12-04#2', '2023-05-21#2'], 'two titles fit as well'],
    ['Twice: a title', ['2022-12-04#3', '2023-05-21#1'], 'two papers have this title'],
    ['twice: a title 2023-05-21', '2023-05-21#1', 'the date tells them apart'],
    ['sourdough', [], 'nothing'],
    ['', ['2022-12-04#1', '2022-12-04#2', '2022-12-04#3'], 'nothing was said: the first of all'],
  ])('%s', (typed, expected) => {
    expect(meant(typed)).toEqual(expected);
  });

  test('says whether it was named exactly', () => {
    expect(shelf.resolve('megabyte', 3)).toMatchObject({ kind: 'found', exact: true });
    expect(shelf.resolve('distillation', 3)).toMatchObject({ kind: 'found', exact: false });
  });
});

describe('in the archive that ships', () => {
  const { archive } = loadShipped();
  const thesaurus = createThesaurus(readGlossary(archive.glossary, text));
  const papers = papersToBrowse(archive.issues);
  const titles = createTitles(papers, text, thesaurus);

  test('starred papers are browsed first, then the newest issue, in its order', () => {
    const starred = papers.filter(({ starred }) => starred).length;
    expect(starred).toBeGreaterThan(0);
    expect(papers.slice(0, starred).every((paper) => paper.starred)).toBe(true);
    expect(papers.slice(starred, starred + 2).map(({ code }) => code)).toEqual([
      '2023-06-25#1',
      '2023-06-25#2',
    ]);
    expect(papers.at(-1)!.issue).toBe('2022-06-05');
    expect(new Set(papers).size).toBe(archive.issues.flatMap((issue) => issue.papers).length);
    expect(titles.lookUp('', 3).map(({ entry }) => entry)).toEqual(papers.slice(0, 3));
  });

  test('every paper is meant by its title and its code, and first where its title is typed', () => {
    for (const paper of papers) {
      expect(titles.resolve(paper.title, 5)).toMatchObject({ kind: 'found', entry: paper });
      expect(titles.resolve(paper.code, 5)).toMatchObject({ kind: 'found', entry: paper });
      expect(titles.lookUp(paper.title, 1)[0]!.entry).toBe(paper);
    }
  });

  test('a title is offered all the while that it is typed, from the third letter on', () => {
    for (const paper of papers)
      for (let length = 3; length <= paper.title.length; length++) {
        const typed = paper.title.slice(0, length);
        const found = titles.lookUp(typed, 25).map(({ entry }) => entry);
        expect({ typed, found: found.includes(paper) }).toEqual({ typed, found: true });
      }
  });

  test('a title is first with two neighbours swapped in any of its long words', () => {
    const slips = papers.flatMap((paper) =>
      [...paper.title.matchAll(/\p{L}{7,}/gu)].map((word) => ({ paper, word: word[0], at: word.index })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...slips), fc.nat(), ({ paper, word, at }, chosen) => {
        const place = at + 1 + (chosen % (word.length - 2));
        const [a, b] = [paper.title[place]!, paper.title[place + 1]!];
        const typed = paper.title.slice(0, place) + b + a + paper.title.slice(place + 2);
        expect({ typed, first: titles.lookUp(typed, 1)[0]?.entry.title }).toEqual({
          typed,
          first: paper.title,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('an index that was kept does what a new one does', () => {
    const kept = deserialize(serialize(indexTitles(papers, text, thesaurus)));
    const restored = createTitles(papers, text, thesaurus, kept);
    for (const typed of ['tot', 'moe', 'flahs', '2022-12', 'tiny stories', ''])
      expect(restored.lookUp(typed, 25)).toEqual(titles.lookUp(typed, 25));
  });

  test('no text does harm, and none offers a title twice or more than were wanted', () => {
    const pieces = [
      '2022-12-04',
      '#',
      '-',
      '12-04#2',
      'ToT',
      'moe',
      'atention',
      'of',
      '…',
      '__proto__',
      'constructor',
    ];
    const typed = fc.oneof(
      anyText,
      textOf(pieces),
      textOf(pieces, ''),
      fc.constantFrom('x'.repeat(50_000), '2022-'.repeat(9_000)),
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: -1, max: 30 }), (wish, limit) => {
        const matches = titles.lookUp(wish, limit);
        expect(matches.length).toBeLessThanOrEqual(Math.max(0, limit));
        expect(new Set(matches.map(({ entry }) => entry)).size).toBe(matches.length);
        for (const { fit } of matches) expect(fit >= 0 && fit < 1.1).toBe(true);
        const resolved = titles.resolve(wish, 5);
        if (resolved.kind === 'candidates') expect(resolved.candidates.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 500 },
    );
  });
});

test('nothing is found among no titles, or titles without words', () => {
  expect(titlesOf([]).lookUp('a', 5)).toEqual([]);
  expect(titlesOf([]).resolve('', 5)).toEqual({ kind: 'candidates', candidates: [] });
  const marks = titlesOf(['?!', '\u0301', { title: '…', code: '2022-12-04#1' }]);
  for (const typed of ['a', 'und', '\u0301']) expect(marks.lookUp(typed, 5)).toEqual([]);
  expect(marks.lookUp('2022-12', 5)).toHaveLength(1);
});

describe('one word in a sorted list', () => {
  // Few letters, so that words share beginnings and slips lead from one to another.
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });

  test('words are found with the slips that comparing with every beginning of every word gives', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (list, typed, allowed) => {
          const sorted = sortWords(list);
          const found = new Map<string, { slips: number; whole: boolean }>();
          wordsLike(typed, sorted, allowed, (place, slips, whole) => {
            expect(found.has(sorted.words[place]!)).toBe(false);
            found.set(sorted.words[place]!, { slips, whole });
          });
          const expected = new Map<string, { slips: number; whole: boolean }>();
          for (const each of sorted.words) {
            const beginnings = Array.from({ length: each.length + 1 }, (_, end) =>
              editDistance(typed, each.slice(0, end), 9),
            );
            const slips = Math.min(...beginnings);
            if (slips <= allowed) expected.set(each, { slips, whole: beginnings.at(-1) === slips });
          }
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('a word has its place, and a beginning those of its words', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, (list, typed) => {
        const sorted = sortWords(list);
        expect(placeOf(typed, sorted)).toBe(sorted.words.indexOf(typed));
        const begun = [...placesFrom(typed, sorted)].map((place) => sorted.words[place]);
        expect(begun).toEqual(sorted.words.filter((each) => each.startsWith(typed)));
      }),
    );
  });

  test('counts an insertion, a deletion, a replacement and a swap as one slip each', () => {
    const sorted = sortWords(['attention']);
    const slipsTo = (typed: string) => {
      let slips = -1;
      wordsLike(typed, sorted, 2, (_, found) => {
        slips = found;
      });
      return slips;
    };
    expect(
      ['attention', 'atttention', 'atention', 'atsention', 'attnetion', 'atn', 'xyz'].map(slipsTo),
    ).toEqual([0, 1, 1, 1, 1, 1, -1]);
  });
});

test('a name may end in signs that are no word', () => {
  const shelf = titlesOf([
    'LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale',
    'How LLM.int8() Came to Be',
  ]);
  expect(shelf.resolve('LLM.int8()', 5)).toMatchObject({ kind: 'found', exact: true });
});
