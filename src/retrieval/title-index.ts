// Titles → plain data to look them up in: their words, sorted, with the titles that hold them, and their initials.
import type { TextAnalysis, Token } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';
import { type SortedWords, sortWords } from './title-words.ts';

/** What can be looked up. */
export interface Titled {
  readonly title: string;
  /** A date, or a date and a place: found by any part of it that begins where a number does. */
  readonly code?: string;
  /** Other words that it is found by. */
  readonly also?: string;
}

/** Entries go by their places in the list that was indexed. */
export interface TitleIndex {
  readonly sorted: SortedWords;
  /** The entries that hold word w, and where in their titles: `entries` and `places` from `starts[w]` to `starts[w + 1]`. */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
  readonly places: Uint8Array;
  /** How many words a title has, and how many of them are its name. */
  readonly lengths: Uint8Array;
  readonly named: Uint8Array;
  /** Of each entry a line with the initials of its words and one without those of grammar, a colon after its name. */
  readonly initials: string;
  /** Where in `initials` an entry's lines begin. */
  readonly lines: Uint32Array;
}

/** Places in a title are told apart up to here. */
const lastPlace = 255;

export function indexTitles(titles: readonly Titled[], text: TextAnalysis, thesaurus: Thesaurus): TitleIndex {
  const holders = new Map<string, number[]>();
  const [lengths, named] = [new Uint8Array(titles.length), new Uint8Array(titles.length)];
  const lines = new Uint32Array(titles.length);
  let initials = '';
  titles.forEach(({ title, also }, entry) => {
    const tokens = text.tokens(title);
    const more = also === undefined ? [] : text.tokens(also);
    for (const [word, place] of wordsOf(tokens, more, thesaurus)) {
      const postings = holders.get(word);
      if (postings === undefined) holders.set(word, [entry, place]);
      else postings.push(entry, place);
    }
    lengths[entry] = Math.min(tokens.length, lastPlace);
    named[entry] = Math.min(nameLength(title, tokens), lastPlace);
    lines[entry] = initials.length;
    initials += `\n${initialsOf(tokens, named[entry]!, true)}\n${initialsOf(tokens, named[entry]!, false)}`;
  });
  return { ...postingsOf(holders), lengths, named, initials: `${initials}\n`, lines };
}

/** How many of a title's words are what the paper is called: those before its colon or dash, or all. */
export function nameLength(title: string, tokens: readonly Token[]): number {
  const nameEnd = title.search(/:|[—–]| - /);
  return nameEnd < 0 ? tokens.length : tokens.filter(({ end }) => end <= nameEnd).length;
}

/** Each word by which a title is found, with its place. */
function* wordsOf(
  tokens: readonly Token[],
  more: readonly Token[],
  thesaurus: Thesaurus,
): Generator<[string, number]> {
  for (const [i, { word, term, also }] of [...tokens, ...more].entries()) {
    const place = Math.min(i, lastPlace);
    for (const each of new Set([word, term, ...also])) yield [each, place];
  }
  for (const list of [tokens, more])
    for (const { term, first } of thesaurus.phrases(list)) yield [term, Math.min(first, lastPlace)];
}

function postingsOf(holders: ReadonlyMap<string, readonly number[]>) {
  const sorted = sortWords(holders.keys());
  const starts = new Uint32Array(sorted.words.length + 1);
  sorted.words.forEach((word, i) => {
    starts[i + 1] = starts[i]! + holders.get(word)!.length / 2;
  });
  const entries = new Uint32Array(starts.at(-1)!);
  const places = new Uint8Array(starts.at(-1)!);
  sorted.words.forEach((word, i) => {
    const pairs = holders.get(word)!;
    for (let pair = 0; pair < pairs.length / 2; pair++) {
      entries[starts[i]! + pair] = pairs[2 * pair]!;
      places[starts[i]! + pair] = pairs[2 * pair + 1]!;
    }
  });
  return { sorted, starts, entries, places };
}

function initialsOf(tokens: readonly Token[], named: number, all: boolean): string {
  return tokens
    .map(({ word, stop }, i) => (all || !stop ? word.slice(0, 1) : '') + (i === named - 1 ? ':' : ''))
    .join('');
}
