// What speaks for a paper, each signal with its value by hand.

import { describe, expect, test } from 'vitest';
import { type Row, searchIn, type Words } from './small-archive.ts';

/** The signals of each paper that a question finds, by title, and how much of the question each has. */
function signalsIn(rows: readonly Row[], question: string, words?: Words) {
  const search = searchIn(rows, words);
  const reading = search.read(question);
  return Object.fromEntries(
    search
      .rank(reading)
      .map(({ paper, signals }) => [paper.title, { ...signals, covered: search.covered(reading, paper) }]),
  );
}

describe('meaning', () => {
  // Each 5 long: the title counts twice. So the mean is 5, and each length 1 of it.
  const alpha = { title: 'Alpha', summary: 'Router beats router.' };
  const beta = { title: 'Beta', summary: 'Wide open gates.' };

  test('BM25 of the word, as a share of the most it could be', () => {
    // 2 * 2.2 / (2 + 1.2), of 2.2.
    expect(signalsIn([alpha, beta], 'router').Alpha!.meaning).toBeCloseTo(2 / 3.2, 10);
  });

  test('a longer paper is held back', () => {
    const long = {
      title: 'Beta',
      summary: 'Wide open gates, wide open gates, wide open gates, wide open gates, open.',
    };
    // 5 and 15 long: half the mean of 10. 2 / (2 + 1.2 * (0.3 + 0.7 * 0.5)).
    expect(signalsIn([alpha, long], 'router').Alpha!.meaning).toBeCloseTo(2 / 2.78, 10);
  });

  test('each word counts by its weight, and one that is missing for nothing', () => {
    // Equally rare: half of 0.625 each.
    expect(signalsIn([alpha, beta], 'router gates').Alpha!.meaning).toBeCloseTo(0.3125, 10);
    // A word that no paper has weighs ln(1 + 2.5 / 0.5) = 1.7918, "router" ln(1 + 1.5 / 1.5) = ln 2.
    expect(signalsIn([alpha, beta], 'router sourdough').Alpha!.meaning).toBeCloseTo(
      (0.625 * Math.LN2) / (Math.LN2 + 1.7918),
      4,
    );
  });

  test('a typo counts by how sure it is what was meant', () => {
    const { meaning } = signalsIn([alpha, beta], 'rotuer').Alpha!;
    expect(meaning).toBeGreaterThan(0.2);
    expect(meaning).toBeLessThan(0.625);
  });

  test('what means the same adds a little to the word itself', () => {
    const both = { title: 'Alpha', summary: 'Pictures beat images.' };
    // 1 / (1 + 1.2), and 0.3 of 0.5 of that for the synonym.
    expect(
      signalsIn([both, beta], 'pictures', { synonyms: [['picture', 'image']] }).Alpha!.meaning,
    ).toBeCloseTo((1 + 0.3 * 0.5) / 2.2, 10);
  });

  test('the synonym alone counts for less than the word, and a long form for more than a synonym', () => {
    const words: Words = { synonyms: [['picture', 'image']], acronyms: { MoE: ['mixture of experts'] } };
    const rows = [
      { title: 'Word', summary: 'A picture helps everything.' },
      { title: 'Synonym', summary: 'An image helps everything.' },
      { title: 'Long form', summary: 'A mixture of experts.' },
    ];
    const { Word, Synonym } = signalsIn(rows, 'picture', words);
    expect(Word!.meaning).toBeGreaterThan(Synonym!.meaning);
    expect(Synonym!.meaning).toBeGreaterThan(0);
    expect(signalsIn(rows, 'moe', words)['Long form']!.meaning).toBeGreaterThan(Synonym!.meaning);
  });

  test('a stand-in that is alone counts, and a little of itself besides', () => {
    const rows = [
      { title: 'Alpha', summary: 'Mixture of experts.' },
      { title: 'Beta', summary: 'Wide gates.' },
    ];
    const { meaning } = signalsIn(rows, 'moe', { acronyms: { MoE: ['mixture of experts'] } }).Alpha!;
    // 0.9 of 1 / (1 + 1.2), and 0.3 of that.
    expect(meaning).toBeCloseTo((1.3 * 0.9) / 2.2, 10);
  });
});

