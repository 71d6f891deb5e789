// Any text → the days that it names: in titles, texts, pages and file names.

/** A day that a text names, with where. */
export interface FoundDate {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Where it begins, in UTF-16 code units; a weekday, "week of" and a time of day belong to it. */
  readonly start: number;
  readonly end: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Years outside of these are numbers of something else: tokens, pixels, an address.
const YEAR = '(?:199\\d|20\\d\\d|2100)';
const DAY = '(?:[0-2]?\\d|3[01])';
const TH = '(?:st|nd|rd|th)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const GAP = '[\\s,._-]{0,3}';
const TO = '\\s{0,2}(?:-|–|—|to|until|through|and|&)\\s{0,2}';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b[.,]?\\s{1,2})?';
const WEEK = '(?:(?:the\\s)?week\\s(?:of|from|ending|beginning|starting)\\s(?:the\\s)?)?';
const ZONE = '(?:\\s?(?:z|utc|gmt|[ecmp][sd]?t|[+-]\\d\\d:?\\d\\d)(?![\\p{L}\\d]))?';
const TIME = `(?:(?:t|,?\\s(?:at\\s)?)\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?:\\s?[ap]\\.?m\\b\\.?)?${ZONE})?`;

const monthFirst = (n = '') => `(?<name${n}>${MONTH})${GAP}(?:the\\s)?(?<d${n}>${DAY})${TH}`;
const dayFirst = (n = '') => `(?<d${n}>${DAY})${TH}\\s?(?:of\\s)?${GAP}(?<name${n}>${MONTH})`;
const year = (n = '') => `${GAP}(?<y${n}>${YEAR})`;
const numbers = (n = '') =>
  `(?<y${n}>${YEAR})(?<mark${n}>[-/._])(?<m${n}>\\d{1,2})\\k<mark${n}>(?<d${n}>${DAY})`;

// The last day of a range is the one that an issue is out on; its groups have the plain names.
const FORMS: readonly RegExp[] = [
  // November 21–27, 2022; November 28 – December 4, 2022; December 26, 2022 – January 1, 2023
  `${monthFirst('0')}(?:${year('0')})?${TO}${WEEKDAY}${monthFirst()}${year()}`,
  `(?<name>${MONTH})${GAP}${DAY}${TH}${TO}(?<d>${DAY})${TH}${year()}`,
  // 21–27 November 2022; 28 November – 4 December 2022
  `${dayFirst('0')}(?:${year('0')})?${TO}${WEEKDAY}${dayFirst()}${year()}`,
  `${DAY}${TH}${TO}${dayFirst()}${year()}`,
  // 2022-11-21 – 2022-11-27
  `${numbers('0')}${TO}${numbers()}`,
  // November 27th, 2022; Sun, 27 Nov 2022 08:00:00 GMT; 2022 November 27
  `${monthFirst()}${year()}`,
  `${dayFirst()}${year()}`,
  `(?<y>${YEAR})${GAP}${monthFirst()}`,
  // 2022-11-27T08:00:00Z; 2022/11/27; 2022_11_27; 20221127
  numbers(),
  `(?<y>${YEAR})(?<m>[01]\\d)(?<d>[0-3]\\d)`,
  // 27.11.2022; 11/27/2022
  '(?<one>\\d{1,2})(?<mark>[-/._])(?<two>\\d{1,2})\\k<mark>(?<y>\\d{4})',
].map(
  // Neither in the middle of a word or number, nor a part of a version, a price or an address.
  (form) => new RegExp(`(?<![\\p{L}\\d]|\\d[-/.,])${WEEK}${WEEKDAY}${form}${TIME}(?!\\d|[-/.,]\\d|%)`, 'giu'),
);
// A file is called `issue20221127.txt` as well: digits that directly follow letters are read for this one form only.
const COMPACT = new RegExp(`(?<=\\p{L})(?<y>${YEAR})(?<m>[01]\\d)(?<d>[0-3]\\d)(?!\\d|[-/.,]\\d)`, 'gu');

/**
 * Finds every day that a text names in one of the usual English forms, with a year of four digits from 1990 to 2100.
 *
 * - Of `03/04/2022` the month is first, as Americans write, unless the first number is above 12; of `03.04.2022` the
 *   day is first, as Europeans write with dots, unless the second number is above 12.
 * - A range ("Week of November 21–27, 2022") is one find: its last day.
 * - A time of day and a zone are passed over: the day is the one that is written.
 * @returns in the order of the text, without overlaps; days that no calendar has are none.
 */
export function readDate(text: string): readonly FoundDate[] {
  const found = [...FORMS, COMPACT].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const date = dayOf(match.groups ?? {});
      return date === null ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
    }),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

function dayOf(groups: Groups): string | null {
  const [month, day] = groups.one === undefined ? named(groups) : numbered(groups);
  const date = `${groups.y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const { y = '' } = groups;
  if (Number(y) < 1990 || Number(y) > 2100 || month < 1 || day < 1) return null;
  const time = new Date(`${date}T00:00:00Z`);
  // The 31st of February rolls over to March.
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date ? null : date;
}

function named({ name, m, d }: Groups): readonly [number, number] {
  const month = name === undefined ? Number(m) : 1 + MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return [month, Number(d)];
}

function numbered({ one, two, mark }: Groups): readonly [number, number] {
  const [a, b] = [Number(one), Number(two)];
  const dayIsFirst = mark === '.' ? b <= 12 : a > 12;
  return dayIsFirst ? [b, a] : [a, b];
}
