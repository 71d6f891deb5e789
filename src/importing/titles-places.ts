// A line among the lines of its issue → named numbers from 0 to 1 that speak for or against a title.

import { ending, type Line, looksLikeTitle, type Place, type Signal } from './titles-line.ts';
import { hasLabel, isPeople } from './titles-phrases.ts';
import { isSentence, OWN_SIGNALS, startsLower, wordAt, yes } from './titles-signals.ts';
import { CONNECTIVES, FINITE, FUNCTION_WORDS, PRONOUNS, SUMMARY_VERBS } from './titles-words.ts';

const MUCH = 0.6;
// No title has more.
const MOST_WORDS = 22;
// So many lines may stand before the papers of any issue.
const FEW = 8;
// So far below and above a line its words are looked for.
const NEAR = 4;

/** Of the line's place, its neighbours and its issue. */
const AROUND: Readonly<Record<string, Signal>> = {
  again: { says: 'stands below once more', of: ({ again }) => yes(again) },
  repeated: { says: 'stands here several times', of: ({ times }) => yes(times > 2) },
  first: { says: 'is the first line', of: ({ index }) => yes(index === 0) },
  second: { says: 'is the second line', of: ({ index }) => yes(index === 1) },
  early: { says: 'stands near the beginning', of: ({ index }) => yes(index >= 2 && index < 6) },
  deep: {
    says: 'stands after the first quarter',
    of: ({ index, count }) => yes(index >= FEW && index > count / 4),
  },
  deeper: {
    says: 'stands after the first half',
    of: ({ index, count }) => yes(index >= FEW && index > count / 2),
  },
  last: { says: 'is the last line', of: ({ index, count }) => yes(index === count - 1) },
  late: { says: 'stands near the end', of: ({ index, count }) => yes(index >= count - 4) },
  shorter: {
    says: 'is shorter than most lines here',
    of: ({ line, usualLength }) => yes(line.text.length < usualLength * 0.7),
  },
  longer: {
    says: 'is longer than most lines here',
    of: ({ line, usualLength }) => yes(line.text.length > usualLength * 1.2),
  },
  nextLonger: {
    says: 'a longer line follows',
    of: ({ line, next }) => yes(next !== undefined && next.text.length > line.text.length * 1.4),
  },
  nextSentence: { says: 'a sentence follows', of: ({ next }) => yes(next !== undefined && isSentence(next)) },
  nextSmall: {
    says: 'a small letter follows',
    of: ({ next }) => yes(next !== undefined && startsLower(next)),
  },
  nextPronoun: {
    says: 'the next line begins as summaries do',
    of: ({ next }) =>
      yes(next !== undefined && (PRONOUNS.has(wordAt(next, 0)) || SUMMARY_VERBS.has(wordAt(next, 0)))),
  },
  nextJoined: {
    says: 'the next line goes on from a text',
    of: ({ next }) => yes(next !== undefined && CONNECTIVES.has(wordAt(next, 0))),
  },
  nextTitle: {
    says: 'a line like a title follows',
    of: ({ next }) => yes(next !== undefined && looksLikeTitle(next) && next.words.length > 3),
  },
  nextShort: {
    says: 'a short line follows',
    of: ({ next }) => yes(next !== undefined && next.words.length < 4),
  },
  nextLabel: {
    says: 'a line with a label follows',
    of: ({ next }) => yes(next !== undefined && hasLabel(next.marks.title)),
  },
  afterRule: {
    says: 'follows a line of marks',
    of: ({ previous }) => yes(previous !== undefined && !/[\p{L}\d]/u.test(previous.text)),
  },
  nextRecurs: {
    says: 'the next line begins as several others do',
    of: ({ next, beginnings }) => yes(recurs(next, beginnings)),
  },
  afterRecurs: {
    says: 'the line above begins as several others do',
    of: ({ previous, beginnings }) => yes(recurs(previous, beginnings)),
  },
  nextPeople: {
    says: 'names of people follow',
    of: ({ next }) => yes(next !== undefined && isPeople(next.marks.title)),
  },
  afterPeople: {
    says: 'follows names of people',
    of: ({ previous }) => yes(previous !== undefined && isPeople(previous.marks.title)),
  },
  nextBullet: { says: 'a bullet follows', of: ({ next }) => yes(next?.marks.bulleted === true) },
  afterSentence: {
    says: 'follows a full stop',
    of: ({ previous }) => yes(previous !== undefined && isSentence(previous)),
  },
  afterColon: {
    says: 'follows a colon',
    of: ({ previous }) => yes(previous !== undefined && ending(previous) === ':'),
  },
  afterOpen: {
    says: 'the line above breaks off',
    of: ({ previous }) =>
      yes(previous !== undefined && /^[,;–—-]?$/.test(ending(previous)) && !looksLikeTitle(previous)),
  },
  within: {
    says: 'stands within a sentence',
    of: ({ previous, next }) =>
      yes(previous !== undefined && next !== undefined && ending(previous) === '' && startsLower(next)),
  },
  afterTitle: {
    says: 'follows a line like a title',
    of: ({ previous }) => yes(previous !== undefined && looksLikeTitle(previous)),
  },
  afterShort: {
    says: 'follows a short line',
    of: ({ previous }) => yes(previous !== undefined && previous.words.length < 4),
  },
  afterLabel: {
    says: 'follows a line with a label',
    of: ({ previous }) => yes(previous !== undefined && hasLabel(previous.marks.title)),
  },
  afterBullet: { says: 'follows a bullet', of: ({ previous }) => yes(previous?.marks.bulleted === true) },
  numberAlone: {
    says: 'has a number in front, unlike the lines beside it',
    of: ({ line, previous, next }) =>
      yes(line.marks.numbered && previous?.marks.numbered !== true && next?.marks.numbered !== true),
  },
  muchShorter: {
    says: 'is much shorter than the lines beside it',
    of: ({ line, previous, next }) => yes(isShort(line, previous) && isShort(line, next)),
  },
  stoppedShort: {
    says: 'is much shorter than the lines beside it and ends in a full stop',
    of: ({ line, previous, next }) =>
      yes(ending(line) === '.' && isShort(line, previous) && isShort(line, next)),
  },
  nextVerbs: {
    says: 'a line with verbs follows',
    of: ({ next }) => yes(next?.lower.some((word) => FINITE.has(word)) === true),
  },
  echo: {
    says: 'its words come again below',
    of: ({ line, echo }) => (line.words.length <= MOST_WORDS ? echo : 0),
  },
  newWords: {
    says: 'its words are new',
    of: ({ line, known }) => (line.stems.size > 0 ? 1 - known : 0),
  },
  gapAbove: {
    says: 'an empty line stands above',
    of: ({ line, gapsTell }) => yes(gapsTell && line.gap === true),
  },
  noGapAbove: {
    says: 'no empty line stands above',
    of: ({ line, gapsTell }) => yes(gapsTell && line.gap === false),
  },
  noGapBelow: {
    says: 'no empty line stands below',
    of: ({ next, gapsTell }) => yes(gapsTell && next?.gap === false),
  },
};

