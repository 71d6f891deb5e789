// What Paperboy is compared with: MiniSearch as it comes, over the same texts.

import MiniSearch from 'minisearch';
import type { Paper } from '../corpus/archive.ts';

/** The papers that share a word with a question, best first. */
export type Baseline = (question: string) => readonly Paper[];

/**
 * MiniSearch's defaults over two fields, title and text.
 * @param textOf what is searched of a paper beside its title.
 */
export function createBaseline(papers: readonly Paper[], textOf: (paper: Paper) => string): Baseline {
  const index = new MiniSearch<{ id: number; title: string; text: string }>({ fields: ['title', 'text'] });
  index.addAll(papers.map((paper, id) => ({ id, title: paper.title, text: textOf(paper) })));
  return (question) => index.search(question).map(({ id }) => papers[id as number]!);
}

/** A paper's summary alone. */
export function summaryOf({ paragraphs }: Paper): string {
  return paragraphs.join('\n');
}

/** A paper's summary, and how members would ask for it. */
export function summaryAndAskedAs({ paragraphs, askedAs }: Paper): string {
  return [...paragraphs, ...askedAs].join('\n');
}
