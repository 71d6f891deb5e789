// Lines of a terminal: nothing that it would obey, nothing lost, nothing too wide.

import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Piece, type View, wrap } from '../../src/terminal/layout.ts';
import { columns, printable } from '../../src/terminal/printable.ts';
import { COLOUR, PLAIN } from './stand-in.ts';

const narrow: View = { ...PLAIN, width: 20 };

it('drops what a terminal obeys and keeps tabs and line breaks', () => {
  expect(printable('a\u001b[31mb\u009b1mc\u0007\u007f\td\n')).toBe('a[31mb1mc\td\n');
  expect(printable('a\r\nb\rc\u2028d\u2029e')).toBe('a\nb\nc\nd\ne');
  expect(printable('abc\u202edef\u2066')).toBe('abcdef');
  expect(printable('half \ud83d of one')).toBe('half \ufffd of one');
});

it('counts the columns of wide, combining and plain characters', () => {
  // 5 letters; e with an accent of its own; two ideographs of two columns each; an emoji.
  expect(columns('plain')).toBe(5);
  expect(columns('e\u0301α')).toBe(2);
  expect(columns('漢字')).toBe(4);
  expect(columns('🙂')).toBe(2);
});

it('breaks at white space, folds it, and leaves longer words whole', () => {
  const text = 'one  two\tthree\nfour five https://example.org/a-long-address six';
  expect(wrap([{ text }], narrow).split('\n')).toEqual([
    'one two three four',
    'five',
    'https://example.org/a-long-address',
    'six',
  ]);
});

it('fills a line to its last column', () => {
  expect(wrap([{ text: '123456789 123456789a bcd' }], narrow)).toBe('123456789 123456789a\nbcd');
});

it('counts the margin, and puts its own before the first line', () => {
  expect(wrap([{ text: '123456789 12345 6' }], narrow, { first: ' 1  ', rest: '    ' })).toBe(
    ' 1  123456789 12345\n    6',
  );
});

it('keeps an unbroken piece on one line', () => {
  const pieces = [{ text: 'a title of words ' }, { text: '(5 Jun 2022)', unbroken: true }];
  expect(wrap(pieces, narrow)).toBe('a title of words\n(5 Jun 2022)');
});

it('keeps lines readable on a wide terminal, and room for words on a narrow one', () => {
  const text = 'word '.repeat(100);
  expect(wrap([{ text }], { ...PLAIN, width: 300 }).split('\n')[0]).toHaveLength(99);
  expect(wrap([{ text }], { ...PLAIN, width: 1 }).split('\n')[0]).toBe('word word word');
});

it('paints what begins or ends in the midst of a word, and spaces only between the painted', () => {
  const visible: View = { width: 80, paint: (_, text) => `<${text}>` };
  const pieces: readonly Piece[] = [
    { text: 'un' },
    { text: 'quant', format: 'bold' },
    { text: 'ized ' },
    { text: 'int', format: 'bold' },
    { text: ' ' },
    { text: '8', format: 'bold' },
    { text: '.' },
  ];
  expect(wrap(pieces, visible)).toBe('un<quant>ized <int 8>.');
});

const PIECES = fc.array(
  fc.record({
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 9 })),
    format: fc.constantFrom('bold', 'dim', undefined),
  }),
);

it('lets no control character through, whatever the text', () => {
  fc.assert(
    fc.property(PIECES, fc.integer({ min: 1, max: 200 }), (pieces, width) => {
      expect(wrap(pieces, { ...PLAIN, width })).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      const painted = wrap(pieces, { ...COLOUR, width });
      expect(painted.replace(/\p{Cc}\[\d+m/gu, '')).not.toMatch(/(?!\n)\p{Cc}/u);
    }),
  );
});

it('loses no letter and keeps to the width unless a word is longer', () => {
  fc.assert(
    fc.property(PIECES, fc.integer({ min: 16, max: 100 }), (pieces, width) => {
      const lines = wrap(pieces, { ...COLOUR, width })
        .split('\n')
        .map(stripVTControlCharacters);
      const letters = printable(pieces.map(({ text }) => printable(text)).join('')).replace(/[ \t\n]/g, '');
      expect(lines.join('').replaceAll(' ', '')).toBe(letters);
      for (const line of lines) expect(columns(line) <= width || !line.includes(' ')).toBe(true);
    }),
  );
});
