// What was typed → its words, each with the entries that have it and how well: as it is, begun, misspelt, or in short.
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis, Token } from './text.ts';
import { acronymWeight, type Thesaurus } from './thesaurus.ts';
import type { TitleIndex } from './title-index.ts';
import { placeOf, placesFrom, wordsLike } from './title-words.ts';

/** One word that was typed, or a part of a code. */
export interface Wanted {
  /** Grammar or chatter, which counts for little. */
  readonly idle: boolean;
  /** The index's words that it may stand for, with how well they do, 0 to 1. */
  readonly words: ReadonlyMap<number, number>;
  /** Entries that have it in another way, with how well. */
  readonly entries: ReadonlyMap<number, number>;
}

/** What typed text is read with. */
export interface TypedSurroundings {
  readonly index: TitleIndex;
  /** By entry; empty where it has none. */
  readonly codes: readonly string[];
  readonly text: TextAnalysis;
  readonly thesaurus: Thesaurus;
}

/** More than anyone means to type: each word takes a fraction of a millisecond among many titles. */
const maxWords = 24;
const maxCodes = 3;
/** Figures that may be of a code: "2022", "2022-12", "12-04#2", "#2". */
const codePiece = /(?<![\p{L}\p{N}-])(?:\d[\d-]*(?:#\d*)?|#\d+)(?![\p{L}\p{N}])/gu;

/** How well an entry has a word that … */
const quality = {
  whole: 1,
  /** … it has in another form or run together: "stories" for "story", "light prof" for "LightPROF". */
  sameStem: 0.95,
  /** … is its name's initials, begins its initials, or runs through them. */
  initials: { name: 0.9, start: 0.65, inside: 0.5 },
  /** … has a long or short form of. */
  related: 0.8,
  /** … begins one of its words: so much, and the rest by how much of it is there. */
  begun: { least: 0.7, most: 0.95 },
  /** … is misspelt: so much, less the share of slips among its letters times `cost`. "Mixtral" is hardly Mistral. */
  misspelt: { whole: 0.85, begun: 0.7, cost: 1.5 },
} as const;

export function readTyped(typed: string, surroundings: TypedSurroundings): readonly Wanted[] {
  const codes: Wanted[] = [];
  const rest = typed.replace(codePiece, (piece) => {
    const entries = codes.length < maxCodes ? coded(piece, surroundings.codes) : new Map();
    if (entries.size === 0) return piece;
    // A year may stand in a title as well.
    codes.push({
      idle: false,
      words: /^\d+$/.test(piece) ? begun(piece, surroundings.index) : new Map(),
      entries,
    });
    return ' ';
  });
  const { text, thesaurus } = surroundings;
  // A bare accent is a word without letters, which every word would begin with.
  const tokens = text
    .tokens(rest)
    .filter(({ word }) => word !== '')
    .slice(0, maxWords);
  const phrases = thesaurus.phrases(tokens);
  const words = tokens.flatMap((token, i) => {
    const around = phrases.filter(({ first, last }) => first <= i && i <= last);
    const means = [token, ...around].flatMap(({ term }) => sameAs(term, thesaurus));
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    const joins = [before && before.word + token.word, after && token.word + after.word];
    return wantedOf(
      token,
      joins.filter((join) => join !== undefined),
      means,
      surroundings.index,
    );
  });
  return [...words, ...codes];
}

/** Long forms of an acronym and the like; words that are only akin are no reason to offer a title. */
function sameAs(term: string, thesaurus: Thesaurus): readonly string[] {
  return [...thesaurus.related(term)].flatMap(([other, sure]) => (sure >= acronymWeight ? [other] : []));
}

/** The entries whose code has this piece, from where a number begins. */
function coded(piece: string, codes: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (!/[-#]|^\d{4}$/.test(piece)) return found;
  const inside = piece.startsWith('#') ? piece : `-${piece}`;
  codes.forEach((code, entry) => {
    if (!code.startsWith(piece) && !code.includes(inside)) return;
    found.set(entry, code.endsWith(piece) ? quality.whole : quality.begun.most);
  });
  return found;
}

/**
 * One word, or two that were run together.
 * @param joins what it makes with its neighbours
 * @param means terms that stand for it
 */
function wantedOf(
  token: Token,
  joins: readonly string[],
  means: readonly string[],
  index: TitleIndex,
): readonly Wanted[] {
  const idle = token.stop || chatterWords.has(token.word);
  const hits = new Map(begun(token.word, index));
  const keep = (place: number, quality: number) => {
    if (place >= 0 && quality > (hits.get(place) ?? 0)) hits.set(place, quality);
  };
  keep(placeOf(token.term, index.sorted), quality.sameStem);
  for (const join of [...joins, ...token.also.filter((other) => other.length > token.word.length)])
    for (const [place, each] of begun(join, index)) keep(place, each * quality.sameStem);
  const direct = hits.size > 0;
  for (const term of means) keep(placeOf(term, index.sorted), quality.related);
  if (!direct) {
    const cut = cutInTwo(token.word, index);
    if (cut !== undefined) return cut.map((words) => ({ idle, words, entries: new Map() }));
    for (const word of new Set([token.word, token.term]))
      for (const [place, each] of misspelt(word, index)) keep(place, each);
  }
  return [{ idle, words: hits, entries: token.stop ? new Map() : initialled(token.word, !direct, index) }];
}

function begun(word: string, { sorted }: TitleIndex): ReadonlyMap<number, number> {
  const { least, most } = quality.begun;
  const hits = new Map<number, number>();
  for (const place of placesFrom(word, sorted)) {
    const share = word.length / sorted.words[place]!.length;
    hits.set(place, share === 1 ? quality.whole : least + (most - least) * share);
  }
  return hits;
}

/**
 * Short words forgive one slip, long ones two, those of three letters none; beginnings less, since much begins alike. Two
 * slips are thought of where no word is one slip away.
 */
function misspelt(word: string, { sorted }: TitleIndex): ReadonlyMap<number, number> {
  const hits = new Map<number, number>();
  const most = word.length < 4 || !/^\p{L}/u.test(word) ? 0 : word.length < 8 ? 1 : 2;
  for (let allowed = 1; allowed <= most && hits.size === 0; allowed++) {
    wordsLike(word, sorted, allowed, (place, slips, whole) => {
      if (!whole && word.length < 4 * slips + 1) return;
      // Few slip on the first letter, and words apart in it are mostly other words.
      if ((word.length < 6 || slips > 1) && sorted.words[place]![0] !== word[0]) return;
      const { [whole ? 'whole' : 'begun']: best, cost } = quality.misspelt;
      hits.set(place, best - (cost * slips) / word.length);
    });
  }
  return hits;
}

/** "tinystor" is "tiny" and the beginning of "stories", "4bit" is "4" and "bit". */
function cutInTwo(
  word: string,
  index: TitleIndex,
): readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>] | undefined {
  let best: readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>] | undefined;
  let most = 0;
  for (let cut = 1; cut < word.length; cut++) {
    const figures = [word[cut - 1]!, word[cut]!].map((letter) => /\p{N}/u.test(letter));
    if (figures[0] === figures[1] && (cut < 3 || cut > word.length - 3)) continue;
    const left = placeOf(word.slice(0, cut), index.sorted);
    if (left < 0) continue;
    const right = begun(word.slice(cut), index);
    const surest = [...right.values()].reduce((a, b) => Math.max(a, b), 0);
    if (surest <= most) continue;
    most = surest;
    best = [new Map([[left, quality.whole]]), right];
  }
  return best;
}

/**
 * The entries that a word is initials of.
 * @param inside whether initials from the middle of a title count, too
 */
function initialled(
  word: string,
  inside: boolean,
  { initials, lines }: TitleIndex,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (word.length < 3 || word.length > 8) return found;
  for (let at = initials.indexOf(word); at >= 0; at = initials.indexOf(word, at + 1)) {
    const begins = initials[at - 1] === '\n';
    if (!begins && !inside) continue;
    const ends = /[:\n]/.test(initials[at + word.length]!);
    const value = quality.initials[begins ? (ends ? 'name' : 'start') : 'inside'];
    const entry = lineOf(at, lines);
    found.set(entry, Math.max(value, found.get(entry) ?? 0));
  }
  return found;
}

/** The entry whose lines hold this place. */
function lineOf(at: number, lines: Uint32Array): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
