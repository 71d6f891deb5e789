// The archive as ranking sees it: each paper's terms as numbers, in order, by title, paragraph and "asked as" line.
import type { Paper } from '../corpus/archive.ts';
import type { Counts } from './engine.ts';
import type { TextAnalysis, Token } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';
import { nameLength } from './title-index.ts';

/** The terms of a piece of text, as their numbers in `IndexedPapers.terms`. */
interface Bag {
  /** In order, stop words left out: its size is the text's length. */
  readonly terms: Uint32Array;
  /** What is searched besides: parts and joins of words, phrases of the glossary. */
  readonly extras: Uint32Array;
}

/** What the title calls the paper: all before its colon or dash, or the whole title. */
export interface Name {
  readonly words: readonly { readonly term: number; readonly parts: readonly number[] }[];
  /** Single terms that stand for all of it: its initials, or its two words as one. */
  readonly short: readonly number[];
}

export interface IndexedPaper {
  readonly paper: Paper;
  readonly name: Name;
  /** All that the paper is found by: the title twice, topics, paragraphs and "asked as" lines. */
  readonly terms: Counts;
  /** The title, each paragraph and each "asked as" line, for what stands near what. */
  readonly passages: readonly Uint32Array[];
  /** Length of all that the paper is found by. */
  readonly length: number;
}

/** All papers, made ready to be searched; `packPapers` makes plain data of it. */
export interface IndexedPapers {
  readonly papers: readonly IndexedPaper[];
  /** Every term with its number. */
  readonly terms: ReadonlyMap<string, number>;
  /** How many papers hold a term anywhere, "asked as" lines included, by the term's number. */
  readonly frequencies: Uint32Array;
  /** Every word as it is written, with its term. */
  readonly words: ReadonlyMap<string, string>;
  /** The papers' mean length, at least 1. */
  readonly meanLength: number;
}

export function indexPapers(
  papers: readonly Paper[],
  text: TextAnalysis,
  thesaurus: Thesaurus,
): IndexedPapers {
  const words = new Map<string, string>();
  const terms = new Map<string, number>();
  const numbered = (term: string): number => {
    const number = terms.get(term) ?? terms.size;
    if (number === terms.size) terms.set(term, number);
    return number;
  };
  const read = (wording: string): readonly Token[] => {
    const tokens = text.tokens(wording);
    noteWords(tokens, words);
    return tokens;
  };
  const bag = (wording: string): Bag => bagOf(read(wording), thesaurus, numbered);
  const indexed = papers.map((paper): IndexedPaper => {
    const tokens = read(paper.title);
    const title = titleBag(tokens, thesaurus, numbered);
    const passages = [title, ...[...paper.paragraphs, ...paper.askedAs].map(bag)];
    const searched = [title, bag(paper.topics.join(', ')), ...passages];
    return {
      paper,
      name: nameOf(tokens.slice(0, nameLength(paper.title, tokens)), numbered),
      terms: countsOf(searched),
      passages: passages.map((passage) => passage.terms),
      length: searched.reduce((sum, each) => sum + each.terms.length, 0),
    };
  });
  return {
    papers: indexed,
    terms,
    frequencies: paperFrequencies(indexed, terms.size),
    words,
    meanLength: Math.max(1, indexed.reduce((sum, { length }) => sum + length, 0) / (indexed.length || 1)),
  };
}

/** Also as parts of other words, which give way to the word itself. */
function noteWords(tokens: readonly Token[], words: Map<string, string>): void {
  for (const { word, term, also, stop } of tokens) {
    if (stop) continue;
    words.set(word, term);
    for (const part of also) if (!words.has(part)) words.set(part, part);
  }
}

function titleBag(tokens: readonly Token[], thesaurus: Thesaurus, numbered: (term: string) => number): Bag {
  const { terms, extras } = bagOf(tokens, thesaurus, numbered);
  return { terms, extras: Uint32Array.from([...extras, ...initialsOf(tokens).map(numbered)]) };
}

function bagOf(tokens: readonly Token[], thesaurus: Thesaurus, numbered: (term: string) => number): Bag {
  const kept = tokens.filter((token) => !token.stop);
  const extras = [
    ...kept.flatMap((token) => token.also),
    ...thesaurus.phrases(tokens).map(({ term }) => term),
  ];
  return {
    terms: Uint32Array.from(kept, (token) => numbered(token.term)),
    extras: Uint32Array.from(extras, numbered),
  };
}

function nameOf(tokens: readonly Token[], numbered: (term: string) => number): Name {
  const kept = tokens.filter((token) => !token.stop);
  const short = new Set([tokens, kept].filter(({ length }) => length >= 3 && length <= 5).map(initials));
  const [first, second] = kept;
  // "PaLM 2" is also "PaLM2".
  const joined = kept.length === 2 && first!.also.find((other) => other === first!.word + second!.word);
  if (joined) short.add(joined);
  return {
    words: kept.map(({ term, also }) => ({ term: numbered(term), parts: also.map(numbered) })),
    short: [...short].map(numbered),
  };
}

/**
 * What members shorten a title to: the initials of its runs of three to five words, with and without its stop words.
 * In capitals, which no other term is: "WKM" is looked for only where no paper has the word "wkm".
 */
function initialsOf(tokens: readonly Token[]): readonly string[] {
  const found = new Set<string>();
  for (const list of [tokens, tokens.filter((token) => !token.stop)]) {
    for (let first = 0; first < list.length; first++) {
      for (let size = 3; size <= Math.min(5, list.length - first); size++)
        found.add(initials(list.slice(first, first + size)));
    }
  }
  return [...found];
}

function initials(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word[0]!.toUpperCase()).join('');
}

function countsOf(bags: readonly Bag[]): Counts {
  const counts = new Map<number, number>();
  for (const { terms, extras } of bags)
    for (const list of [terms, extras])
      for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { terms: Uint32Array.from(counts.keys()), frequencies: Uint16Array.from(counts.values()) };
}

function paperFrequencies(papers: readonly IndexedPaper[], size: number): Uint32Array {
  const frequencies = new Uint32Array(size);
  for (const { terms } of papers) for (const term of terms.terms) frequencies[term]!++;
  return frequencies;
}
