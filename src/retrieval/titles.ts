// A name as far as it is typed → the things that are called so, best first: autocomplete, and "did you mean".
import type { Issue, Paper } from '../corpus/archive.ts';
import type { TextAnalysis } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';
import { indexTitles, nameLength, type Titled, type TitleIndex } from './title-index.ts';
import { readTyped, type Wanted } from './title-typed.ts';

export type { Titled } from './title-index.ts';

export interface TitleMatch<T> {
  readonly entry: T;
  /** How much of what was typed it has, weighed by rarity: about 0 to 1. */
  readonly fit: number;
}

/** What was meant; or what may have been, best first. */
export type Resolved<T> =
  /** `exact`: by its code, its title or its name. */
  | { readonly kind: 'found'; readonly entry: T; readonly exact: boolean }
  | { readonly kind: 'candidates'; readonly candidates: readonly T[] };

export interface Titles<T> {
  /**
   * The best matches for what was typed so far: words of the title in any order, each as far as it is typed, slips
   * forgiven; initials of the title; a part of the code. Where nothing was typed, the entries in their order.
   */
  lookUp(typed: string, limit: number): readonly TitleMatch<T>[];
  /** The only one of this code, or title, or name before its title's colon; or one that fits far better than others. */
  resolve(typed: string, limit: number): Resolved<T>;
}

/** No title is longer than the loader takes, in UTF-16 units. */
const maxTyped = 300;
/** How much a word of grammar or chatter counts beside another as rare. */
const idleShare = 0.1;
/** What it is worth that a word stands where the title's beginning, or the word before it, would have it. */
const inPlaceBonus = 0.05;
/** What it is worth in the order that all words of the title were typed, or all of its name from its beginning on. */
const titleBonus = 0.1;
const nameBonus = 0.1;
/** What fits less than this, or less than this share of the best, is left out. */
const leastFit = 0.3;
const leastShare = 0.5;
/** What is meant fits at least so well, and the next best no better than this share of it. */
const sureFit = 0.7;
const rivalShare = 0.75;
/** Among so many are all that have the same title. */
const rivals = 25;

/** The order to offer papers in: starred ones first, then the newest issue first, as they stand in it. */
export function papersToBrowse(issues: readonly Issue[]): readonly Paper[] {
  const newestFirst = issues.toReversed().flatMap(({ papers }) => papers);
  return [...newestFirst.filter(({ starred }) => starred), ...newestFirst.filter(({ starred }) => !starred)];
}

/** @param entries in the order that breaks ties; `index` is what `indexTitles` made of them. */
export function createTitles<T extends Titled>(
  entries: readonly T[],
  text: TextAnalysis,
  thesaurus: Thesaurus,
  index: TitleIndex = indexTitles(entries, text, thesaurus),
): Titles<T> {
  const codes = entries.map(({ code }) => code ?? '');

  function lookUp(typed: string, limit: number): readonly TitleMatch<T>[] {
    const start = typed.slice(0, maxTyped);
    if (start.trim() === '') return entries.slice(0, Math.max(0, limit)).map((entry) => ({ entry, fit: 0 }));
    const { fits, ranks } = weigh(readTyped(start, { index, codes, text, thesaurus }), index);
    const best = bestOf(ranks, limit);
    const least = Math.max(leastFit, leastShare * (fits[best[0] ?? -1] ?? 0));
    return best
      .map((entry) => ({ entry: entries[entry]!, fit: fits[entry]! }))
      .filter(({ fit }) => fit >= least);
  }

  function resolve(typed: string, limit: number): Resolved<T> {
    const name = typed.trim();
    const coded = codes.indexOf(name);
    if (name !== '' && coded >= 0) return { kind: 'found', entry: entries[coded]!, exact: true };
    const matches = lookUp(name, Math.max(limit, rivals));
    const words = text.tokens(name).map(({ word }) => word);
    const calledSo = (whole: boolean) =>
      matches.filter(({ entry: { title } }) => {
        const tokens = text.tokens(title);
        const length = whole ? tokens.length : nameLength(title, tokens);
        return length === words.length && words.every((word, i) => word === tokens[i]!.word);
      });
    for (const same of words.length === 0 ? [] : [calledSo(true), calledSo(false)])
      if (same.length === 1) return { kind: 'found', entry: same[0]!.entry, exact: true };
    const [first, second] = matches;
    if (first && first.fit >= sureFit && (second?.fit ?? 0) <= rivalShare * first.fit)
      return { kind: 'found', entry: first.entry, exact: false };
    return { kind: 'candidates', candidates: matches.slice(0, limit).map(({ entry }) => entry) };
  }

  return { lookUp, resolve };
}

/** By entry: how much it has of what is wanted, and that with what its order depends on besides. */
function weigh(wanted: readonly Wanted[], index: TitleIndex) {
  const size = index.lengths.length;
  const [fits, ranks] = [new Float64Array(size), new Float64Array(size)];
  // Of each entry the place of the last word that it has, and how many it has …
  const [last, hits] = [new Int16Array(size).fill(-1), new Uint8Array(size)];
  // … and of the word in hand.
  const [gained, at] = [new Float64Array(size), new Int16Array(size)];
  let weights = 0;
  for (const each of wanted) {
    const holders = gain(each, index, last, gained.fill(0), at);
    const weight = Math.log1p(size / (1 + holders)) * (each.idle ? idleShare : 1);
    weights += weight;
    for (let entry = 0; holders > 0 && entry < size; entry++) {
      if (gained[entry] === 0) continue;
      fits[entry]! += weight * gained[entry]!;
      if (each.words.size === 0) continue;
      last[entry] = at[entry]!;
      hits[entry]!++;
    }
  }
  for (let entry = 0; entry < size; entry++) {
    if (fits[entry] === 0) continue;
    fits[entry]! /= weights;
    const [named, hit] = [index.named[entry]!, hits[entry]!];
    const wholeName = hit === named && hit === wanted.length && last[entry] === named - 1;
    const wholeTitle = hit > 0 && hit >= index.lengths[entry]!;
    ranks[entry] = fits[entry]! + (wholeTitle ? titleBonus : 0) + (wholeName ? nameBonus : 0);
  }
  return { fits, ranks };
}

/** Tells how well each entry has one word, and at which place of its title; how many have it comes back. */
function gain(
  { words, entries }: Wanted,
  { starts, entries: holders, places }: TitleIndex,
  last: Int16Array,
  gained: Float64Array,
  at: Int16Array,
): number {
  let count = 0;
  const keep = (entry: number, quality: number, place: number) => {
    const value = quality + (place === last[entry]! + 1 ? inPlaceBonus : 0);
    if (value <= gained[entry]!) return;
    if (gained[entry] === 0) count++;
    gained[entry] = value;
    at[entry] = place;
  };
  for (const [word, quality] of words)
    for (let i = starts[word]!; i < starts[word + 1]!; i++) keep(holders[i]!, quality, places[i]!);
  for (const [entry, quality] of entries) keep(entry, quality, 0);
  return count;
}

/** The places of the highest numbers above 0, highest first, at most `limit`; ties: the earlier place. */
function bestOf(numbers: Float64Array, limit: number): readonly number[] {
  const best: number[] = [];
  for (let place = 0; place < numbers.length; place++) {
    if (
      numbers[place]! <= (best.length < limit ? 0 : (numbers[best.at(-1) ?? -1] ?? Number.POSITIVE_INFINITY))
    )
      continue;
    let at = best.length;
    while (at > 0 && numbers[best[at - 1]!]! < numbers[place]!) at--;
    best.splice(at, 0, place);
    if (best.length > limit) best.pop();
  }
  return best;
}
