// Papers that were chosen already, quoted for a question: what a button shows again.
import type { Paper } from '../corpus/archive.ts';
import type { Search } from '../retrieval/search.ts';
import type { Result } from './answer.ts';
import { mostConfidence } from './trust.ts';

/** Each paper with its excerpt for the question, in the order given. */
export function quote(search: Search, question: string, papers: readonly Paper[]): readonly Result[] {
  const reading = search.read(question);
  const matches = search.rank(reading);
  const most = matches[0] === undefined ? 0 : mostConfidence(search, reading, matches[0]);
  const confidences = new Map(matches.map(({ paper, confidence }) => [paper, Math.min(confidence, most)]));
  return papers.map((paper) => ({
    paper,
    excerpt: search.excerpt(reading, paper),
    confidence: confidences.get(paper) ?? 0,
    why: search.why(reading, paper),
  }));
}
