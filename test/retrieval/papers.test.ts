// Papers as ranking sees them: what is counted, how often, how long it is, and what a paper is called.

import { describe, expect, test } from 'vitest';
import { type IndexedPapers, indexPapers } from '../../src/retrieval/papers.ts';
import { createThesaurus, readGlossary } from '../../src/retrieval/thesaurus.ts';
import { glossaryOf, papersOf, type Row, text, type Words } from './small-archive.ts';

function indexOf(rows: readonly Row[], words?: Words): IndexedPapers {
  return indexPapers(papersOf(rows), text, createThesaurus(readGlossary(glossaryOf(words), text)));
}

/** How often the paper at a place has a term. */
function count({ papers, terms }: IndexedPapers, place: number, term: string): number {
  const { terms: numbers, frequencies } = papers[place]!.terms;
  return frequencies[numbers.indexOf(terms.get(term) ?? -1)] ?? 0;
}

/** Numbers of terms, read back. */
function read({ terms }: IndexedPapers, numbers: Iterable<number>): readonly string[] {
  const names = [...terms.keys()];
  return [...numbers].map((number) => names[number]!);
}

const byte: Row = {
  title: 'MEGABYTE: Predicting Bytes with Transformers',
  summary: ['Bytes are what it reads.', 'They cost: a chain of thought.'],
  topics: ['attention', 'long context'],
  askedAs: ['long byte strings'],
};

describe('what a paper is found by', () => {
  const index = indexOf([byte], { acronyms: { CoT: ['chain of thought'] } });

  test('its title twice, and its topics, paragraphs and “asked as” lines once', () => {
    // Title 2 * 1, paragraph 1, asked as 1.
    expect(count(index, 0, 'byte')).toBe(4);
    expect(count(index, 0, 'megabyt')).toBe(2);
    // Topic 1, asked as 1.
    expect(count(index, 0, 'long')).toBe(2);
    expect(count(index, 0, 'attent')).toBe(1);
    expect(count(index, 0, 'cost')).toBe(1);
    expect(count(index, 0, 'with')).toBe(0);
  });

  test('its length is that of all this, without grammar and without what is searched besides', () => {
    // Title 2 * (megabyte predicting bytes transformers), topics attention long context, bytes reads, cost chain thought,
    // long byte strings.
    expect(index.papers[0]!.length).toBe(2 * 4 + 3 + 2 + 3 + 3);
  });

  test('phrases, parts of names and joined words count besides', () => {
    expect(count(index, 0, 'chain_thought')).toBe(1);
    const names = indexOf([{ title: 'Plain', summary: 'FlashAttention is a fine-tuned model.' }]);
    expect(
      ['flashatt', 'flash', 'attent', 'finetun', 'fine', 'tune'].map((term) => count(names, 0, term)),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    // Plain twice; FlashAttention, fine, tuned, model.
    expect(names.papers[0]!.length).toBe(2 + 4);
  });

  test('runs of three to five of its title’s initials, with grammar and without, in capitals', () => {
    const initials = [...index.terms.keys()].filter((term) => /^[A-Z]+$/.test(term)).sort();
    expect(initials).toEqual(['BWT', 'MPB', 'MPBT', 'MPBW', 'MPBWT', 'PBT', 'PBW', 'PBWT']);
    expect(count(index, 0, 'PBT')).toBe(2);
  });

  test('passages are the title, each paragraph and each “asked as” line, in order', () => {
    expect(index.papers[0]!.passages.map((passage) => read(index, passage))).toEqual([
      ['megabyt', 'predict', 'byte', 'transform'],
      ['byte', 'read'],
      ['cost', 'chain', 'thought'],
      ['long', 'byte', 'string'],
    ]);
  });
});

describe('the archive', () => {
  test('counts for each term the papers that hold it', () => {
    const { frequencies, terms } = indexOf([
      { title: 'Gates', summary: 'Gates, gates.' },
      { title: 'Routers', summary: 'No gate.' },
      { title: 'Others', summary: 'Nothing.', askedAs: ['what opens a gate'] },
    ]);
    expect(frequencies[terms.get('gate')!]).toBe(3);
    expect(frequencies[terms.get('router')!]).toBe(1);
    expect(frequencies).toHaveLength(terms.size);
  });

  test('has the mean of its papers’ lengths', () => {
    const short = { title: 'Gates', summary: 'Open.' };
    const long = { title: 'Routers', summary: 'Tokens go through seven doors.' };
    // 2 + 1 and 2 + 4 ("through" is grammar).
    expect(indexOf([short, long]).meanLength).toBe(4.5);
    expect(indexOf([]).meanLength).toBe(1);
    expect(indexOf([{ title: 'The', summary: 'It is.' }]).meanLength).toBe(1);
  });

  test('knows each word as it is written, with its term', () => {
    const { words } = indexOf([{ title: 'FlashAttention', summary: 'It prunes.' }]);
    expect(Object.fromEntries(words)).toEqual({
      flashattention: 'flashatt',
      flash: 'flash',
      attent: 'attent',
      prunes: 'prune',
    });
  });

  test('knows no word that no paper holds', () => {
    const { words, terms } = indexOf([{ title: 'State-of-the-art', summary: 'An out-of-the-box tool.' }]);
    expect([...words.values()].filter((term) => !terms.has(term))).toEqual([]);
  });
});

describe('what a title calls its paper', () => {
  function nameOf(title: string) {
    const index = indexOf([{ title, summary: 'Text.' }]);
    const { words, short } = index.papers[0]!.name;
    return {
      words: words
        .map(({ term, parts }) => [term, ...parts])
        .flatMap((numbers) => [read(index, numbers).join('+')]),
      short: read(index, short),
    };
  }

  test('all before its colon or dash, or all of it', () => {
    expect(nameOf('MEGABYTE: Predicting Bytes').words).toEqual(['megabyt']);
    expect(nameOf('MEGABYTE - Predicting Bytes').words).toEqual(['megabyt']);
    expect(nameOf('MEGABYTE—Predicting Bytes').words).toEqual(['megabyt']);
    expect(nameOf('Predicting the Bytes').words).toEqual(['predict', 'byte']);
    expect(nameOf('FlashAttention: Fast').words).toEqual(['flashatt+flash+attent']);
    expect(nameOf('Wild-Time: A Benchmark').words).toEqual(['wild+wildtim', 'time']);
  });

  test('in short by its initials, where it has three to five words', () => {
    expect(nameOf('Tree of Thoughts: Deliberate').short).toEqual(['TOT']);
    expect(nameOf('Chain of Tall Thoughts').short).toEqual(['COTT', 'CTT']);
    expect(nameOf('Gating Dropout: More').short).toEqual([]);
    expect(nameOf('One Two Four Five Six Seven: Eight').short).toEqual(['TFFSS']);
  });

  test('nothing, where nothing stands before the colon', () => {
    expect(nameOf(': Bytes')).toEqual({ words: [], short: [] });
  });
});
