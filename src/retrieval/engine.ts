// Candidates: which documents share weighted terms with a question. Any engine can stand behind `Engine`.
import MiniSearch from 'minisearch';

export interface Hit {
  /** The document's place in the list that the engine was made from. */
  readonly document: number;
  /** BM25, above 0. */
  readonly score: number;
}

export interface Engine {
  /**
   * Terms with their weights in; out come the best of the documents that `accept` takes, best first, at most `limit`.
   * Ties: the earlier document.
   */
  search(
    query: ReadonlyMap<string, number>,
    limit: number,
    accept?: (document: number) => boolean,
  ): readonly Hit[];
}

/** BM25's usual constants: how soon repetition stops counting, and how much long documents are held back. */
export const bm25 = { k: 1.2, b: 0.7 } as const;

/** Robertson and Spärck Jones's weight of a term that `df` of `n` documents hold, as Lucene smooths it. */
export function inverseDocumentFrequency(n: number, df: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5));
}

/** BM25's saturation of a term's frequency, between 0 and k + 1. `relativeLength` is the document's over the average. */
export function saturation(frequency: number, relativeLength: number): number {
  return (frequency * (bm25.k + 1)) / (frequency + bm25.k * (1 - bm25.b + bm25.b * relativeLength));
}

/**
 * An engine over MiniSearch. Documents are lists of terms, analysed already: nothing is split or folded here.
 * One field, since MiniSearch would sum the fields' saturations one by one; `d: 0` makes its BM25+ plain BM25.
 * What it takes for a document's length is its number of different terms.
 */
export function createEngine(documents: readonly (readonly string[])[]): Engine {
  const index = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false, bm25: { ...bm25, d: 0 } },
  });
  index.addAll(documents.map((terms, id) => ({ id, terms: terms.join(' ') })));

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
