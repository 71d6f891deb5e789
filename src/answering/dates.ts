// First step of answering: takes the dates out of a member's question, as a window of issues and what is left to search.

import { type Clock, dayOf, FIRST_YEAR, months, type Span } from './calendar.ts';
import { type DateWindow, FRAMES } from './date-frames.ts';
import { MENTIONS } from './date-mentions.ts';
import { MARKS } from './date-words.ts';

export type { DateWindow } from './date-frames.ts';

/** What two date phrases had between them, and nothing has once they are gone. */
const JOINING = /^(?:,|(?:, ?)?(?:but|and|or|yet|&)(?: also)?)?$/i;

interface DatePhrase {
  readonly start: number;
  readonly end: number;
  readonly window: DateWindow;
}

/**
 * Reads when the papers asked for were in the newsletter.
 *
 * @param question as the member wrote it.
 * @param clock `now`, and the dates of the archive's issues from the oldest to the newest; all in UTC.
 * @returns the window, null where the question has no date; several dates narrow each other, and one that contradicts
 * those before it is dropped. `rest` is the question without its date phrases, with tidied white space; without a
 * date it is the question itself. It can be empty.
 */
export function readDates(question: string, clock: Clock): { window: DateWindow | null; rest: string } {
  const phrases = findPhrases(question, clock);
  const first = phrases[0];
  if (first === undefined) return { window: null, rest: question };
  const window = phrases.map((each) => each.window).reduce(narrow, first.window);
  return { window, rest: takeOut(question, phrases) };
}

/**
 * A date in an operator's strict forms `2022`, `2022-11` and `2022-11-27`.
 *
 * @returns its first and last day, null for any other text, an impossible date, or a year before 1990.
 */
export function readDay(text: string): { from: string; to: string } | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < FIRST_YEAR) return null;
  if (match[2] === undefined) return months(year, 1, 12);
  if (match[3] === undefined) return month >= 1 && month <= 12 ? months(year, month, 1) : null;
  return dayOf(year, month, day);
}

/** The date phrases in the order of the text: first what names a date, then the words around it. */
function findPhrases(question: string, clock: Clock): readonly DatePhrase[] {
  const spans = new Map<number, Span>();
  const phrases: DatePhrase[] = [];
  // A member's own private-use characters must not pass for marks.
  let text = question.replace(/[\ue000-\uf8ff]/g, ' ');
  for (const mention of MENTIONS) {
    text = claim(text, mention.pattern, (match) => {
      const reading = mention.read(clock, ...match.slice(1).map((word) => word ?? ''));
      if (typeof reading === 'string') return reading === 'pass' ? null : MARKS.none;
      spans.set(match.index, reading);
      return MARKS[mention.certainty];
    });
  }
  if (spans.size === 0) return [];
  for (const frame of FRAMES) {
    text = claim(text, frame.pattern, (match) => {
      const [first, second] = datesIn(match, spans);
      if (first === undefined) return null;
      const window = frame.read(first, second ?? first, clock);
      if (window !== null) phrases.push({ start: match.index, end: match.index + match[0].length, window });
      return MARKS.used;
    });
  }
  return phrases.sort((a, b) => a.start - b.start);
}

/** Replaces each match by as many marks as it has characters, so that offsets stay true; null leaves it. */
function claim(text: string, pattern: RegExp, markFor: (match: RegExpExecArray) => string | null): string {
  const done: string[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const mark = markFor(match);
    if (mark === null) continue;
    done.push(text.slice(at, match.index), mark.repeat(match[0].length));
    at = match.index + match[0].length;
  }
  return done.join('') + text.slice(at);
}

/** The dates whose marks a frame's groups have caught. */
function datesIn(match: RegExpExecArray, spans: ReadonlyMap<number, Span>): readonly Span[] {
  return (match.indices ?? []).slice(1).flatMap((place) => (place && spans.get(place[0])) ?? []);
}

/** Both windows at once; where nothing is in both, the one that was said first. */
function narrow(kept: DateWindow, next: DateWindow): DateWindow {
  const from =
    [kept.from, next.from]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null;
  const to = [kept.to, next.to].filter((date) => date !== null).sort()[0] ?? null;
  return from !== null && to !== null && from > to ? kept : { from, to };
}

/** The question without its date phrases, and without the punctuation and joining words that then join nothing. */
function takeOut(question: string, phrases: readonly DatePhrase[]): string {
  const ends = [0, ...phrases.map((each) => each.end)];
  const starts = [...phrases.map((each) => each.start), question.length];
  const pieces = ends.map((end, i) => question.slice(end, starts[i]));
  const kept: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const joins = i > 0 && i < pieces.length - 1 && JOINING.test(piece.trim());
    if (!joins && piece !== '') append(kept, piece, i > 0);
  }
  if (pieces.at(-1)?.trim() === '') kept.push(kept.pop()?.replace(/[\s,;:(–—-]{1,9}$/, '') ?? '');
  const rest = kept.join('').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : '';
}

/** Adds a piece to those before it; `gap`: a date phrase stood between them. */
function append(kept: string[], piece: string, gap: boolean): void {
  const before = kept.pop() ?? '';
  if (before.trim() === '') {
    kept.push(gap ? piece.replace(/^[\s,;:.?!–—-]+/, '') : piece);
    return;
  }
  const head = before.trimEnd();
  const tail = piece.trimStart();
  const inBrackets = head.endsWith('(') && tail.startsWith(')');
  const left = inBrackets
    ? head.slice(0, -1)
    : /[,;:–—-]$/.test(head) && /^[,;:.?!)]/.test(tail)
      ? head.slice(0, -1)
      : before;
  const right = inBrackets ? tail.slice(1) : piece;
  kept.push(/^\s{0,5}[,;:.?!)]/.test(right) ? left.trimEnd() : left, right);
}
