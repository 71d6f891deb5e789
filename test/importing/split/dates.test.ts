// Every usual way to write a day is read back, and nothing that only looks like one.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/importing/dates.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly iso: string;
  readonly weekday: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const month = ({ m }: Day) => MONTHS[m - 1]!;
const short = (day: Day) => month(day).slice(0, 3);
const th = ({ d }: Day) =>
  d % 10 === 1 && d !== 11 ? 'st' : d % 10 === 2 && d !== 12 ? 'nd' : d % 10 === 3 && d !== 13 ? 'rd' : 'th';

const FORMS: Readonly<Record<string, (day: Day) => string>> = {
  '2022-11-27': (x) => x.iso,
  '2022-6-5': (x) => `${x.y}-${x.m}-${x.d}`,
  '2022/11/27': (x) => x.iso.replaceAll('-', '/'),
  '2022.11.27': (x) => x.iso.replaceAll('-', '.'),
  '2022_11_27': (x) => x.iso.replaceAll('-', '_'),
  '20221127': (x) => x.iso.replaceAll('-', ''),
  issue20221127: (x) => `issue${x.iso.replaceAll('-', '')}`,
  '27 November 2022': (x) => `${x.d} ${month(x)} ${x.y}`,
  '27. November 2022': (x) => `${x.d}. ${month(x)} ${x.y}`,
  '27th of November, 2022': (x) => `${x.d}${th(x)} of ${month(x)}, ${x.y}`,
  '27-Nov-2022': (x) => `${two(x.d)}-${short(x)}-${x.y}`,
  'November 27, 2022': (x) => `${month(x)} ${x.d}, ${x.y}`,
  'November 27th, 2022': (x) => `${month(x)} ${x.d}${th(x)}, ${x.y}`,
  'NOVEMBER 27 2022': (x) => `${month(x).toUpperCase()} ${x.d} ${x.y}`,
  'Nov 27 2022': (x) => `${short(x)} ${two(x.d)} ${x.y}`,
  'Nov. 27, 2022': (x) => `${short(x)}. ${x.d}, ${x.y}`,
  'nov-27-2022': (x) => `${short(x).toLowerCase()}-${x.d}-${x.y}`,
  'Sunday, November 27, 2022 at 9:05 PM': (x) => `${x.weekday}, ${month(x)} ${x.d}, ${x.y} at 9:05 PM`,
  '2022 November 27': (x) => `${x.y} ${month(x)} ${x.d}`,
  '2022-Nov-27': (x) => `${x.y}-${short(x)}-${two(x.d)}`,
  '27.11.2022': (x) => `${two(x.d)}.${two(x.m)}.${x.y}`,
  '11/27/2022': (x) => `${x.m}/${x.d}/${x.y}`,
  '11-27-2022': (x) => `${two(x.m)}-${two(x.d)}-${x.y}`,
  'Sun, 27 Nov 2022 08:00:00 GMT': (x) =>
    `${x.weekday.slice(0, 3)}, ${two(x.d)} ${short(x)} ${x.y} 08:00:00 GMT`,
  'Sun, 27 Nov 2022 08:00:00 -0800': (x) =>
    `${x.weekday.slice(0, 3)}, ${x.d} ${short(x)} ${x.y} 08:00:00 -0800`,
  '2022-11-27T23:59:59.123Z': (x) => `${x.iso}T23:59:59.123Z`,
  '2022-11-27T00:30:00+14:00': (x) => `${x.iso}T00:30:00+14:00`,
  '2022-11-27 21:30': (x) => `${x.iso} 21:30`,
};

const start = Date.UTC(1990, 0, 1);
const dayCount = 1 + (Date.UTC(2100, 11, 31) - start) / 86_400_000;

function dayNo(n: number): Day {
  const time = new Date(start + n * 86_400_000);
  const [y, m, d] = [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()];
  return { y, m, d, iso: time.toISOString().slice(0, 10), weekday: WEEKDAYS[time.getUTCDay()]! };
}

