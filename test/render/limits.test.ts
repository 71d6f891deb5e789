// Discord's limits to the unit, and cuts at good places.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, drawWithinLimits, isWithinLimits, sizeOf } from '../../src/discord/limits.ts';
import { anyText } from './hostile.ts';

const text = (content: string) => ({ type: 10, content });
const container = (...components: readonly object[]) => ({ type: 17, components });

it('counts nested components, characters, and bytes with 12 for each text', () => {
  const row = { type: 1, components: [{ type: 2, label: 'not text' }] };
  const section = { type: 9, components: [text('é')], accessory: { type: 2, label: 'button' } };
  // 6 within the container and itself; 3 + 1 characters; 3 + 12 and 2 + 12 bytes.
  expect(sizeOf([container(text('abc'), row, section)])).toEqual({ components: 7, characters: 4, bytes: 29 });
  expect(sizeOf([])).toEqual({ components: 0, characters: 0, bytes: 0 });
});

it.each([
  ['40 components', container(...Array(39).fill(text('a'))), true],
  ['41 components', container(...Array(40).fill(text('a'))), false],
  ['4,000 characters in two texts', container(text('a'.repeat(3_999)), text('a')), true],
  ['4,001 characters in two texts', container(text('a'.repeat(3_999)), text('ab')), false],
  ['10,158 bytes in a text, which are 10,170', text('中'.repeat(3_386)), true],
  ['10,159 bytes in a text', text(`a${'中'.repeat(3_386)}`), false],
  ['10,146 bytes in two texts', container(text('中'.repeat(3_381)), text('abc')), true],
  ['10,147 bytes in two texts', container(text('中'.repeat(3_381)), text('abcd')), false],
])('%s: within the limits or not', (_, component, within) => {
  expect(isWithinLimits([component])).toBe(within);
});

describe('a card that is drawn within the limits', () => {
  const draw = (usual: number) =>
    drawWithinLimits((room) => ({ components: [text('中'.repeat(room(usual)))] }));
  const length = (usual: number) => draw(usual).components[0]!.content.length;

  it('has its usual lengths where they fit, and else a share of all of them', () => {
    expect(length(3_386)).toBe(3_386);
    // 0.7 of it.
    expect(length(3_387)).toBe(2_370);
    expect(length(60_000)).toBe(3_000);
  });

  it('leaves texts that are short already as they are', () => {
    const drawn = drawWithinLimits((room) => ({
      components: [text('a'.repeat(room(60_000))), text('b'.repeat(room(5)))],
    }));
    expect(drawn.components[1]).toEqual(text('bbbbb'));
  });

  it('is refused where nothing helps', () => {
    expect(() => drawWithinLimits(() => ({ components: [text('a'.repeat(4_001))] }))).toThrow(RangeError);
  });
});

describe('a cut', () => {
  it.each([
    ['what fits stays whole', 'One two.', 8, 'One two.'],
    ['at the end of a paragraph', 'First. More\n\nSecond one. And', 20, 'First. More …'],
    [
      'at the end of a sentence',
      'First one is long. Second one. Third',
      35,
      'First one is long. Second one. …',
    ],
    ['behind closing quotes', 'He said “no.” Then he left the house', 20, 'He said “no.” …'],
    [
      'at the end of a word where a sentence ends too soon',
      'A b. Then comes one that is long',
      20,
      'A b. Then comes one…',
    ],
    ['where the word just fits', 'abc def ghi', 8, 'abc def…'],
    ['anywhere where there is no other place', 'abcdefghij', 5, 'abcd…'],
    ['not within a character of two halves', '😀😀😀', 4, '😀…'],
    ['to nothing', 'abc', 1, '…'],
  ])('%s', (_, text, longest, expected) => {
    expect(cut(text, longest)).toBe(expected);
  });

  it('is within its length, and the beginning of the text with … behind', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5_000 }), (text, longest) => {
        const whole = text.toWellFormed();
        const shown = cut(whole, longest);
        expect(shown.length).toBeLessThanOrEqual(longest);
        expect(shown.isWellFormed()).toBe(true);
        if (whole.length <= longest) expect(shown).toBe(whole);
        else expect(whole.startsWith(shown.replace(/ ?…$/, ''))).toBe(true);
        if (whole.length > longest) expect(shown.endsWith('…')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
