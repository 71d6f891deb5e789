// A retrieval set, ranked by Paperboy's search and by MiniSearch → the table of `npm run eval -- --docs … --queries …`.

import type { Search } from '../retrieval/search.ts';
import { createBaseline, summaryOf } from './baseline.ts';
import { mean, ndcg, recall, reciprocalRank } from './ranking-measures.ts';
import type { Query, RetrievalSet } from './retrieval-set.ts';
import { percent, table } from './table.ts';

/** So many of a ranking are looked at. */
const depth = 10;

/** A query and the ids of the documents that were found, best first. */
export interface RankedQuery {
  readonly query: Query;
  readonly ids: readonly string[];
}

/** @returns the ids of the documents that Paperboy finds for a query, best first. */
export function rankedBy(search: Search): (text: string) => readonly string[] {
  return (text) => search.rank(search.read(text)).map(({ paper }) => paper.code);
}

/** A report on a retrieval set, as plain text. `ranked` are its queries as Paperboy answered them. */
export function reportRetrieval(ranked: readonly RankedQuery[], { archive }: RetrievalSet): string {
  const papers = archive.issues.flatMap((issue) => issue.papers);
  const baseline = createBaseline(papers, summaryOf);
  const compared = ranked.map(({ query }) => ({ query, ids: baseline(query.text).map(({ code }) => code) }));
  const names = ['mean over all queries', `nDCG@${depth}`, `MRR@${depth}`, 'recall@1', `recall@${depth}`];
  return [
    `${ranked.length} queries, ${papers.length} documents`,
    table(names, [
      ['Paperboy', ...cellsOf(ranked)],
      ['MiniSearch', ...cellsOf(compared)],
    ]),
  ].join('\n\n');
}

function cellsOf(ranked: readonly RankedQuery[]): readonly string[] {
  const over = (measure: (ids: readonly string[], gold: Query['gold']) => number) =>
    mean(ranked.map(({ query, ids }) => measure(ids, query.gold)));
  return [
    over((ids, gold) => ndcg(ids, gold, depth)).toFixed(3),
    over((ids, gold) => reciprocalRank(ids, gold, depth)).toFixed(3),
    percent(over((ids, gold) => recall(ids, gold, 1))),
    percent(over((ids, gold) => recall(ids, gold, depth))),
  ];
}

/** The queries with no gold document among the first ten, as plain text. */
export function listRetrievalMisses(ranked: readonly RankedQuery[], { archive }: RetrievalSet): string {
  const titles = new Map(
    archive.issues.flatMap(({ papers }) => papers.map(({ code, title }) => [code, title])),
  );
  const nameOf = (id: string) => `${titles.get(id)} (${id})`;
  return ranked
    .filter(({ query, ids }) => recall(ids, query.gold, depth) === 0)
    .map(({ query: { id, text, gold }, ids }) =>
      [
        `${id}: ${text}`,
        ...[...gold.keys()].map((each) => `    expected: ${nameOf(each)}`),
        ...ids.slice(0, 3).map((each) => `    found: ${nameOf(each)}`),
      ].join('\n'),
    )
    .join('\n');
}
