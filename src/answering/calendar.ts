// Beneath the reading of dates: days, weeks, months and years as spans of ISO dates, all in UTC.

/** Inclusive ISO dates, `YYYY-MM-DD`; they compare as strings. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What a date in a question is relative to; `issues` are ISO dates from the oldest to the newest. */
export interface Clock {
  readonly now: Date;
  readonly issues: readonly string[];
}

export type Unit = 'day' | 'week' | 'month' | 'year';

/** No paper of this field's newsletters is older, whereas four digits that are no year are common. */
export const FIRST_YEAR = 1990;

/** The ISO date; months count from 1, and months and days beyond the end roll over as in `Date.UTC`. */
export function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function today(clock: Clock): string {
  return clock.now.toISOString().slice(0, 10);
}

/** The date so many days later, or earlier where `days` is negative. */
export function shift(date: string, days: number): string {
  const [year, month, day] = parts(date);
  return isoDate(year, month, day + days);
}

/** Whole months: `count` of them from `month` on, which may lie in the next year. */
export function months(year: number, month: number, count: number): Span {
  return { from: isoDate(year, month, 1), to: isoDate(year, month + count, 0) };
}

/** One day, or null where the calendar has no such day (30 February). */
export function dayOf(year: number, month: number, day: number): Span | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  const date = isoDate(year, month, day);
  return { from: date, to: date };
}

/** The calendar day, week (Monday to Sunday), month or year that holds a date. */
export function around(date: string, unit: Unit): Span {
  const [year, month, day] = parts(date);
  if (unit === 'year') return months(year, 1, 12);
  if (unit === 'month') return months(year, month, 1);
  if (unit === 'day') return { from: date, to: date };
  const sinceMonday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return { from: shift(date, -sinceMonday), to: shift(date, 6 - sinceMonday) };
}

/** The date so many units ago; a day that the month lacks becomes its last (31 May, 3 months: 28 February). */
export function back(date: string, count: number, unit: Unit): string {
  if (unit === 'day') return shift(date, -count);
  if (unit === 'week') return shift(date, -7 * count);
  const [year, month, day] = parts(date);
  const first = parts(isoDate(year, month - (unit === 'year' ? 12 * count : count), 1));
  return isoDate(first[0], first[1], Math.min(day, lastDay(first[0], first[1])));
}

/** Year, month and day of an ISO date as numbers. */
export function parts(date: string): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function lastDay(year: number, month: number): number {
  return parts(isoDate(year, month + 1, 0))[2];
}
