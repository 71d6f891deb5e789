// Where a summary is parted into pages.
import { expect, it } from 'vitest';
import { pagesOf } from '../../src/discord/cards-paper.ts';

const words = (paragraphs: readonly string[]) =>
  pagesOf(paragraphs).map((page) => page.map(({ source }) => source));

it('pages hold as many whole paragraphs as fit', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(1_199));
  expect(words([a!, b!, c!])).toEqual([[a, b], [c]]);
  expect(words([`${a}a`, b!, c!])).toEqual([[`${a}a`], [b, c]]);
});

it('pages part a paragraph that is longer than a page at the end of a sentence, and lose none of it', () => {
  const sentence = 'A sentence of some words. ';
  const pages = words(['Before.', sentence.repeat(200), 'After.']);
  expect(pages[0]).toEqual(['Before.']);
  expect(pages.at(-1)!.at(-1)).toBe('After.');
  for (const page of pages.slice(1, -1)) expect(page.join('')).toMatch(/^(?:A sentence of some words\. )+…$/);
  const shown = pages.flat().join(' ').replaceAll(' …', '').split('A sentence').length - 1;
  expect(shown).toBe(200);
});

it('pages part what has no end, is all escaped, or of three bytes a character', () => {
  for (const letter of ['a', '*', '中', '😀']) {
    const pages = words([letter.repeat(5_000)]);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(Buffer.byteLength(page.join(''))).toBeLessThanOrEqual(6_000);
    expect(pages.flat().join('').replace(/[\\…]/g, '')).toBe(letter.repeat(5_000));
  }
});

it('pages leave out what shows nothing, and are at least one', () => {
  expect(words(['', ' \0', 'a'])).toEqual([['a']]);
  expect(words([])).toEqual([[]]);
});