export const SIGNALS: Readonly<Record<string, Signal>> = { ...OWN_SIGNALS, ...AROUND };

function isShort(line: Line, other: Line | undefined): boolean {
  return other === undefined || line.text.length < other.text.length * MUCH;
}

/** Every line of an issue with what its signals look at. */
export function placesOf(lines: readonly Line[]): readonly Place[] {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  const usualLength = lengths[lengths.length >> 1] ?? 0;
  const gaps = lines.slice(1).filter(({ gap }) => gap === true).length;
  // Where every line has an empty one above it, or none has, they say nothing.
  const gapsTell = gaps > 0 && gaps < (lines.length - 1) * 0.9;
  const lastPlaces = new Map(lines.map(({ marks }, index) => [marks.title, index]));
  const times = countsOf(lines.map(({ marks }) => marks.title));
  const beginnings = countsOf(lines.map((line) => wordAt(line, 0)));
  return lines.map((line, index) => ({
    line,
    again: lastPlaces.get(line.marks.title)! > index,
    times: times.get(line.marks.title)!,
    beginnings,
    previous: lines[index - 1],
    next: lines[index + 1],
    index,
    count: lines.length,
    usualLength,
    gapsTell,
    echo: shareOf(line, lines.slice(index + 1, index + 1 + NEAR)),
    known: shareOf(line, lines.slice(Math.max(0, index - NEAR), index)),
  }));
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Whether a line begins with a word that begins two others at least, and is no word of a sentence. */
function recurs(line: Line | undefined, beginnings: ReadonlyMap<string, number>): boolean {
  if (line === undefined) return false;
  const word = wordAt(line, 0);
  const isUsual = FUNCTION_WORDS.has(word) || PRONOUNS.has(word) || CONNECTIVES.has(word);
  return word !== '' && !isUsual && beginnings.get(word)! > 2;
}

function shareOf({ stems }: Line, others: readonly Line[]): number {
  const found = [...stems].filter((stem) => others.some((other) => other.stems.has(stem)));
  return found.length / Math.max(1, stems.size);
}
