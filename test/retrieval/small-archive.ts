// Archives small enough to work their ranking out by hand, written as tables.

import type { Archive, Glossary, Paper } from '../../src/corpus/archive.ts';
import type { Weights } from '../../src/retrieval/scorer.ts';
import { createSearch, type Search } from '../../src/retrieval/search.ts';
import { createTextAnalysis } from '../../src/retrieval/text.ts';

export interface Row {
  readonly title: string;
  readonly summary: string | readonly string[];
  readonly topics?: readonly string[];
  readonly askedAs?: readonly string[];
  /** `2022-12-04` by default. */
  readonly issue?: string;
}

export interface Words {
  readonly acronyms?: Readonly<Record<string, readonly string[]>>;
  readonly synonyms?: readonly (readonly string[])[];
}

/** Every signal alike: what a test of one signal stands on must not move when the shipped weights are fitted anew. */
export const evenWeights: Weights = {
  ranking: { meaning: 1, named: 1, called: 1, near: 1 },
  confidence: { bias: -4, score: 1, lead: 1, covered: 4, said: 1 },
};

/** One for all: wink-nlp takes longer each time that it is started in one process, and fails at the 21st. */
export const text = createTextAnalysis();

export function glossaryOf({ acronyms = {}, synonyms = [] }: Words = {}): Glossary {
  return { acronyms: new Map(Object.entries(acronyms)), synonyms };
}

/** Papers in the order of their rows: the first of an issue is its `#1`. */
export function papersOf(rows: readonly Row[]): readonly Paper[] {
  const counts = new Map<string, number>();
  return rows.map(({ title, summary, topics = [], askedAs = [], issue = '2022-12-04' }) => {
    counts.set(issue, (counts.get(issue) ?? 0) + 1);
    return {
      code: `${issue}#${counts.get(issue)}`,
      title,
      issue,
      topics,
      starred: false,
      link: null,
      askedAs,
      paragraphs: typeof summary === 'string' ? [summary] : summary,
    };
  });
}

export function archiveOf(rows: readonly Row[], words?: Words): Archive {
  const papers = papersOf(rows);
  const dates = [...new Set(papers.map(({ issue }) => issue))].sort();
  return {
    issues: dates.map((date) => ({
      date,
      title: `Issue of ${date}`,
      papers: papers.filter(({ issue }) => issue === date),
    })),
    glossary: glossaryOf(words),
    topics: new Map(),
  };
}

export function searchIn(rows: readonly Row[], words?: Words, weights: Weights = evenWeights): Search {
  return createSearch(archiveOf(rows, words), text, weights);
}

/** What a question finds: titles up to their colon, best first. */
export function found(search: Search, question: string): readonly string[] {
  return search.rank(search.read(question)).map(({ paper }) => paper.title.split(':')[0]!);
}
