// Dates in questions: what is read as one, what only looks like one, and what is left of the question.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDates, readDay } from '../../src/answering/dates.ts';

const ISSUES = ['2022-06-05', '2022-11-27', '2022-12-04', '2023-05-21', '2023-06-25'];

function clock(date: string) {
  return { now: new Date(`${date}T12:00:00Z`), issues: ISSUES };
}

/** A Monday. */
const JULY = clock('2023-07-10');
const JUNE = clock('2023-06-28');

type Row = readonly [question: string, from: string | null, to: string | null, rest: string];

function expectRows(at: typeof JULY, rows: readonly Row[]): void {
  const read = rows.map(([question]) => {
    const { window, rest } = readDates(question, at);
    return window === null ? [question, 'no date', rest] : [question, window.from, window.to, rest];
  });
  expect(read).toEqual(rows);
}

describe('days', () => {
  test('with their year, in any usual order', () => {
    expectRows(JULY, [
      ['from the 4 December 2022 issue', '2022-12-04', '2022-12-04', ''],
      ['moe Dec 4 2022', '2022-12-04', '2022-12-04', 'moe'],
      ['moe on Sunday, December 4th, 2022', '2022-12-04', '2022-12-04', 'moe'],
      ['moe on the 4th of dec. 2022?', '2022-12-04', '2022-12-04', 'moe?'],
      ['moe (2022-12-04)', '2022-12-04', '2022-12-04', 'moe'],
      ['moe 4.12.2022', '2022-12-04', '2022-12-04', 'moe'],
      ['moe 5/6/2022', '2022-06-05', '2022-06-05', 'moe'],
      ['peer review in the 11/27/2022 issue?', '2022-11-27', '2022-11-27', 'peer review?'],
      ['in the 2022-12-04 issue, what was there', '2022-12-04', '2022-12-04', 'what was there'],
      ['the may 21 2023 issue - any decoding?', '2023-05-21', '2023-05-21', 'any decoding?'],
      ['4 to 11 December 2022 moe', '2022-12-04', '2022-12-11', 'moe'],
      ['the week of 7 December 2022 moe', '2022-12-05', '2022-12-11', 'moe'],
    ]);
  });

  test('without a year: the newest issue of that day, a month of the archive, or the newest such day', () => {
    expectRows(JULY, [
      ['moe in the december 4 issue', '2022-12-04', '2022-12-04', 'moe'],
      ['moe on the 4th of december', '2022-12-04', '2022-12-04', 'moe'],
      ['moe from nov 22', '2022-11-01', '2022-11-30', 'moe'],
      ['moe since 3 august', '2022-08-03', null, 'moe'],
    ]);
  });
});

describe('months', () => {
  test('with their year', () => {
    expectRows(JULY, [
      ['moe papers in November 2022', '2022-11-01', '2022-11-30', 'moe papers'],
      ['nov 2022 moe', '2022-11-01', '2022-11-30', 'moe'],
      ["november '22, moe", '2022-11-01', '2022-11-30', 'moe'],
      ['moe in 2022-12', '2022-12-01', '2022-12-31', 'moe'],
      ['graph nets, june 2023', '2023-06-01', '2023-06-30', 'graph nets'],
      ['june 2022: which papers', '2022-06-01', '2022-06-30', 'which papers'],
      ['moe, novmber 2022', '2022-11-01', '2022-11-30', 'moe'],
      ['moe in decemeber 2022', '2022-12-01', '2022-12-31', 'moe'],
      ['moe in feburary 2023', '2023-02-01', '2023-02-28', 'moe'],
      ['moe may 2023', '2023-05-01', '2023-05-31', 'moe'],
      ['moe in march of 2023', '2023-03-01', '2023-03-31', 'moe'],
      ['moe, 29 to 12 december 2022', '2022-11-29', '2022-12-12', 'moe'],
      ['moe, 4-12 december 2022', '2022-12-04', '2022-12-12', 'moe'],
      ['moe in late november 2022', '2022-11-21', '2022-11-30', 'moe'],
      ['moe in 12/2022', '2022-12-01', '2022-12-31', 'moe'],
    ]);
  });

  test('without a year: the newest that holds an issue, else the newest that has begun', () => {
    expectRows(JULY, [
      ['chain of thought papers in may?', '2023-05-01', '2023-05-31', 'chain of thought papers?'],
      ['the december issue on moe', '2022-12-01', '2022-12-31', 'on moe'],
      ["december's newsletter: moe", '2022-12-01', '2022-12-31', 'moe'],
      ['the may issue on moe', '2023-05-01', '2023-05-31', 'on moe'],
      ['moe (june 2022), please', '2022-06-01', '2022-06-30', 'moe, please'],
      ['moe in december of last year', '2022-12-01', '2022-12-31', 'moe'],
      ['moe at the end of may', '2023-05-21', '2023-05-31', 'moe'],
      ['moe in june', '2023-06-01', '2023-06-30', 'moe'],
      ['moe in march', '2023-03-01', '2023-03-31', 'moe'],
      ['moe in august', '2022-08-01', '2022-08-31', 'moe'],
      ['moe since may', '2023-05-01', null, 'moe'],
      ['moe from june to november', '2022-06-01', '2022-11-30', 'moe'],
      ['this june, moe', '2023-06-01', '2023-06-30', 'moe'],
      ['last june, moe', '2023-06-01', '2023-06-30', 'moe'],
      ['last november, moe', '2022-11-01', '2022-11-30', 'moe'],
      ['last may moe', '2023-05-01', '2023-05-31', 'moe'],
    ]);
    expectRows(JUNE, [['last june, moe', '2022-06-01', '2022-06-30', 'moe']]);
  });
});

