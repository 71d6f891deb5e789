// Suggested topics: right on issues unseen, few, and none where nothing speaks for one.
import { expect, it } from 'vitest';
import { loadArchive } from '../../../src/corpus/load.ts';
import { createTopicSignals, createTopicSuggester } from '../../../src/importing/topics.ts';
import { createTextAnalysis } from '../../../src/retrieval/text.ts';
import { SHIPPED } from '../../corpus/folder.ts';
import { papersOf } from '../../retrieval/small-archive.ts';

const text = createTextAnalysis();
const archive = loadArchive(SHIPPED, SHIPPED);

it('are right three times in four on issues that they have not seen, and find half of what fits', () => {
  let right = 0;
  let given = 0;
  for (const { date, papers } of archive.issues) {
    const others = archive.issues.filter((issue) => issue.date !== date);
    const suggest = createTopicSuggester({ issues: others }, archive.topics, text);
    for (const { title, paragraphs, topics } of papers) {
      const suggested = suggest(title, paragraphs);
      expect(suggested.length).toBeLessThanOrEqual(3);
      expect(new Set(suggested).size).toBe(suggested.length);
      given += suggested.length;
      right += suggested.filter((topic) => topics.includes(topic)).length;
    }
  }
  const fitting = archive.issues.flatMap(({ papers }) => papers.flatMap(({ topics }) => topics)).length;
  expect(right / given).toBeGreaterThan(0.75);
  expect(right / fitting).toBeGreaterThan(0.45);
});

it('are names of the list at hand, whatever the examples have', () => {
  const topics = new Map([['quantization', 'few-bit weights']]);
  const suggest = createTopicSuggester(archive, topics, text);
  const words = ['Quantization of the weights to four bits: quantization again, few bits.'];
  expect(suggest('Quantization for Everyone', words)).toEqual(['quantization']);
  expect(createTopicSuggester(archive, new Map(), text)('Quantization', words)).toEqual([]);
});

it('are none for what is about nothing in the list, and none without words', () => {
  const suggest = createTopicSuggester(archive, archive.topics, text);
  expect(suggest('Baking Bread', ['Flour, water and salt. Let it rise in a warm kitchen.'])).toEqual([]);
  expect(suggest('…', [])).toEqual([]);
});

it('without examples are what the list itself names', () => {
  const suggest = createTopicSuggester({ issues: [] }, archive.topics, text);
  expect(suggest('Quantization', ['Text.'])).toEqual(['quantization']);
  expect(suggest('Bread', ['Text.'])).toEqual([]);
});

it('have signals that can be worked out by hand', () => {
  const [first, second] = papersOf([
    { title: 'Bread', summary: 'dough', topics: ['baking'] },
    { title: 'Boat', summary: 'water', topics: ['sailing'] },
  ]);
  const topics = new Map([
    ['baking', 'dough'],
    ['sailing', 'boats'],
  ]);
  const signals = createTopicSignals([first!, second!], topics, text)('Baking', ['dough']);
  // One of two papers: odds of 1.5 to 1.5. “Dough” is all it shares, and only with the first.
  expect(signals.get('baking')).toMatchObject({ neighbours: 1, named: 1, usual: 0 });
  expect(signals.get('sailing')).toMatchObject({
    neighbours: 0,
    kinship: 0,
    named: 0,
    repeated: 0,
    covered: 0,
  });
  // The name twice among three words (the title counts twice), as often as a third of all: log(1 + 200 · 2/3).
  expect(signals.get('baking')!.repeated).toBe(3);
  // Of the two words “dough” is held by one of two papers: log(1 + 1.5/1.5); “bake” by none: log(1 + 2.5/0.5), and it
  // stands there twice, which counts 1 + log 2.
  const covered = (Math.log(2) + Math.log(6) * (1 + Math.log(2))) / (4 * Math.sqrt(2));
  expect(signals.get('baking')!.covered).toBeCloseTo(covered, 10);
});
