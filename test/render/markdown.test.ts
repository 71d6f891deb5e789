// No text from outside is live Markdown, and none of it is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, day, emphasised, joined, md, unescaped } from '../../src/discord/markdown.ts';
import { read, seen } from './discord-markdown.ts';
import { excerpt, hostileText } from './hostile.ts';

it.each([
  ['**bold** *italic* __under__ _score_', '\\*\\*bold\\*\\* \\*italic\\* \\_\\_under\\_\\_ \\_score\\_'],
  ['~~strike~~ ||spoiler|| `code`', '\\~\\~strike\\~\\~ \\|\\|spoiler\\|\\| \\`code\\`'],
  ['# heading', '\\# heading'],
  ['-# small', '\\-# small'],
  ['> quote', '\\> quote'],
  ['>>> quote', '\\>>> quote'],
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['12. item', '12\\. item'],
  ['3) item', '3\\) item'],
  ['[label](https://example.com)', '\\[label\\](https\\://example.com)'],
  ['<@1> <@&2> <#3> @everyone @here', '\\<\\@1> \\<\\@&2> \\<#3> \\@everyone \\@here'],
  ['<t:0:R> <:a:1> <a:b:2> </ask:3>', '\\<t\\:0\\:R> \\<\\:a\\:1> \\<a\\:b\\:2> \\</ask\\:3>'],
  [':smile: a:b: c', '\\:smile: a\\:b: c'],
  ['back\\slash\\', 'back\\\\slash\\\\'],
  ['num_experts > num_devices, ~89%, N^2*log(N)', 'num\\_experts > num\\_devices, \\~89%, N^2\\*log(N)'],
  ['plain: text (with) “quotes” – 1.5x, 50%', 'plain: text (with) “quotes” – 1.5x, 50%'],
])('escapes %s', (text, source) => {
  expect(md`${text}`.source).toBe(source);
  expect(read(source)).toEqual([{ kind: 'text', text }]);
});

it('lets our own marks be, and escapes behind them what would be one at the start of a line', () => {
  expect(md`### ${'# a'} - ${'- b'}\n2\\. ${'> c'}`.source).toBe('### \\# a - - b\n2\\. \\> c');
  expect(md`${md`**${'*'}**`}, ${joined([md`a`, null, md`b`], ' ')}`.source).toBe('**\\***, a b');
});

it('shows every text as it is, on one line, without what cannot be seen', () => {
  expect(clean('a\n\n b\0\u202e\tc\ud83d')).toBe('a b c\ufffd');
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const { source } of [md`${text}`, emphasised(text, [])]) {
        expect(seen(source)).toBe(clean(text));
        expect(read(source).filter(({ kind }) => kind !== 'text')).toEqual([]);
        expect(unescaped(source)).toBe(clean(text));
      }
    }),
    { numRuns: 3_000 },
  );
});

it('shows a text as it is behind every mark of ours, and between others', () => {
  const before = fc.constantFrom(
    '### ',
    '-# ',
    '> ',
    '-# Understood as: ',
    '2\\. ',
    '(',
    '> **bold** ',
    'line\n',
  );
  fc.assert(
    fc.property(before, hostileText, hostileText, (ours, a, b) => {
      const { source } = md`${{ source: ours }}${a} · ${b}`;
      const unspaced = (text: string) => text.replaceAll(' ', '');
      expect(unspaced(seen(source))).toBe(
        unspaced(`${seen(`${ours}.`).slice(0, -1)}${clean(a)}·${clean(b)}`),
      );
    }),
    { numRuns: 2_000 },
  );
});

describe('bold', () => {
  const marked = (text: string) => {
    const parts = text.split(/\[(.*?)\]/);
    let at = 0;
    const marks = parts.flatMap((part, i) => {
      at += part.length;
      return i % 2 === 1 ? [{ start: at - part.length, end: at }] : [];
    });
    return emphasised(parts.join(''), marks).source;
  };

  it.each([
    ['About [self]-[attention].', 'About **self-attention**.'],
    ['[flash] [attention] is', '**flash attention** is'],
    ['[one][two] [ three ]', '**onetwo  three**'],
    ['a[ b ]c', 'a **b** c'],
    ['a[ ]b[\0]c[]', 'a bc'],
    ['[*]*[_x_]', '**\\***\\***\\_x\\_**'],
    ['[# a] b', '**\\# a** b'],
    [
      '[https]://example.com :[smile]: @[everyone]',
      '**https**\\://example.com \\:**smile**: \\@**everyone**',
    ],
  ])('marks %s', (text, source) => {
    expect(marked(text).replace(/ +/g, ' ')).toBe(source.replace(/ +/g, ' '));
  });

  it('pairs up, marks what was to be marked, and loses no letter', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(excerpt, ({ text, marks }) => {
        const { source } = emphasised(text, marks);
        const stretches = read(source);
        expect(stretches.filter(({ kind }) => kind !== 'text' && kind !== 'bold')).toEqual([]);
        expect(letters(seen(source))).toBe(letters(text));
        const bold = stretches.flatMap((each) => (each.kind === 'bold' ? each.text : []));
        expect(letters(bold.join(''))).toBe(
          letters(marks.map(({ start, end }) => text.slice(start, end)).join('')),
        );
      }),
      { numRuns: 300 },
    );
  });
});

it('shows a day in ISO and in the reader’s way, by the second of noon in UTC', () => {
  // 4 December 2022 is day 19,330 of Unix time: 19,330 · 86,400 + 43,200.
  expect(day('2022-12-04').source).toBe('2022-12-04 (<t:1670155200:D>)');
  expect(day('not a day').source).toBe('not a day');
});