describe('years and their parts', () => {
  test('after a preposition or beside papers', () => {
    expectRows(JULY, [
      ['moe in 2023', '2023-01-01', '2023-12-31', 'moe'],
      ['anything from 2023', '2023-01-01', '2023-12-31', 'anything'],
      ['2023 papers on moe', '2023-01-01', '2023-12-31', 'papers on moe'],
      ['2023 issues, moe', '2023-01-01', '2023-12-31', 'moe'],
      ['human feedback, but only from 2023', '2023-01-01', '2023-12-31', 'human feedback'],
      ['only 2023 moe', '2023-01-01', '2023-12-31', 'moe'],
      ['moe 2023 only', '2023-01-01', '2023-12-31', 'moe'],
      ['moe Q2 2023', '2023-04-01', '2023-06-30', 'moe'],
      ['moe from 2022Q4', '2022-10-01', '2022-12-31', 'moe'],
      ['moe in H1 2023', '2023-01-01', '2023-06-30', 'moe'],
      ['moe in the second half of 2022', '2022-07-01', '2022-12-31', 'moe'],
      ['moe in early 2023', '2023-01-01', '2023-04-30', 'moe'],
      ['moe mid-2023', '2023-05-01', '2023-08-31', 'moe'],
      ['moe at the end of 2022', '2022-09-01', '2022-12-31', 'moe'],
      ['moe from summer 2022', '2022-06-01', '2022-08-31', 'moe'],
      ['moe in spring of 2023', '2023-03-01', '2023-05-31', 'moe'],
      ['moe winter 2022', '2022-12-01', '2023-02-28', 'moe'],
      ['moe last summer', '2022-06-01', '2022-08-31', 'moe'],
    ]);
  });
});

describe('stretches', () => {
  test('open ones', () => {
    expectRows(JULY, [
      ['moe since 2023', '2023-01-01', null, 'moe'],
      ['moe from 2023 on', '2023-01-01', null, 'moe'],
      ['papers from 2023 on attention', '2023-01-01', '2023-12-31', 'papers on attention'],
      ['moe from june 2022 onwards', '2022-06-01', null, 'moe'],
      ['moe after May 2023', '2023-06-01', null, 'moe'],
      ['moe before March 2023? list them', null, '2023-02-28', 'moe? list them'],
      ['moe until June 2022', null, '2022-06-30', 'moe'],
      ['moe up to june 2022', null, '2022-06-30', 'moe'],
      ['moe from 2022 until now', '2022-01-01', null, 'moe'],
    ]);
  });

  test('closed ones, whichever way round', () => {
    expectRows(JULY, [
      ['moe between Nov and Dec 2022', '2022-11-01', '2022-12-31', 'moe'],
      ['moe between 2022-06 and 2022-12', '2022-06-01', '2022-12-31', 'moe'],
      ['moe from june 2022 to november 2022', '2022-06-01', '2022-11-30', 'moe'],
      ['moe from june 2022 to november', '2022-06-01', '2022-11-30', 'moe'],
      ['moe in nov or dec 2022?', '2022-11-01', '2022-12-31', 'moe?'],
      ['moe november to january 2023', '2022-11-01', '2023-01-31', 'moe'],
      ['moe between 2022 and 2023', '2022-01-01', '2023-12-31', 'moe'],
      ['moe from 2023 to 2022', '2022-01-01', '2023-12-31', 'moe'],
      ['moe in 2022 or 2023', '2022-01-01', '2023-12-31', 'moe'],
      ['moe from 2022-2023', '2022-01-01', '2023-12-31', 'moe'],
    ]);
  });

  test('several phrases narrow each other, and the first stands against a contradiction', () => {
    expectRows(JULY, [
      ['moe since 2022 but before march 2023', '2022-01-01', '2023-02-28', 'moe'],
      ['in june 2022, moe, before 2023', '2022-06-01', '2022-06-30', 'moe'],
      ['in june 2022, moe since 2023', '2022-06-01', '2022-06-30', 'moe'],
    ]);
  });
});

