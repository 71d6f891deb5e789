// One line of plain text → what its signals look at.

import { type Cleaned, cleanTitle } from './titles-clean.ts';
import { DANGLING, FINITE, FUNCTION_WORDS } from './titles-words.ts';

/** A line as it stands, and whether an empty line stands above it (null: not known). */
export interface PlainLine {
  readonly text: string;
  readonly gap: boolean | null;
}

/** A line, taken apart once for all signals. */
export interface Line {
  readonly text: string;
  readonly marks: Cleaned;
  /** The words of the line without its marks, without punctuation around them. */
  readonly words: readonly string[];
  /** The same, in small letters, with straight apostrophes. */
  readonly lower: readonly string[];
  /** Beginnings of its longer words, by which it is compared with other lines. */
  readonly stems: ReadonlySet<string>;
  /** Of the words after the first that are no short ones: the share that has a capital or a digit; null: there are none. */
  readonly capitals: number | null;
  readonly gap: boolean | null;
}

/** A line, its neighbours and its issue. */
export interface Place {
  readonly line: Line;
  readonly previous: Line | undefined;
  readonly next: Line | undefined;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** The length in the middle of the lengths of lines. */
  readonly usualLength: number;
  /** Whether the same words stand in a later line, as those of a table of contents do. */
  readonly again: boolean;
  /** How many lines have the same words. */
  readonly times: number;
  /** How many lines begin with a word. */
  readonly beginnings: ReadonlyMap<string, number>;
  /** Whether empty lines stand between some lines and not between others. */
  readonly gapsTell: boolean;
  /** The share of the line's longer words that come again in the lines below. */
  readonly echo: number;
  /** The same for the lines above. */
  readonly known: number;
}

export interface Signal {
  /** What it says of a line for which it is above 0, as a reason in a report. */
  readonly says: string;
  readonly of: (place: Place) => number;
}

const STEM = 5;
const SHORTEST_TELLING = 4;

export function readLine({ text, gap }: PlainLine): Line {
  const marks = cleanTitle(text);
  const words = marks.title.split(' ').map((word) => word.replace(/^[^\p{L}\d]+|[^\p{L}\d+%]+$/gu, ''));
  const real = words.filter((word) => word !== '');
  const lower = real.map((word) => word.toLowerCase().replaceAll('’', "'"));
  const telling = real.filter((word, i) => i > 0 && /\p{L}/u.test(word) && !FUNCTION_WORDS.has(lower[i]!));
  const capitals = telling.filter((word) => /\p{Lu}|\d/u.test(word)).length;
  return {
    text: text.trim(),
    marks,
    words: real,
    lower,
    stems: new Set(lower.filter(isTelling).map((word) => word.slice(0, STEM))),
    capitals: telling.length === 0 ? null : capitals / telling.length,
    gap,
  };
}

function isTelling(word: string): boolean {
  return (
    word.length >= SHORTEST_TELLING &&
    /\p{L}{2}/u.test(word) &&
    !FUNCTION_WORDS.has(word) &&
    !FINITE.has(word)
  );
}

/** What a line ends in, behind brackets and quotation marks. */
export function ending({ marks }: Line): string {
  return /[.?!:;,…–—-](?=[)\]"”’']*$)/u.exec(marks.title)?.[0] ?? '';
}

/** Ends in a word that another has to follow. */
export function dangles({ lower, marks }: Line): boolean {
  return DANGLING.has(lower.at(-1) ?? '') && /[\p{L}]$/u.test(marks.title);
}

/** A title's look: most words have capitals, short, no full stop. */
export function looksLikeTitle(line: Line): boolean {
  const { words, capitals } = line;
  return (
    words.length >= 1 &&
    words.length <= 22 &&
    !dangles(line) &&
    (capitals ?? 1) >= 0.7 &&
    !/[.,;:]/.test(ending(line))
  );
}
