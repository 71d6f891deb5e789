// When: what a person types as a time or as days → the instants at which a schedule is due.
import { Cron } from 'croner';
import type { ScheduleSettings } from '../store/schedules.ts';

/** When a schedule is due, and the day in its zone, `YYYY-MM-DD`, that the post is for. */
export interface Occurrence {
  readonly at: number;
  readonly day: string;
}

export type Timing = Pick<ScheduleSettings, 'time' | 'zone' | 'days'>;

const hour = 3_600_000;
/** The longest from one day's post to the next where a day has 25 hours, and one more. */
const lookBack = 26 * hour;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekdays = [1, 2, 3, 4, 5];
const weekends = [6, 7];
const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const groups: ReadonlyMap<string, readonly number[]> = new Map([
  ...['daily', 'everyday', 'all'].map((word) => [word, everyDay] as const),
  ...['weekday', 'weekdays', 'workday', 'workdays'].map((word) => [word, weekdays] as const),
  ...['weekend', 'weekends'].map((word) => [word, weekends] as const),
]);

/** A time of day as people write it ("9", "9:00", "9am", "9.30 pm", "21h", "noon") → `HH:MM`; null where it is none. */
export function readTime(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === 'noon' || text === 'midday') return '12:00';
  if (text === 'midnight') return '00:00';
  const match = /^(\d{1,2})(?:[:.h](\d\d))? ?(a\.?m\.?|p\.?m\.?|h|uhr)?$/.exec(text);
  if (match === null) return null;
  const [, hours = '', minutes, mark] = match;
  const half = mark?.startsWith('a') ? 'am' : mark?.startsWith('p') ? 'pm' : null;
  const at = half === null ? Number(hours) : hourOfHalf(Number(hours), half);
  if (at === null || at > 23 || Number(minutes ?? 0) > 59) return null;
  return `${String(at).padStart(2, '0')}:${minutes ?? '00'}`;
}

/**
 * Days as people write them ("every day", "weekdays", "mon,wed", "Fri to Mon") → days of the week in order, 1 for Monday
 * to 7 for Sunday; null where a word is no day.
 */
export function readDays(typed: string): readonly number[] | null {
  const text = typed
    .toLowerCase()
    .replace(/\bevery ?day\b|\ball days\b/g, 'daily')
    .replace(/\b(?:and|every|on)\b|[,;&+/]/g, ' ')
    .replace(/\s*(?:[-–—]|\bto\b|\bthrough\b|\btill\b|\buntil\b)\s*/g, '-')
    .trim();
  if (text === '') return null;
  const found = text.split(/\s+/).map(readSpan);
  if (found.includes(null)) return null;
  return everyDay.filter((day) => found.some((span) => span?.includes(day)));
}

/** Days in a few words, which `readDays` reads as well: "every day", "weekdays", "Mon, Wed, Fri". */
export function describeDays(days: readonly number[]): string {
  const same = (others: readonly number[]) => others.join() === days.join();
  if (same(everyDay)) return 'every day';
  if (same(weekdays)) return 'weekdays';
  if (same(weekends)) return 'weekends';
  const names = days.map((day) => dayNames[day - 1]!.slice(0, 3));
  return names.map((name) => name[0]!.toUpperCase() + name.slice(1)).join(', ');
}

/**
 * The next times of a schedule, strictly after an instant. Each day of the calendar that it is due on has one: a time
 * that the clocks jump over is that moment at which they jump, and of a time that comes twice it is the first. A day
 * that a zone left out as a whole has none.
 */
export function occurrencesAfter(timing: Timing, from: number, count: number): readonly Occurrence[] {
  const found: Occurrence[] = [];
  if (count < 1) return found;
  for (const occurrence of everyDayFrom(timing, from - lookBack)) {
    if (occurrence.at <= from || !timing.days.includes(dayOfWeek(occurrence.day))) continue;
    found.push(occurrence);
    if (found.length >= count) break;
  }
  return found;
}

/**
 * The day that a post due at an instant is for. It is the day of the calendar in the zone, or the one before where the
 * clocks have jumped past midnight: 23:30, where 23:00 is followed by 0:00, is 0:00, and for the day that has just ended.
 */
export function dayOf({ time, zone }: Pick<Timing, 'time' | 'zone'>, at: number): string {
  const [day = '', local = ''] = localTime(zone, at).split(' ');
  return local < time ? shifted(day, -1) : day;
}

/** Whether an occasion is a day, and not an admin's wish. */
export function isDay(occasion: string): boolean {
  return /^\d{4,}-\d\d-\d\d$/.test(occasion);
}

/** Of the days of all weeks, the first that begins after `from` and those that follow. */
function* everyDayFrom({ time, zone }: Timing, from: number): Generator<Occurrence> {
  const runs = daily(time, zone);
  let last: Occurrence | undefined;
  for (let run = runs.nextRun(new Date(from)); run !== null; run = runs.nextRun(run)) {
    const occurrence = { at: run.getTime(), day: dayOf({ time, zone }, run.getTime()) };
    if (last !== undefined && shifted(last.day, 1) !== occurrence.day) yield* leftOut(last, zone);
    yield occurrence;
    last = occurrence;
  }
}

/** Croner looks for a time on its own day only, and passes over the day where the clocks jump from it past midnight. */
function* leftOut(last: Occurrence, zone: string): Generator<Occurrence> {
  const day = shifted(last.day, 1);
  const [begins, ends] = daily('00:00', zone).nextRuns(2, new Date(last.at));
  if (begins === undefined || ends === undefined) return;
  if (localTime(zone, begins.getTime()).startsWith(day)) yield { at: ends.getTime(), day };
}

function daily(time: string, zone: string): Cron {
  const [hours, minutes] = time.split(':').map(Number);
  return new Cron(`${minutes} ${hours} * * *`, { timezone: zone });
}

/** Made once for each zone: making one takes longer than a thousand uses. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD HH:MM` */
function localTime(zone: string, at: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    // Swedes write dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** 1 for Monday to 7 for Sunday. */
function dayOfWeek(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);
}

function hourOfHalf(hours: number, half: 'am' | 'pm'): number | null {
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half === 'pm' ? 12 : 0);
}

function readSpan(word: string): readonly number[] | null {
  const group = groups.get(word);
  if (group !== undefined) return group;
  const ends = word.split('-').map(readDay);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === null || last === null || first === undefined || last === undefined)
    return null;
  const length = ((last - first + 7) % 7) + 1;
  return everyDay.slice(0, length).map((step) => ((first + step - 2) % 7) + 1);
}

/** Any beginning of a day's name that is no other's. */
function readDay(word: string): number | null {
  if (word === 'weds') return 3;
  const at = dayNames.findIndex((name) => word.length >= 2 && `${name}s`.startsWith(word));
  return at < 0 ? null : at + 1;
}