describe('named', () => {
  const rows = [
    { title: 'Gate Router: Cheap Experts', summary: 'Sparse text.' },
    { title: 'Sparse Doors', summary: 'Text.' },
    { title: 'Tree of Thoughts: Deliberate', summary: 'Text.' },
    { title: 'FlashAttention: Fast', summary: 'Text.' },
  ];
  const named = (question: string, title: string) => signalsIn(rows, question)[title]!.named;

  test('all of the name', () => {
    expect(named('what does the gate router do', 'Gate Router: Cheap Experts')).toBe(1);
    expect(named('sparse doors', 'Sparse Doors')).toBe(1);
    expect(named('gate router', 'Gate Router: Cheap Experts')).toBe(1);
  });

  test('a part of it, by rarity, to the fourth: half a name is hardly one', () => {
    // Both words are in one paper of 4: one half, to the fourth.
    expect(named('gates', 'Gate Router: Cheap Experts')).toBeCloseTo(1 / 16, 10);
    // "sparse" is in two of 4, ln(1 + 2.5 / 2.5) = 0.6931, "doors" in one, ln(1 + 3.5 / 1.5) = 1.2040.
    expect(named('doors', 'Sparse Doors')).toBeCloseTo((1.204 / 1.8971) ** 4, 4);
  });

  test('nothing of it', () => {
    expect(named('cheap experts', 'Gate Router: Cheap Experts')).toBe(0);
    expect(named('deliberate', 'Tree of Thoughts: Deliberate')).toBe(0);
  });

  test('its initials', () => {
    expect(named('ToT', 'Tree of Thoughts: Deliberate')).toBe(1);
    // Initials of more than the name are no name.
    expect(named('TTD', 'Tree of Thoughts: Deliberate')).toBe(0);
  });

  test('its parts, apart', () => {
    expect(named('flash attention', 'FlashAttention: Fast')).toBe(1);
    expect(named('flash', 'FlashAttention: Fast')).toBe(0);
  });

  test('not one part that it has twice', () => {
    const twice = [
      { title: 'LLM2LLM', summary: 'Text.' },
      { title: 'Beta', summary: 'An LLM.' },
    ];
    expect(signalsIn(twice, 'llm').LLM2LLM!.named).toBe(0);
    expect(signalsIn(twice, 'llm2llm').LLM2LLM!.named).toBe(1);
  });
});

describe('called', () => {
  const rows = [
    { title: 'Gate Router: Cheap Experts', summary: 'Sparse text.' },
    { title: 'Sparse', summary: 'Text.' },
    { title: 'Tree of Thoughts: Deliberate', summary: 'Text.' },
    { title: 'PaLM 2: More', summary: 'Text.' },
    { title: 'FlashAttention: Fast', summary: 'Text.' },
  ];
  const called = (question: string, title: string) => signalsIn(rows, question)[title]?.called ?? 0;

  test('the whole name, its words in turn', () => {
    expect(called('what does the gate router do', 'Gate Router: Cheap Experts')).toBe(1);
    expect(called('trees of thoughts', 'Tree of Thoughts: Deliberate')).toBe(1);
    expect(called('what is FlashAttention doing', 'FlashAttention: Fast')).toBe(1);
    expect(called('router of a gate', 'Gate Router: Cheap Experts')).toBe(0);
    expect(called('a gate for the router', 'Gate Router: Cheap Experts')).toBe(1);
    expect(called('a gate, cheap router', 'Gate Router: Cheap Experts')).toBe(0);
    expect(called('gate', 'Gate Router: Cheap Experts')).toBe(0);
  });

  test('or what it is shortened to, or as one word or two', () => {
    expect(called('how does ToT search', 'Tree of Thoughts: Deliberate')).toBe(1);
    expect(called('palm2 text', 'PaLM 2: More')).toBe(1);
    expect(called('flash attention', 'FlashAttention: Fast')).toBe(1);
  });

  test('not by a typo', () => {
    expect(called('what is flashatention doing', 'FlashAttention: Fast')).toBe(0);
  });

  test('a common word hardly is a name', () => {
    // "sparse" is in two papers of 5, ln(1 + 3.5 / 2.5) = 0.8755; one word in one, ln(1 + 4.5 / 1.5) = 1.3863.
    expect(called('sparse', 'Sparse')).toBeCloseTo((0.8755 / 1.3863) ** 4, 4);
  });

  test('not where another thing is compared with it', () => {
    expect(called('how does PaLM 2 differ from FlashAttention', 'FlashAttention: Fast')).toBe(0);
    expect(called('how does PaLM 2 differ from FlashAttention', 'PaLM 2: More')).toBe(1);
    expect(called('PaLM 2 versus FlashAttention', 'FlashAttention: Fast')).toBe(1);
  });
});