describe('every day from 1990 to 2100', () => {
  it.each(Object.keys(FORMS))('is read from the form %s', (form) => {
    const wrong: string[] = [];
    for (let n = 0; n < dayCount; n++) {
      const day = dayNo(n);
      const text = FORMS[form]!(day);
      const [found, ...more] = readDate(text);
      const starts = /^issue/.test(text) ? 5 : 0;
      if (found?.date !== day.iso || found.start !== starts || found.end !== text.length || more.length > 0)
        wrong.push(`${text}: ${JSON.stringify([found, ...more])}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

it('finds a day wherever it stands in a sentence', () => {
  const words = fc
    .stringMatching(/^[a-z ]{0,20}$/)
    .filter((text) => !/\b(?:the|week|to|and|of)\b/.test(text));
  const form = fc.constantFrom(...Object.values(FORMS).filter((write) => !/^issue/.test(write(dayNo(0)))));
  fc.assert(
    fc.property(words, fc.nat(dayCount - 1), form, words, (before, n, write, after) => {
      const text = write(dayNo(n));
      const found = readDate(`${before} (${text}) ${after}`);
      expect(found).toEqual([
        { date: dayNo(n).iso, start: before.length + 2, end: before.length + 2 + text.length },
      ]);
    }),
  );
});

it.each([
  ['2022-11-27 Roundup: a title', '2022-11-27', '2022-11-27'],
  ['issue-2022-11-27-small-models.html', '2022-11-27', '2022-11-27'],
  ['03/04/2022', '2022-03-04', '03/04/2022'],
  ['13/04/2022', '2022-04-13', '13/04/2022'],
  ['03.04.2022', '2022-04-03', '03.04.2022'],
  ['03.14.2022', '2022-03-14', '03.14.2022'],
  ['Week of November 21–27, 2022: papers', '2022-11-27', 'Week of November 21–27, 2022'],
  ['The week of November 21st to 27th, 2022', '2022-11-27', 'The week of November 21st to 27th, 2022'],
  ['Nov 28 - Dec 4, 2022', '2022-12-04', 'Nov 28 - Dec 4, 2022'],
  ['(December 26, 2022 – January 1, 2023)', '2023-01-01', 'December 26, 2022 – January 1, 2023'],
  ['21–27 November 2022', '2022-11-27', '21–27 November 2022'],
  ['28 Nov – 4 Dec 2022', '2022-12-04', '28 Nov – 4 Dec 2022'],
  ['2022-11-21 to 2022-11-27', '2022-11-27', '2022-11-21 to 2022-11-27'],
  ['2024-02-29', '2024-02-29', '2024-02-29'],
])('reads “%s” as %s', (text, date, words) => {
  expect(readDate(text).map((found) => [found.date, text.slice(found.start, found.end)])).toEqual([
    [date, words],
  ]);
});

it('finds several days in their order', () => {
  const text = 'Sent on 4 December 2022, after the issue of 11/27/2022.';
  expect(readDate(text).map(({ date }) => date)).toEqual(['2022-12-04', '2022-11-27']);
});

it.each([
  '2023-02-29',
  '2022-13-01',
  '2022-00-10',
  '31 April 2022',
  'February 30, 2022',
  '13/13/2022',
  '1989-12-31',
  '2101-01-01',
  'arXiv:2211.10438',
  '120221127',
  '2022112700',
  '1.2022.11.27',
  '10.1101/2022.11.27.517210',
  'November 2022',
  'May 2022',
  'November 27',
  'a 20,221,127 token run',
  '2022-11-271',
])('finds no day in “%s”', (text) => {
  expect(readDate(text)).toEqual([]);
});

it('is quick with any text', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('1', '2', '0', ' ', '-', '/', '.', 'May', 'th', 'week of ', ','),
        maxLength: 2000,
      }),
      (text) => {
        const began = performance.now();
        for (const { start, end, date } of readDate(text)) {
          expect(end).toBeGreaterThan(start);
          expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
        expect(performance.now() - began).toBeLessThan(1000);
      },
    ),
    { numRuns: 30 },
  );
});
