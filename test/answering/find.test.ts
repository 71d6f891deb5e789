// Lists of papers by words, topic and dates: what is in them, in which order, and that no text does harm.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/answering/answer.ts';
import { createFinder, type Filter } from '../../src/answering/find.ts';
import { anyText, textOf } from '../retrieval/any-text.ts';
import { loadShipped } from '../retrieval/shipped.ts';
import { archiveOf, type Row, searchIn } from '../retrieval/small-archive.ts';

const now = () => new Date('2023-07-10T12:00:00Z');

function finderIn(rows: readonly Row[]) {
  return createFinder(archiveOf(rows), searchIn(rows), now);
}

function titles(results: readonly Result[]): readonly string[] {
  return results.map(({ paper }) => paper.title);
}

describe('a list', () => {
  const rows: readonly Row[] = [
    { issue: '2022-12-04', title: 'Gates', summary: 'Sparse gates open. They rust.', topics: ['routing'] },
    {
      issue: '2022-12-04',
      title: 'Sparse Routers',
      summary: 'Sparse routers pick. Sparse!',
      topics: ['routing'],
    },
    { issue: '2023-05-21', title: 'Bakers', summary: 'They bake at night.', topics: ['food'] },
    { issue: '2023-05-21', title: 'Millers', summary: 'Grain is sparse this year.', topics: ['food'] },
  ];
  const { find, filtered } = finderIn(rows);
  const from2023: Filter = { window: { from: '2023-01-01', to: null } };

  test.each<[words: string, filter: Filter, expected: readonly string[], reason: string]>([
    [
      'sparse',
      {},
      ['Sparse Routers', 'Millers', 'Gates'],
      'the title has it; then the shorter of two that say it once',
    ],
    ['sparse', { topic: 'routing' }, ['Sparse Routers', 'Gates'], 'the topic takes one away'],
    ['sparse', from2023, ['Millers'], 'the dates take two away'],
    ['sparse in 2022', {}, ['Sparse Routers', 'Gates'], 'dates among the words do, too'],
    ['sparse in 2022', from2023, [], 'both: no issue is of these days'],
    ['sparse bakers', { topic: 'food' }, ['Bakers'], 'what has the lesser half of the words is left out'],
    ['', { topic: 'routing' }, ['Gates', 'Sparse Routers'], 'no words: as they stand in the issue'],
    ['', from2023, ['Bakers', 'Millers'], 'dates alone'],
    ['papers in 2022', {}, ['Gates', 'Sparse Routers'], 'dates alone among words that say nothing'],
    ['the papers', { topic: 'food' }, ['Bakers', 'Millers'], 'words that say nothing, and a topic'],
    ['', { topic: 'food', window: { from: null, to: '2022-12-31' } }, [], 'no such paper on food'],
    ['', { topic: 'Food' }, [], 'no topic of this name'],
    ['', {}, [], 'nothing is wanted'],
    ['the', {}, [], 'nothing is said'],
    ['football', {}, [], 'nobody has it'],
  ])('%s %j', (words, filter, expected) => {
    expect(titles(find(words, filter))).toEqual(expected);
  });

  test('without words begins with the newest issue', () => {
    const every = { window: { from: '2022-01-01', to: null } };
    expect(titles(find('', every))).toEqual(['Bakers', 'Millers', 'Gates', 'Sparse Routers']);
    expect(filtered(every).map(({ title }) => title)).toEqual(titles(find('', every)));
    expect(filtered({})).toHaveLength(4);
  });

  test('quotes and says why as an answer does', () => {
    const results = find('sparse', {});
    expect(results.map(({ why }) => why)).toEqual([['sparse'], ['sparse'], ['sparse']]);
    expect(results[2]!.excerpt).toEqual({
      text: 'Sparse gates open. They rust.',
      marks: [{ start: 0, end: 6 }],
    });
    const [listed] = find('', { topic: 'food' });
    expect(listed).toMatchObject({
      confidence: 1,
      why: [],
      excerpt: { text: 'They bake at night.', marks: [] },
    });
  });

  test('has fifty papers at most, the newest or the best', () => {
    const many = Array.from(
      { length: 60 },
      (_, i): Row => ({
        issue: i < 30 ? '2022-12-04' : '2023-05-21',
        title: `Gate ${i}`,
        summary: i === 7 ? 'Sparse gates. Sparse!' : 'A sparse gate.',
        topics: ['routing'],
      }),
    );
    const crowded = finderIn(many);
    expect(crowded.find('sparse', {})).toHaveLength(50);
    expect(crowded.find('sparse', {})[0]!.paper.title).toBe('Gate 7');
    const listed = titles(crowded.find('', { topic: 'routing' }));
    expect([listed.length, listed[0], listed[29], listed[30], listed[49]]).toEqual([
      50,
      'Gate 30',
      'Gate 59',
      'Gate 0',
      'Gate 19',
    ]);
  });
});

describe('in the archive that ships', () => {
  const { archive, search } = loadShipped();
  const { find, filtered } = createFinder(archive, search, now);

  test.each<[words: string, filter: Filter, expected: readonly string[]]>([
    [
      'quantization',
      {},
      ['SmoothQuant', 'Training Transformers with 4-bit', 'ZeRO++', 'Quantizable', 'Who Says'],
    ],
    ['MoE', {}, ['MegaBlocks', 'Spatial Mixture', 'Gating Dropout', 'Task-Specific', 'Who Says']],
    ['attention', { topic: 'vision' }, ['X-ViT', 'EfficientViT']],
    ['language models in 2022', {}, ['Efficient Training of Large Language Models', 'Retrieval-Augmented']],
    ['reviewing', {}, ["How do Authors' Perceptions"]],
  ])('%s %j', (words, filter, expected) => {
    const found = titles(find(words, filter));
    for (const title of expected) expect(found).toContainEqual(expect.stringContaining(title));
  });

  test.each(['how do I feed a sourdough starter', 'football', '🎉', '?!', 'constructor'])(
    'has nothing on %s',
    (words) => {
      expect(find(words, {})).toEqual([]);
    },
  );

  test('whatever is wanted, every result is of the filter, quoted to the letter, and there once', () => {
    const words = fc.oneof(
      anyText,
      textOf(['sparse', 'attention', 'in 2022', 'since May 2023', 'MoE', 'papers', 'the', 'vision', '…']),
    );
    const day = fc.constantFrom(null, '2022-06-05', '2022-12-01', '2023-05-21', '2024-01-01');
    const filter = fc.record(
      {
        topic: fc.constantFrom(...archive.topics.keys(), 'no topic'),
        window: fc.record({ from: day, to: day }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(words, filter, (wish, wanted) => {
        const results = find(wish, wanted);
        const all = filtered(wanted);
        expect(results.length).toBeLessThanOrEqual(50);
        expect(new Set(results.map(({ paper }) => paper)).size).toBe(results.length);
        for (const { paper, confidence, excerpt } of results) {
          expect(all).toContain(paper);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          for (const piece of excerpt.text.split(' … ')) expect(paper.paragraphs.join(' ')).toContain(piece);
        }
      }),
      { numRuns: 150 },
    );
  });
});
