// Two signals of a name: how much of what a paper is called the question says, and whether it says it in one piece.

import { inverseDocumentFrequency } from './bm25.ts';
import type { Concept } from './concepts.ts';
import type { IndexedPapers, Name } from './papers.ts';

/** A question as names are looked for in it: numbers of terms. */
export interface Spoken {
  /** Every term that stands directly for a word of the question. */
  readonly anywhere: ReadonlySet<number>;
  /**
   * Of each word in turn, stop words left out: the terms that surely stand for it. None for what the question's subject
   * is only compared with: "how does X differ from LoRA" names LoRA, and is about X.
   */
  readonly inTurn: readonly ReadonlySet<number>[];
}

/** How sure a term must be to name a paper in one piece: a word itself, a join, or initials, but no typo and no part. */
const surelySaid = 0.9;
/** To what power a name's rarity counts, so that plain words ("Agents") hardly name the paper that has them for a name. */
const rarityPower = 4;

export function spokenOf(concepts: readonly Concept[], terms: IndexedPapers['terms']): Spoken {
  const anywhere = new Set<number>();
  const inTurn: Set<number>[] = [];
  for (const { direct, places, compared } of concepts) {
    const sure = new Set<number>();
    for (const [term, share] of direct) {
      const number = terms.get(term);
      if (number === undefined) continue;
      anywhere.add(number);
      if (share >= surelySaid && !compared) sure.add(number);
    }
    for (const place of places) inTurn[place] = sure;
  }
  // A question may have more words than concepts are made of.
  return { anywhere, inTurn: Array.from(inTurn, (sure) => sure ?? new Set()) };
}

/** How much of the paper's name the question says, in any order, weighed by rarity. */
export function namedShare({ anywhere }: Spoken, { words, short }: Name, index: IndexedPapers): number {
  const said = (term: number) => anywhere.has(term);
  if (short.some(said)) return 1;
  let all = 0;
  let hit = 0;
  for (const { term, parts } of words) {
    const rarity = rarityOf(term, index);
    all += rarity;
    // "LLM" alone is not all of "LLM2LLM".
    if (said(term) || (new Set(parts).size > 1 && parts.every(said))) hit += rarity;
  }
  return all > 0 ? hit / all : 0;
}

/**
 * Whether the question says the paper's whole name, or what it is shortened to, in one piece: nearly 1 for a name with
 * a word that no other paper has, nearly 0 for one of common words, 0 where it is not said.
 */
export function calledShare({ inTurn }: Spoken, { words, short }: Name, index: IndexedPapers): number {
  const initials = short.find((term) => inTurn.some((said) => said.has(term)));
  const isSaidFrom = (first: number) => words.every(({ term }, i) => inTurn[first + i]?.has(term) === true);
  const rarity =
    initials !== undefined
      ? rarityOf(initials, index)
      : words.length > 0 && inTurn.some((_, place) => isSaidFrom(place))
        ? words.reduce((sum, { term }) => sum + rarityOf(term, index), 0)
        : 0;
  return Math.min(1, rarity / inverseDocumentFrequency(index.papers.length, 1)) ** rarityPower;
}

function rarityOf(term: number, { papers, frequencies }: IndexedPapers): number {
  return inverseDocumentFrequency(papers.length, frequencies[term]!);
}