describe('near', () => {
  /** How near the words of a question stand in a paper of these paragraphs. */
  function near(question: string, ...summary: readonly string[]): number {
    const rows = [
      { title: 'Alpha', summary },
      { title: 'Beta', summary: 'Other words.' },
    ];
    return signalsIn(rows, question).Alpha!.near;
  }

  test('the share of the question’s neighbours that are neighbours in the paper too', () => {
    expect(near('sparse gate router', 'A sparse gate, and a router.')).toBe(1);
    // "gate" and "router" stand apart: one pair of two, equally rare.
    expect(near('sparse gate router', 'Sparse gate: cheap fast wide long router.')).toBeCloseTo(0.5, 10);
    expect(near('sparse gate router', 'Sparse cheap fast wide long gate, cheap fast wide long router.')).toBe(
      0,
    );
  });

  test('within three words, in either order, grammar not counted', () => {
    expect(near('sparse gate', 'Sparse cheap fast gate.')).toBe(1);
    expect(near('sparse gate', 'Sparse cheap fast wide gate.')).toBe(0);
    expect(near('sparse gate', 'A gate that is not so very sparse.')).toBe(1);
  });

  test('not across paragraphs, and not for words that are no neighbours in the question', () => {
    expect(near('sparse gate', 'It is sparse.', 'A gate.')).toBe(0);
    expect(near('sparse router gate', 'Sparse gate. Cheap fast wide long router.')).toBe(0);
  });

  test('a single word has no neighbour', () => {
    expect(near('sparse', 'Sparse sparse sparse.')).toBe(0);
  });
});

describe('how much of the question a paper has', () => {
  const rows = [
    { title: 'Alpha', summary: 'Router.' },
    { title: 'Beta', summary: 'Gates.' },
  ];

  test('by weight: here each word tells as much', () => {
    expect(signalsIn(rows, 'router').Alpha!.covered).toBe(1);
    expect(signalsIn(rows, 'router gates').Alpha!.covered).toBeCloseTo(0.5, 10);
  });

  test('what only stands for the word covers less of it', () => {
    const synonyms = [['router', 'switch']];
    const { covered } = signalsIn(rows, 'switch', { synonyms }).Alpha!;
    expect(covered).toBeGreaterThan(0);
    expect(covered).toBeLessThan(1);
    expect(signalsIn(rows, 'rouetr').Alpha!.covered).toBeLessThan(1);
  });

  test('nothing of a question that says nothing', () => {
    const search = searchIn(rows);
    const reading = search.read('what is it?');
    expect(search.rank(reading)).toEqual([]);
    for (const { paper } of search.rank(search.read('router')))
      expect(search.covered(reading, paper)).toBe(0);
  });
});
