// Beneath the table of date wordings: each function makes a span of the words that one kind of wording captured.

import {
  around,
  back,
  type Clock,
  dayOf,
  FIRST_YEAR,
  months,
  parts,
  type Span,
  today,
  type Unit,
} from './calendar.ts';
import { countNumber, monthNumber, yearNumber } from './date-words.ts';

/** A span; or `none`: no date, nor is anything within it; or `pass`: let later rows judge. */
export type Reading = Span | 'none' | 'pass';

const SEASONS: Readonly<Record<string, number>> = { sp: 3, su: 6, au: 9, fa: 9, wi: 12 };

export function day(clock: Clock, year: string, month: string, date: string): Reading {
  if (!plausible(clock, yearNumber(year))) return 'none';
  return dayOf(yearNumber(year), monthNumber(month), Number(date)) ?? 'none';
}

/** Day first, unless that is impossible: 11/27/2022. */
export function numericDay(clock: Clock, first: string, second: string, year: string): Reading {
  return Number(second) > 12 ? day(clock, year, first, second) : day(clock, year, second, first);
}

/** "29 to 12 May": the 29th is that of the month before. */
export function daysOfMonth(clock: Clock, from: string, to: string, month: string, year: string): Reading {
  const last = day(clock, year, month, to);
  if (typeof last === 'string') return last;
  const isBefore = Number(from) > Number(to);
  const [openYear, openMonth] = parts(
    months(yearNumber(year), monthNumber(month) - (isBefore ? 1 : 0), 1).from,
  );
  const first = dayOf(openYear, openMonth, Number(from));
  return first === null ? 'none' : { from: first.from, to: last.to };
}

/** Whole months, in a year that the question can mean: not before 1990 nor after next year. */
export function monthsOf(clock: Clock, year: number, month: number, count: number): Reading {
  const exists = plausible(clock, year) && month <= 12 && month + count > 1;
  return exists ? months(year, month, count) : 'none';
}

export function month(clock: Clock, name: string, year: string): Reading {
  return monthNumber(name) === 0 ? 'none' : monthsOf(clock, yearNumber(year), monthNumber(name), 1);
}

export function year(clock: Clock, text: string): Reading {
  return monthsOf(clock, yearNumber(text), 1, 12);
}

export function years(clock: Clock, first: string, last: string): Reading {
  const count = Number(last) - Number(first) + 1;
  return count > 0 && plausible(clock, Number(last)) ? monthsOf(clock, Number(first), 1, 12 * count) : 'none';
}

/** "November to January 2023": the first month is in the second's year or the year before. */
export function monthsUntil(clock: Clock, first: string, last: string, year: string): Reading {
  const count = monthsBetween(first, last);
  return monthsOf(clock, yearNumber(year), monthNumber(last) + 1 - count, count);
}

/** "November 2022 to January": the second month is the next of its name. */
export function monthsFrom(clock: Clock, first: string, year: string, last: string): Reading {
  return monthsOf(clock, yearNumber(year), monthNumber(first), monthsBetween(first, last));
}

/** "November to January": the newest January, and what leads to it. */
export function monthsWithoutYear(clock: Clock, first: string, last: string): Reading {
  const [year, month] = parts(newestMonth(clock, monthNumber(last)).from);
  const count = monthsBetween(first, last);
  return months(year, month + 1 - count, count);
}

/** A quarter or a half of a year; `nth` is a digit, an ordinal or "last". */
export function shareOfYear(clock: Clock, kind: string, nth: string, year: string): Reading {
  const shares = /^q/i.test(kind) ? 4 : 2;
  const place = /^l/i.test(nth) ? shares : Number(nth) || ['fi', 'se', 'th', 'fo'].indexOf(start(nth)) + 1;
  return place > shares
    ? 'none'
    : monthsOf(clock, yearNumber(year), 1 + (place - 1) * (12 / shares), 12 / shares);
}

/** Early, mid and late are thirds: January to April, May to August, September to December. */
export function thirdOfYear(clock: Clock, part: string, year: string): Reading {
  return monthsOf(clock, yearNumber(year), 1 + 4 * third(part), 4);
}

/** The thirds of a month: until the 10th, until the 20th, and the rest. */
export function thirdOfMonth(clock: Clock, part: string, name: string, year = ''): Reading {
  const whole = year === '' ? newestMonth(clock, monthNumber(name)) : month(clock, name, year);
  if (typeof whole === 'string') return whole;
  const from = whole.from.slice(0, 8) + ['01', '11', '21'][third(part)];
  return { from, to: third(part) === 2 ? whole.to : whole.to.slice(0, 8) + ['10', '20'][third(part)] };
}

