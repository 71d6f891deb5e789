// The archive as ranking sees it: each paper's terms, by title, paragraph and "asked as" line.
import type { Paper } from '../corpus/archive.ts';
import type { TextAnalysis, Token } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';

/** The terms of a piece of text. */
export interface Bag {
  readonly frequencies: ReadonlyMap<string, number>;
  /** How many terms, repetitions counted. */
  readonly length: number;
  /** Pairs of neighbouring terms, as "a b". */
  readonly pairs: ReadonlySet<string>;
}

export interface IndexedPaper {
  readonly paper: Paper;
  /** The title twice, topics and paragraphs. */
  readonly whole: Bag;
  readonly title: Bag;
  readonly paragraphs: readonly Bag[];
  readonly askedAs: readonly Bag[];
}

export interface IndexedPapers {
  readonly papers: readonly IndexedPaper[];
  /** How many papers hold a term anywhere, "asked as" lines included. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Every word as it is written, with its term. */
  readonly words: ReadonlyMap<string, string>;
  /** Mean lengths of the bags, each at least 1. */
  readonly meanLength: { readonly whole: number; readonly paragraph: number; readonly askedAs: number };
}

export function indexPapers(
  papers: readonly Paper[],
  text: TextAnalysis,
  thesaurus: Thesaurus,
): IndexedPapers {
  const words = new Map<string, string>();
  const read = (wording: string): readonly Token[] => {
    const tokens = text.tokens(wording);
    for (const token of tokens) if (!token.stop && !words.has(token.word)) words.set(token.word, token.term);
    return tokens;
  };
  const bag = (wording: string): Bag => bagOf(read(wording), thesaurus);

  const indexed = papers.map((paper) => {
    const title = bag(paper.title);
    const paragraphs = paper.paragraphs.map(bag);
    const askedAs = paper.askedAs.map(bag);
    return {
      paper,
      title,
      paragraphs,
      askedAs,
      whole: together([title, title, bag(paper.topics.join(', ')), ...paragraphs]),
    };
  });
  return { papers: indexed, words, frequencies: paperFrequencies(indexed), meanLength: meanLengths(indexed) };
}

/** The terms of some words in order: stop words left out, parts, joins and phrases put in. */
export function bagOf(tokens: readonly Token[], thesaurus: Thesaurus): Bag {
  const frequencies = new Map<string, number>();
  const pairs = new Set<string>();
  let length = 0;
  let previous: string | undefined;
  const count = (term: string) => frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  for (const token of tokens) {
    if (token.stop) continue;
    count(token.term);
    length++;
    for (const term of token.also) count(term);
    if (previous !== undefined) pairs.add(`${previous} ${token.term}`);
    previous = token.term;
  }
  for (const phrase of thesaurus.phrases(tokens)) count(phrase.term);
  return { frequencies, length, pairs };
}

function together(bags: readonly Bag[]): Bag {
  const frequencies = new Map<string, number>();
  for (const bag of bags)
    for (const [term, n] of bag.frequencies) frequencies.set(term, (frequencies.get(term) ?? 0) + n);
  return {
    frequencies,
    length: bags.reduce((sum, bag) => sum + bag.length, 0),
    pairs: new Set(bags.flatMap((bag) => [...bag.pairs])),
  };
}

function paperFrequencies(papers: readonly IndexedPaper[]): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const { whole, askedAs } of papers) {
    const terms = new Set([
      ...whole.frequencies.keys(),
      ...askedAs.flatMap((bag) => [...bag.frequencies.keys()]),
    ]);
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return frequencies;
}

function meanLengths(papers: readonly IndexedPaper[]): IndexedPapers['meanLength'] {
  const mean = (bags: readonly Bag[]) =>
    Math.max(1, bags.reduce((sum, bag) => sum + bag.length, 0) / (bags.length || 1));
  return {
    whole: mean(papers.map((paper) => paper.whole)),
    paragraph: mean(papers.flatMap((paper) => paper.paragraphs)),
    askedAs: mean(papers.flatMap((paper) => paper.askedAs)),
  };
}
