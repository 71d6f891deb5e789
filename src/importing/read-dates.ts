// What a source says of its date, the best first, and its title without the date that stands before it.

import type { RootContent } from 'mdast';
import { readDate } from './dates.ts';
import type { DateHint } from './draft.ts';
import { oneLine } from './lines-text.ts';

/** A title and the day that it names. */
export interface DatedTitle {
  readonly title: string | null;
  /** The day in the title; `first` when the title begins with it, which authors do with an issue's own date. */
  readonly date: string | undefined;
  readonly first: boolean;
}

// Between the date and the title proper.
const BEFORE = /^[\s:;,.|·•–—-]+/;

/** @param text a title as a source has it; may be empty. */
export function readTitle(text: string): DatedTitle {
  const title = text.replace(/\s+/g, ' ').trim();
  if (title === '') return { title: null, date: undefined, first: false };
  const found = readDate(title)[0];
  if (found === undefined) return { title, date: undefined, first: false };
  const rest = title.slice(found.end).replace(BEFORE, '');
  const first = /^[\s([]*$/.test(title.slice(0, found.start));
  // A title that is only a date is still the title.
  return first && rest !== '' && !/^[)\]]/.test(rest)
    ? { title: rest, date: found.date, first }
    : { title, date: found.date, first };
}

const DAY = 86_400_000;
// An issue names a day in its title that is near the day when it was out; one far from it is what a paper is about.
const NEAR = 45 * DAY;

/**
 * Puts hints in their order.
 * @param title what the title says.
 * @param told what the source says of itself, the best first.
 * @param file the file's own name, which comes last.
 */
export function hintsOf(title: DatedTitle, told: readonly DateHint[], file: string): readonly DateHint[] {
  const named: readonly DateHint[] = title.date === undefined ? [] : [{ date: title.date, from: 'title' }];
  const out = told.find(({ from }) => from !== 'text')?.date;
  const fits = title.first || title.date === undefined || out === undefined || near(title.date, out);
  const all = [...(fits ? [...named, ...told] : [...told, ...named]), ...hint(file, 'file name')];
  return all.filter(({ date }, place) => all.findIndex((other) => other.date === date) === place);
}

function near(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= NEAR;
}

/** The first day that a text names, if any. */
export function hint(text: string | undefined, from: DateHint['from']): readonly DateHint[] {
  const date = text === undefined ? undefined : readDate(text)[0]?.date;
  return date === undefined ? [] : [{ date, from }];
}

const LONGEST_DATE_LINE = 80;
// Words that stand beside a date on a line of its own.
const BESIDE =
  /\b(?:by|issue|of|for|no|nr|vol|volume|number|edition|published|posted|updated|sent|on|date|newsletter|min|minutes?|read|the)\b/gi;

/** The day that a line names, where it is there for nothing else: `Issue #12 · November 27, 2022`. */
export function dateLine(line: string): string | undefined {
  if (line.length > LONGEST_DATE_LINE) return undefined;
  const found = readDate(line)[0];
  if (found === undefined) return undefined;
  const rest = `${line.slice(0, found.start)} ${line.slice(found.end)}`.replace(BESIDE, '');
  return /\p{L}/u.test(rest) ? undefined : found.date;
}

// Deeper in, a date belongs to what is told.
const FIRST_BLOCKS = 5;

/** The day that one of the first blocks of a text is there for. */
export function hintInBlocks(blocks: readonly RootContent[]): readonly DateHint[] {
  for (const block of blocks.slice(0, FIRST_BLOCKS)) {
    const date = dateLine(oneLine(block));
    if (date !== undefined) return [{ date, from: 'text' }];
  }
  return [];
}
