// Retrieval sets: both ways to write gold, every problem, and how a ranking of one is reported.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRetrievalMisses, rankedBy, reportRetrieval } from '../../src/measuring/retrieval-report.ts';
import { readRetrievalSet } from '../../src/measuring/retrieval-set.ts';
import { createSearch } from '../../src/retrieval/search.ts';
import { createTextAnalysis } from '../../src/retrieval/text.ts';
import weights from '../../src/retrieval/weights.json' with { type: 'json' };
import { withFolder } from '../corpus/folder.ts';

const glossary = { acronyms: new Map(), synonyms: [] };
const docs = [
  { id: 'w', title: 'Wings', text: 'A wing in a slipstream gains lift.' },
  { id: 'p', title: 'Pipes', text: 'Gaskets seal leaking pipes.' },
  { id: 'e', title: '', text: '' },
];
const queries = [
  { id: '1', text: 'what seals a pipe', gold: ['p'] },
  { id: '2', text: 'lift of a wing', gold: { w: 2, p: 0 } },
  { id: '3', text: 'zebra', gold: ['e'] },
];

function read(documents: readonly unknown[], asked: readonly unknown[]) {
  const text = (objects: readonly unknown[]) => objects.map((each) => JSON.stringify(each)).join('\n');
  return withFolder({ 'd.jsonl': text(documents), 'q.jsonl': text(asked) }, (dir) => {
    const { set, problems } = readRetrievalSet(join(dir, 'd.jsonl'), join(dir, 'q.jsonl'), glossary);
    return { set, problems: problems.map((problem) => problem.replace(`${dir}/`, '')) };
  });
}

describe('a set', () => {
  it('becomes an archive with a paper for each document', () => {
    const { set, problems } = read(docs, queries);
    expect(problems).toEqual([]);
    const papers = set.archive.issues.flatMap((issue) => issue.papers);
    expect(papers.map(({ code, title, paragraphs }) => [code, title, paragraphs])).toEqual(
      docs.map(({ id, title, text }) => [id, title, [text]]),
    );
    expect(set.queries.map(({ gold }) => [...gold])).toEqual([
      [['p', 1]],
      [
        ['w', 2],
        ['p', 0],
      ],
      [['e', 1]],
    ]);
  });

  it('is refused with every problem', () => {
    const { problems } = read(
      [...docs, docs[0], { id: 'x' }],
      [
        ...queries,
        { id: '4', text: 'q', gold: ['z'] },
        { id: '5', text: 'q', gold: [] },
        { id: '6', text: 'q', gold: 7 },
      ],
    );
    expect(problems).toEqual([
      'd.jsonl:4: the id “w” stands further up already',
      'd.jsonl:5: "title": Invalid input: expected string, received undefined',
      'd.jsonl:5: "text": Invalid input: expected string, received undefined',
      'q.jsonl:4: "gold": there is no document “z”',
      'q.jsonl:5: "gold" names no document',
      'q.jsonl:6: "gold": must be a list of ids, or ids with their grades',
    ]);
    expect(read([], []).problems).toEqual(['d.jsonl: holds no document']);
    expect(read(docs, []).problems).toEqual(['q.jsonl: holds no query']);
  });

  it('is ranked and reported beside MiniSearch', () => {
    const { set } = read(docs, queries);
    const rank = rankedBy(createSearch(set.archive, createTextAnalysis(), weights));
    const ranked = set.queries.map((query) => ({ query, ids: rank(query.text) }));
    // Query 2 shares a word with one document, query 3 with none; MiniSearch does not know that "seals" is "seal".
    expect(ranked.map(({ ids }) => ids[0])).toEqual(['p', 'w', undefined]);
    expect(reportRetrieval(ranked, set)).toBe(`3 queries, 3 documents

mean over all queries  nDCG@10  MRR@10  recall@1  recall@10
─────────────────────  ───────  ──────  ────────  ─────────
Paperboy                 0.667   0.667     66.7%      66.7%
MiniSearch               0.333   0.333     33.3%      33.3%`);
    expect(listRetrievalMisses(ranked, set)).toBe('3: zebra\n    expected:  (e)');
  });
});