describe('relative to now', () => {
  test('calendar periods, and the last so many', () => {
    expectRows(JULY, [
      ['moe this year', '2023-01-01', '2023-12-31', 'moe'],
      ['moe last year?', '2022-01-01', '2022-12-31', 'moe?'],
      ["last month's papers on CLIP?", '2023-06-01', '2023-06-30', 'papers on CLIP?'],
      ['moe this month', '2023-07-01', '2023-07-31', 'moe'],
      ['moe last week', '2023-07-03', '2023-07-09', 'moe'],
      ['moe this week', '2023-07-10', '2023-07-16', 'moe'],
      ['moe in the past 3 months', '2023-04-10', '2023-07-10', 'moe'],
      ['moe in the last two years', '2021-07-10', '2023-07-10', 'moe'],
      ['moe last 30 days', '2023-06-10', '2023-07-10', 'moe'],
      ['moe from two months ago', '2023-05-01', '2023-05-31', 'moe'],
      ['moe from yesterday', '2023-07-09', '2023-07-09', 'moe'],
      ['moe papers today', '2023-07-10', '2023-07-10', 'moe papers'],
    ]);
    expectRows(clock('2023-05-31'), [['moe past 3 months', '2023-02-28', '2023-05-31', 'moe']]);
  });

  test('issues by their place in the archive', () => {
    expectRows(JULY, [
      ['latest issue: distributed training?', '2023-06-25', '2023-06-25', 'distributed training?'],
      ['the most recent newsletter on moe', '2023-06-25', '2023-06-25', 'on moe'],
      ["moe in this week's issue", '2023-06-25', '2023-06-25', 'moe'],
      ['moe in the last two issues', '2023-05-21', '2023-06-25', 'moe'],
      ['moe in the previous issue', '2023-05-21', '2023-05-21', 'moe'],
      ['moe in the oldest issue', '2022-06-05', '2022-06-05', 'moe'],
      ['moe in the first issue of 2023', '2023-05-21', '2023-05-21', 'moe'],
      ['moe in the last issue of 2022', '2022-12-04', '2022-12-04', 'moe'],
    ]);
    expect(readDates('the latest issue', { now: JULY.now, issues: [] }).window).toBeNull();
  });
});

const NO_DATES = [
  'which methods may help',
  'which may 4 heads suffice',
  'what may go wrong',
  'a model called May',
  'how does MAY compare',
  'this may be slow',
  'the paper by May et al.',
  "in May's model",
  'the March of the Penguins dataset',
  'from march of the penguins',
  'how do armies march',
  'sun and mon',
  'ImageNet 2012',
  'COCO 2017',
  'VOC2007',
  'WMT14',
  'NeurIPS 2022',
  'ICLR 2023 papers',
  "what is NEVIS'22",
  '2048 tokens',
  'in 2000 tokens',
  'batch size 2022',
  'batch size of 2022',
  'GPT-4-0314',
  'gpt-4-2023-03-14',
  '1.5-3.5x',
  'top 2023 samples',
  'from 2000 to 4000 tokens',
  'since attention is quadratic',
  'before softmax',
  'after training',
  'between layers',
  'in the last layer',
  'last layers',
  'last two layers',
  'the latest model',
  'first token',
  'the 2020 scaling laws paper',
  'the second step',
  'recent papers',
  'recently',
  'the first issue with NaNs',
  'arxiv 2205.14135 and from 2012.09816',
  'paper 2022-12-04#2',
  "last year's data looks different from today's",
  'the last 30 years of vision',
  'best library available today',
  'in 1985',
  'in 2031',
  '2023-02-30',
  '31 June 2022',
  'in 2022-13',
  'before the [SEP] token',
  'after SEP',
  'anything not from 2023',
  'transformers 2023',
  'match 2022',
  'python 3.10.12',
  'early exit',
  'last night',
  '',
];

