// How often suggested topics are right on issues unseen, and the weights that fit the archive that ships best: each issue's
// papers are judged by what the other issues' papers say, in fitting and in measuring alike. `node bench/topics.ts`
import { join } from 'node:path';
import type { Paper } from '../src/corpus/archive.ts';
import { loadArchive } from '../src/corpus/load.ts';
import { chanceOf, createTopicSignals, type TopicSignals } from '../src/importing/topics.ts';
import { createTextAnalysis } from '../src/retrieval/text.ts';

type Weights = TopicSignals & { readonly bias: number };
interface Row {
  readonly paper: Paper;
  readonly topic: string;
  readonly signals: TopicSignals;
  readonly fits: boolean;
}

const corpus = join(import.meta.dirname, '..', 'corpus');
const { issues, topics } = loadArchive(corpus, corpus);
const text = createTextAnalysis();
const papers = issues.flatMap((issue) => issue.papers);

const unseen = issues.flatMap(({ date }) => {
  const others = papers.filter(({ issue }) => issue !== date);
  const weights = weightsFor(rowsOf(others, others));
  const own = papers.filter(({ issue }) => issue === date);
  const rows = rowsOf(own, others).map((row) => ({ ...row, chance: chanceOf(row.signals, weights) }));
  return own.map((each) =>
    rows
      .filter(({ paper }) => paper === each)
      .sort((a, b) => b.chance - a.chance)
      .slice(0, 3),
  );
});
const chosen = papers.reduce((sum, paper) => sum + paper.topics.length, 0);
for (const least of [0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7]) {
  const given = unseen.map((rows) => rows.filter(({ chance }) => chance >= least));
  const right = given.flat().filter(({ fits }) => fits).length;
  const without = given.filter((rows) => rows.length === 0).length;
  console.log(
    `from a chance of ${least}: ${percent(right / given.flat().length)} right, ${percent(right / chosen)} found, ${without} of ${papers.length} papers without`,
  );
}
console.log('weights:', weightsFor(rowsOf(papers, papers)));

/** Each paper by what the known papers of other issues say. */
function rowsOf(judged: readonly Paper[], known: readonly Paper[]): readonly Row[] {
  return issues.flatMap(({ date }) => {
    const own = judged.filter(({ issue }) => issue === date);
    const others = known.filter(({ issue }) => issue !== date);
    if (own.length === 0) return [];
    const signalsOf = createTopicSignals(others, topics, text);
    return own.flatMap((paper) =>
      [...signalsOf(paper.title, paper.paragraphs)].map(([topic, signals]) => {
        return { paper, topic, signals, fits: paper.topics.includes(topic) };
      }),
    );
  });
}

/** Logistic regression by gradient descent, with a little L2. */
function weightsFor(rows: readonly Row[]): Weights {
  let weights: Weights = { bias: 0, neighbours: 0, kinship: 0, named: 0, repeated: 0, covered: 0, usual: 0 };
  const names = Object.keys(weights) as (keyof Weights)[];
  for (let step = 0; step < 3000; step++) {
    const slope = new Map<keyof Weights, number>();
    for (const { signals, fits } of rows) {
      const error = chanceOf(signals, weights) - (fits ? 1 : 0);
      for (const name of names)
        slope.set(name, (slope.get(name) ?? 0) + error * (name === 'bias' ? 1 : signals[name]));
    }
    const moved = names.map((name) => {
      const hold = name === 'bias' ? 0 : 0.0005 * weights[name];
      return [name, weights[name] - 0.5 * (slope.get(name)! / rows.length + hold)];
    });
    weights = Object.fromEntries(moved);
  }
  return weights;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
