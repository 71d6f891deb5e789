// A line on its own → named numbers from 0 to 1 that speak for or against a title.

import { readDate } from './dates.ts';
import { dangles, ending, type Line, type Signal } from './titles-line.ts';
import {
  hasLabel,
  isAskedThenNamed,
  isBracketed,
  isCaption,
  isCitation,
  isClosing,
  isGreeting,
  isNameColon,
  isPart,
  isPeople,
  isSection,
  isSponsor,
  isWordColon,
} from './titles-phrases.ts';
import {
  CONNECTIVES,
  FIELD,
  FINITE,
  OPENERS,
  PRONOUNS,
  QUESTION_WORDS,
  RELATIVE,
  SUMMARY_VERBS,
} from './titles-words.ts';

export const yes = (condition: boolean): number => (condition ? 1 : 0);
const share = (count: number, most: number): number => Math.min(count, most) / most;
const countIn = (words: readonly string[], list: ReadonlySet<string>): number =>
  words.filter((word) => list.has(word)).length;

const CODE = /[{}=<>^⊙∑∏√≤≥∈]|\w\(\w*\)|->|=>|0x[\da-f]|\bdef \w|\w_\w|^\W*$|`/i;
export function wordAt({ lower }: Line, i: number): string {
  return lower[i] ?? '';
}

export function startsLower({ marks }: Line): boolean {
  return /^["“'‘([]?\p{Ll}/u.test(marks.title) && !/^["“]?\p{Ll}+[\p{Lu}\d]/u.test(marks.title);
}

/** “Do We Need It? A Study of What Is Left” is none. */
function sentenceCount({ marks }: Line): number {
  if (isAskedThenNamed(marks.title)) return 1;
  return 1 + (marks.title.match(/[\p{Ll}\d)\]”"][.!?]["”’)]{0,2} ["“(]?[\p{Lu}\d]/gu)?.length ?? 0);
}

function hardlyWords({ marks: { title } }: Line): boolean {
  const parts = title.split(' ');
  return parts.filter((part) => /\p{L}{2}/u.test(part) && !/[=<>{}\\]/.test(part)).length < parts.length / 2;
}

export function isSentence(line: Line): boolean {
  return ending(line) === '.' || ending(line) === '!' || sentenceCount(line) > 1;
}

// Looking for a day costs more than all else: only short lines with a year are headings of an issue.
function namesDay({ text, words }: Line): boolean {
  return words.length <= 14 && /(?:199|20\d|210)\d/.test(text) && readDate(text).length > 0;
}

function isPhrase({ lower }: Line): boolean {
  return !lower.some((word, i) => FINITE.has(word) || isPersonal(word) || (i > 0 && word.endsWith('ed')));
}

function isPersonal(word: string): boolean {
  return PRONOUNS.has(word) && !RELATIVE.has(word);
}

/** Of the line alone. */
export const OWN_SIGNALS: Readonly<Record<string, Signal>> = {
  star: { says: 'has a star', of: ({ line }) => yes(line.marks.starred) },
  number: { says: 'has a number in front', of: ({ line }) => yes(line.marks.numbered) },
  bullet: { says: 'has a bullet', of: ({ line }) => yes(line.marks.bulleted) },
  readingTime: { says: 'tells a reading time', of: ({ line }) => yes(line.marks.readingTime !== '') },
  fullStop: { says: 'ends in a full stop', of: ({ line }) => yes(ending(line) === '.') },
  question: { says: 'ends in a question mark', of: ({ line }) => yes(ending(line) === '?') },
  exclamation: { says: 'ends in an exclamation mark', of: ({ line }) => yes(ending(line) === '!') },
  colonEnd: { says: 'ends in a colon', of: ({ line }) => yes(ending(line) === ':') },
  joint: { says: 'breaks off in a comma or a dash', of: ({ line }) => yes(/[,;…–—-]/.test(ending(line))) },
  dangling: { says: 'breaks off in the middle of a sentence', of: ({ line }) => yes(dangles(line)) },
  fewLetters: { says: 'is hardly made of words', of: ({ line }) => yes(hardlyWords(line)) },
  noStop: { says: 'ends without punctuation', of: ({ line }) => yes(ending(line) === '') },
  sentences: { says: 'has several sentences', of: ({ line }) => yes(sentenceCount(line) > 1) },
  smallStart: { says: 'begins with a small letter', of: ({ line }) => yes(startsLower(line)) },
  oddStart: {
    says: 'begins with no letter',
    of: ({ line }) => yes(/^[^\p{L}\d"“‘'$]/u.test(line.marks.title)),
  },
  quoteStart: { says: 'begins with a quotation', of: ({ line }) => yes(/^["“‘]/.test(line.marks.title)) },
  oneWord: { says: 'is one word', of: ({ line }) => yes(line.words.length <= 1) },
  fewWords: {
    says: 'is two or three words',
    of: ({ line }) => yes(line.words.length === 2 || line.words.length === 3),
  },
  usualWords: {
    says: 'is as long as titles are',
    of: ({ line }) => yes(line.words.length >= 4 && line.words.length <= 14),
  },
  manyWords: { says: 'is long', of: ({ line }) => yes(line.words.length >= 15 && line.words.length <= 22) },
  tooManyWords: { says: 'is far too long', of: ({ line }) => yes(line.words.length > 22) },
  capitals: { says: 'most words have capitals', of: ({ line }) => yes((line.capitals ?? 0) >= 0.8) },
  capitalShare: { says: 'has capitals', of: ({ line }) => line.capitals ?? 0.5 },
  fewCapitals: {
    says: 'has few capitals',
    of: ({ line }) => yes((line.capitals ?? 1) < 0.35 && line.words.length >= 4),
  },
  shouting: {
    says: 'is all capitals',
    of: ({ line }) => yes(line.words.length > 2 && !/\p{Ll}/u.test(line.marks.title)),
  },
  nameFirst: {
    says: 'begins with a name',
    of: ({ line }) => yes(/^(?:\p{L}*\p{Ll}-?\p{Lu}|\p{Lu}{2}|\p{L}+-?\d)/u.test(line.words[0] ?? '')),
  },
  nameColon: {
    says: 'has the form “Name: Title”',
    of: ({ line }) => yes(isNameColon(line.marks.title)),
  },
  wordColon: {
    says: 'has the form “Name: small letters”',
    of: ({ line }) => yes(isWordColon(line.marks.title)),
  },
  askedThenNamed: {
    says: 'has the form “Question? Title”',
    of: ({ line }) => yes(isAskedThenNamed(line.marks.title)),
  },
  label: { says: 'begins with a label', of: ({ line }) => yes(hasLabel(line.marks.title)) },
  pronounStart: { says: 'begins as a sentence does', of: ({ line }) => yes(PRONOUNS.has(wordAt(line, 0))) },
  connectiveStart: {
    says: 'begins with a word that joins sentences',
    of: ({ line }) => yes(CONNECTIVES.has(wordAt(line, 0)) || /^\p{L}+ly,/u.test(line.marks.title)),
  },
  questionStart: {
    says: 'begins as a question does',
    of: ({ line }) => yes(QUESTION_WORDS.has(wordAt(line, 0))),
  },
  verbStart: { says: 'begins with a verb', of: ({ line }) => yes(SUMMARY_VERBS.has(wordAt(line, 0))) },
  gerundStart: {
    says: 'begins with an -ing word',
    of: ({ line }) => yes(/^\p{L}{2,}ing$/u.test(wordAt(line, 0))),
  },
  opener: { says: 'begins as titles do', of: ({ line }) => yes(OPENERS.has(wordAt(line, 0))) },
  pronouns: {
    says: 'has words such as “they” and “it”',
    of: ({ line }) => share(line.lower.slice(1).filter(isPersonal).length, 2),
  },
  verbs: { says: 'has verbs as sentences do', of: ({ line }) => share(countIn(line.lower, FINITE), 2) },
  phrase: {
    says: 'has no verb',
    of: ({ line }) =>
      yes(line.words.length > 1 && line.words.length <= 22 && sentenceCount(line) === 1 && isPhrase(line)),
  },
  stoppedPhrase: {
    says: 'has no verb and ends in a full stop',
    of: ({ line }) => yes(ending(line) === '.' && line.words.length > 1 && isPhrase(line)),
  },
  field: { says: 'has words of the field', of: ({ line }) => share(countIn(line.lower, FIELD), 3) },
  via: {
    says: 'has a word such as “via”',
    of: ({ line }) => yes(/\b(?:via|towards?|for|using|with)\b/i.test(line.text)),
  },
  commas: { says: 'has several commas', of: ({ line }) => share(line.text.split(',').length - 1, 3) },
  brackets: { says: 'has brackets', of: ({ line }) => yes(/[([]/.test(line.marks.title)) },
  aside: { says: 'has a dash or semicolon', of: ({ line }) => yes(/;|—|\s[–-]\s/.test(line.marks.title)) },
  figures: { says: 'gives figures', of: ({ line }) => yes(/\d%|\d[x×]\b|~\d|\d\.\d/.test(line.text)) },
  address: {
    says: 'has an address',
    of: ({ line }) => yes(/https?:|www\.|\b\w+\.(?:com|org|io)\b/i.test(line.text)),
  },
  date: { says: 'names a day', of: ({ line }) => yes(namesDay(line)) },
  code: { says: 'looks like code', of: ({ line }) => yes(CODE.test(line.text)) },
  sponsor: { says: 'names a sponsor', of: ({ line }) => yes(isSponsor(line.text)) },
  greeting: { says: 'greets', of: ({ line }) => yes(isGreeting(line.text)) },
  closing: { says: 'says goodbye', of: ({ line }) => yes(isClosing(line.marks.title)) },
  part: { says: 'is the name of a part of a summary', of: ({ line }) => yes(isPart(line.marks.title)) },
  people: { says: 'is made of names of people', of: ({ line }) => yes(isPeople(line.marks.title)) },
  citation: { says: 'cites a paper', of: ({ line }) => yes(isCitation(line.text)) },
  caption: { says: 'says what a picture shows', of: ({ line }) => yes(isCaption(line.text)) },
  bracketed: { says: 'stands in brackets', of: ({ line }) => yes(isBracketed(line.text)) },
  section: { says: 'is the name of a section', of: ({ line }) => yes(isSection(line.text)) },
};