test.each(NO_DATES)('no date in "%s"', (question) => {
  expect(readDates(question, JULY)).toEqual({ window: null, rest: question });
});

describe('readDay', () => {
  test.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-11', '2022-11-01', '2022-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022-11-27', '2022-11-27', '2022-11-27'],
  ])('%s', (text, from, to) => expect(readDay(text)).toEqual({ from, to }));

  test.each([
    '',
    '22',
    '2022-13',
    '2022-00',
    '2022-1',
    '2022-02-30',
    '0050',
    '1989',
    ' 2022',
    '2022-11-27T00',
  ])('refuses "%s"', (text) => expect(readDay(text)).toBeNull());
});

describe('for any question', () => {
  const words = [
    'in',
    'from',
    'since',
    'before',
    'after',
    'until',
    'to',
    'between',
    'and',
    'or',
    'the',
    'issue',
  ].concat(
    [
      'last',
      'first',
      'this',
      'may',
      'june',
      'nov',
      'dec',
      '2022',
      '2023',
      '4',
      '12',
      '2022-12-04',
      'moe',
      'papers',
    ],
    [
      'issues',
      'two',
      'weeks',
      'month',
      'year',
      'Q2',
      'of',
      'late',
      ',',
      '(',
      ')',
      '-',
      'only',
      'but',
      'not',
      '\ue000',
    ],
    [
      'today',
      "'s",
      '30',
      '02',
      '/',
      '2022-13',
      'summer',
      '999',
      'past',
      'years',
      'ago',
      'winter',
      '29',
      'february',
    ],
  );
  const wordy = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((chosen) => chosen.join(' '));
  const question = fc.oneof(fc.string({ unit: 'binary' }), wordy);
  const now = fc.date({ min: new Date('2010-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

  test('a window runs forwards between real days, and the rest is the question with gaps', () => {
    fc.assert(
      fc.property(question, now, fc.subarray(ISSUES), (text, at, issues) => {
        const { window, rest } = readDates(text, { now: at, issues });
        if (window === null) {
          expect(rest).toBe(text);
          return;
        }
        for (const day of [window.from, window.to]) if (day !== null) expect(readDay(day)?.from).toBe(day);
        if (window.from !== null && window.to !== null) expect(window.from <= window.to).toBe(true);
        expect(isSubsequence(rest.replace(/\s/g, ''), text)).toBe(true);
        expect(rest).toBe(rest.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 5000 },
    );
  });

  test('nothing is left to read once a phrase has been taken out', () => {
    const phrases = [
      'in may',
      'from the 4 December 2022 issue',
      'since 2023',
      'before march 2023',
      'last month',
    ].concat([
      'between nov and dec 2022',
      'in the latest issue',
      'Q2 2023',
      'in the past 3 months',
      'late 2022',
    ]);
    const topic = fc
      .stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,4}$/)
      .filter((t) => readDates(t, JULY).window === null);
    fc.assert(
      fc.property(topic, fc.constantFrom(...phrases), (about, phrase) => {
        const { window, rest } = readDates(`${about} ${phrase}?`, JULY);
        expect(window).not.toBeNull();
        expect(readDates(rest, JULY).window).toBeNull();
      }),
    );
  });

  // Ten thousand characters that begin every pattern over and over; 50 ms is the budget, of which little is used.
  test.each([
    'from ',
    'in the ',
    ' ',
    'a',
    '1',
    '1/1/',
    '2022-',
    '2022 ',
    'may ',
    'june to ',
    'june 2022 ',
    'the latest ',
  ])('a long "%s…" is read fast', (piece) => {
    const long = piece.repeat(10_000 / piece.length);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      readDates(long, JULY);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (part.startsWith(character, at)) at += character.length;
  return at === part.length;
}
