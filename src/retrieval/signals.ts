// Signals: what speaks for one paper as the answer to one question, each a number from 0 to about 1.

import { bm25, inverseDocumentFrequency, saturation } from './bm25.ts';
import type { Concept } from './concepts.ts';
import type { Counts } from './engine.ts';
import { calledShare, namedShare, type Spoken, spokenOf } from './naming.ts';
import type { IndexedPaper, IndexedPapers } from './papers.ts';

/** What each signal says of a paper; the scorer's weights have the same names. */
export const signalNames = ['meaning', 'named', 'called', 'near'] as const;
export type SignalName = (typeof signalNames)[number];
export type Signals = Readonly<Record<SignalName, number>>;

/** A question made ready to be compared with many papers. */
export interface Probe {
  readonly concepts: readonly WeighedConcept[];
  /** The concepts' weights together. */
  readonly weight: number;
  /** By a term's number: its place in the lists of counts, counted from 1; 0 for a term that was not asked for. */
  readonly slots: Uint16Array;
  /** How long the lists of counts are. */
  readonly size: number;
  readonly spoken: Spoken;
  /** Neighbours in the question that both stand in the archive. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
}

interface WeighedConcept {
  readonly weight: number;
  readonly direct: readonly WeighedTerm[];
  readonly related: readonly WeighedTerm[];
}

interface WeighedTerm {
  readonly slot: number;
  /** How surely it stands for the concept, 0 to 1. */
  readonly share: number;
  /** What a paper full of this term would gain. */
  readonly gain: number;
}

/** What each related term that stands in a paper adds besides, be it the best or not. */
const furtherShare = 0.3;
/** To what power it counts how much of a name is said: half a name says next to nothing. */
const namedPower = 4;
/** How far apart in a text two of the question's neighbours may stand. */
const nearWindow = 3;

export function probeOf(concepts: readonly Concept[], index: IndexedPapers): Probe {
  const slots = new Uint16Array(index.terms.size);
  let size = 1;
  const idf = (number: number) => inverseDocumentFrequency(index.papers.length, index.frequencies[number]!);
  const weigh = (
    terms: ReadonlyMap<string, number>,
    most: (term: number) => number,
  ): readonly WeighedTerm[] =>
    [...terms].flatMap(([term, share]) => {
      const number = index.terms.get(term);
      if (number === undefined) return [];
      if (slots[number] === 0) slots[number] = size++;
      return [{ slot: slots[number]!, share, gain: share * most(number) }];
    });
  const weighed = concepts.map(({ weight, direct, related }) => ({
    weight,
    direct: weigh(direct, (term) => Math.min(weight, idf(term))),
    // How rare a stand-in is says nothing of the question: it gains what the word itself would.
    related: weigh(related, () => weight),
  }));
  return {
    concepts: weighed,
    weight: weighed.reduce((sum, { weight }) => sum + weight, 0),
    slots,
    size,
    spoken: spokenOf(concepts, index.terms),
    pairs: neighbours(weighed),
  };
}

/** All signals of one paper, and how much of the question's weight it has at all, 0 to 1. */
export function signalsOf(
  probe: Probe,
  paper: IndexedPaper,
  index: IndexedPapers,
): { readonly signals: Signals; readonly covered: number } {
  const counts = countOf(probe, paper.terms);
  const length = paper.length / index.meanLength;
  const { name } = paper;
  const signals = {
    meaning: meaningSum(probe, counts, length),
    named: namedShare(probe.spoken, name, index) ** namedPower,
    called: calledShare(probe.spoken, name, index),
    near: nearShare(probe, paper.passages),
  };
  return { signals, covered: coveredShare(probe, counts) };
}

/**
 * BM25 as a share of the most that the question could give, with the glossary's words standing in for its own: each
 * concept counts its best term, and a little of the related ones besides.
 */
function meaningSum({ concepts, weight }: Probe, counts: Uint16Array, length: number): number {
  let sum = 0;
  for (const { direct, related } of concepts) {
    sum += Math.max(best(direct, counts, length), best(related, counts, length));
    for (const term of related) sum += furtherShare * gainOf(term, counts, length);
  }
  return weight > 0 ? sum / weight : 0;
}

function best(terms: readonly WeighedTerm[], counts: Uint16Array, length: number): number {
  let most = 0;
  for (const term of terms) most = Math.max(most, gainOf(term, counts, length));
  return most;
}

function gainOf({ slot, gain }: WeighedTerm, counts: Uint16Array, length: number): number {
  const frequency = counts[slot]!;
  return frequency === 0 ? 0 : (gain * saturation(frequency, length)) / (bm25.k + 1);
}

/** Each concept counts as surely as the surest of its terms that stand in the paper. */
function coveredShare({ concepts, weight }: Probe, counts: Uint16Array): number {
  let sum = 0;
  for (const concept of concepts) {
    let surest = 0;
    for (const terms of [concept.direct, concept.related])
      for (const { slot, share } of terms) if (share > surest && counts[slot]! > 0) surest = share;
    sum += concept.weight * surest;
  }
  return weight > 0 ? sum / weight : 0;
}

/** How many of the question's neighbouring words stand near each other in the paper, weighed by the rarer's rarity. */
function nearShare({ pairs, slots, size }: Probe, passages: readonly Uint32Array[]): number {
  if (pairs.length === 0) return 0;
  const found = new Set<number>();
  const lastAt = new Int32Array(size);
  for (const terms of passages) {
    lastAt.fill(-nearWindow - 1);
    for (let at = 0; at < terms.length; at++) {
      const slot = slots[terms[at]!]!;
      if (slot === 0) continue;
      for (let i = 0; i < pairs.length; i++) {
        const { a, b } = pairs[i]!;
        const other = slot === a ? b : slot === b ? a : 0;
        if (other > 0 && at - lastAt[other]! <= nearWindow) found.add(i);
      }
      lastAt[slot] = at;
    }
  }
  const sum = (chosen: Iterable<number>) => [...chosen].reduce((total, i) => total + pairs[i]!.weight, 0);
  return sum(found) / sum(pairs.keys());
}

function neighbours(concepts: readonly WeighedConcept[]): Probe['pairs'] {
  return concepts.slice(1).flatMap(({ direct, weight }, i) => {
    const before = concepts[i]!;
    const [a, b] = [before.direct[0], direct[0]];
    return a && b ? [{ a: a.slot, b: b.slot, weight: Math.min(before.weight, weight) }] : [];
  });
}

function countOf({ slots, size }: Probe, { terms, frequencies }: Counts): Uint16Array {
  const counts = new Uint16Array(size);
  for (let i = 0; i < terms.length; i++) {
    const slot = slots[terms[i]!]!;
    if (slot > 0) counts[slot] = frequencies[i]!;
  }
  return counts;
}
