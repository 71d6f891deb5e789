// The engine of small archives: MiniSearch, made to score as BM25 does on paper.
import MiniSearch from 'minisearch';
import { bm25 } from './bm25.ts';
import type { Documents, Engine } from './engine.ts';

/**
 * One field, since MiniSearch would sum the fields' saturations one by one; `d: 0` makes its BM25+ plain BM25.
 * What it takes for a document's length is its number of different terms.
 */
export function createMiniSearchEngine({ terms, counts }: Documents): Engine {
  const index = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false, bm25: { ...bm25, d: 0 } },
  });
  const names = [...terms.keys()];
  index.addAll(
    counts.map(({ terms, frequencies }, id) => ({
      id,
      terms: [...terms]
        .flatMap((number, i) => new Array<string>(frequencies[i]!).fill(names[number]!))
        .join(' '),
    })),
  );

  return {
    search(query, limit, accept = () => true) {
      const results = index.search([...query.keys()].join(' '), {
        boostTerm: (term) => query.get(term) ?? 0,
        filter: ({ id }) => accept(id as number),
      });
      return (
        results
          // MiniSearch multiplies a score by the number of the question's terms that matched; BM25 has no such factor.
          .map(({ id, score, queryTerms }) => ({
            document: id as number,
            score: score / (queryTerms.length || 1),
          }))
          .sort((a, b) => b.score - a.score || a.document - b.document)
          .slice(0, limit)
      );
    },
  };
}
