// Papers that were chosen already, quoted for a question: what a button shows again.
import type { Paper } from '../corpus/archive.ts';
import type { Search } from '../retrieval/search.ts';
import type { Result } from './answer.ts';

/** Each paper with its excerpt for the question, in the order given. */
export function quote(search: Search, question: string, papers: readonly Paper[]): readonly Result[] {
  const reading = search.read(question);
  const confidences = new Map(search.rank(reading).map(({ paper, confidence }) => [paper, confidence]));
  return papers.map((paper) => ({
    paper,
    excerpt: search.excerpt(reading, paper),
    confidence: confidences.get(paper) ?? 0,
    why: search.why(reading, paper),
  }));
}