/** Three whole months from March, June, September or December on: a winter ends in the year after its own. */
export function season(clock: Clock, name: string, year: string): Reading {
  return monthsOf(clock, yearNumber(year), seasonStart(name), 3);
}

/** "Last June", "last summer": the newest that is over. */
export function lastNamed(clock: Clock, name: string): Reading {
  const ends = named(clock, name).filter((span) => span.to < today(clock));
  return ends.at(-1) ?? 'none';
}

/** "This June", "this summer": the one that is running, else this year's. */
export function thisNamed(clock: Clock, name: string): Reading {
  const open = named(clock, name).filter((span) => span.to >= today(clock));
  return open[0] ?? named(clock, name).at(-1) ?? 'none';
}

/** A bare month: the newest that holds an issue, else the newest that has begun. */
export function newestMonth(clock: Clock, month: number): Span {
  const issue = clock.issues.findLast((date) => parts(date)[1] === month);
  if (issue !== undefined) return around(issue, 'month');
  const [year, running] = parts(today(clock));
  return months(month <= running ? year : year - 1, month, 1);
}

/**
 * A day and a month: the newest issue of that day. Without one, "nov 22" is rather November 2022, if that is a year
 * of the archive; else it is the newest such day that is not after now.
 */
export function dayWithoutYear(clock: Clock, name: string, date: string): Reading {
  const number = monthNumber(name);
  const issue = clock.issues.findLast(
    (known) => parts(known)[1] === number && parts(known)[2] === Number(date),
  );
  if (issue !== undefined) return around(issue, 'day');
  const asYear = 2000 + Number(date);
  if (clock.issues.some((known) => parts(known)[0] === asYear)) return months(asYear, number, 1);
  const [current] = parts(today(clock));
  // Eight years back, because 29 February can be as rare as that.
  for (let year = current; year >= current - 8; year--) {
    const found = dayOf(year, number, Number(date));
    if (found !== null && found.from <= today(clock)) return found;
  }
  return 'pass';
}

/** The calendar week, month or year that is running, or the one before it. */
export function period(clock: Clock, which: string, unit: string): Reading {
  const ago = /^(?:this|current)/i.test(which) ? 0 : 1;
  return around(back(today(clock), ago, unitOf(unit)), unitOf(unit));
}

/** The last so many days, weeks, months or years, up to today. */
export function lastUnits(clock: Clock, count: string, unit: string): Reading {
  const from = back(today(clock), countNumber(count), unitOf(unit));
  return parts(from)[0] < FIRST_YEAR || countNumber(count) === 0 ? 'none' : { from, to: today(clock) };
}

/** The calendar day, week, month or year that lies so many back. */
export function unitsAgo(clock: Clock, count: string, unit: string): Reading {
  const then = back(today(clock), count === '' ? 1 : countNumber(count), unitOf(unit));
  return parts(then)[0] < FIRST_YEAR ? 'none' : around(then, unitOf(unit));
}

/** From the archive's oldest to its newest issue among those that `slice` of the list gives; none of an empty one. */
export function issues(clock: Clock, start: number, end?: number): Reading {
  const chosen = clock.issues.slice(start, end);
  return chosen[0] === undefined ? 'none' : { from: chosen[0], to: chosen.at(-1) ?? chosen[0] };
}

function plausible(clock: Clock, year: number): boolean {
  return year >= FIRST_YEAR && year <= parts(today(clock))[0] + 1;
}

/** How many months from one name to the next of another, both counted. */
function monthsBetween(first: string, last: string): number {
  return ((monthNumber(last) - monthNumber(first) + 12) % 12) + 1;
}

/** A month's or a season's spans of the last years, the oldest first. */
function named(clock: Clock, name: string): readonly Span[] {
  const [year] = parts(today(clock));
  const [first, count] = monthNumber(name) > 0 ? [monthNumber(name), 1] : [seasonStart(name), 3];
  return [year - 2, year - 1, year].map((each) => months(each, first, count));
}

function seasonStart(name: string): number {
  return SEASONS[start(name)] ?? 0;
}

function third(part: string): 0 | 1 | 2 {
  return /^mid/i.test(part) ? 1 : /^(?:late|end)/i.test(part) ? 2 : 0;
}

function unitOf(word: string): Unit {
  return (['day', 'week', 'month', 'year'] as const).find((unit) => unit === word.toLowerCase()) ?? 'day';
}

function start(word: string): string {
  return word.slice(0, 2).toLowerCase();
}
