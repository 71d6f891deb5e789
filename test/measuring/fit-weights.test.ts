// From ranked questions to weights, and how the weights are tried on questions unseen.

import { describe, expect, it } from 'vitest';
import { crossValidate, foldCount, foldOf } from '../../src/measuring/cross-validate.ts';
import {
  createRankAll,
  fitConfidence,
  fitRanking,
  fitWeights,
  judgeRanked,
  type Ranked,
  type TuningQuestion,
} from '../../src/measuring/fit-weights.ts';
import type { Question } from '../../src/measuring/questions.ts';
import { reportValidation, reportWeights } from '../../src/measuring/tune-report.ts';
import { confidenceInputs, type Weights } from '../../src/retrieval/scorer.ts';
import type { Match } from '../../src/retrieval/search.ts';
import { signalNames } from '../../src/retrieval/signals.ts';
import weights from '../../src/retrieval/weights.json' with { type: 'json' };
import { load } from '../corpus/folder.ts';
import { PAPERS } from '../terminal/stand-in.ts';

const [alpha, beta] = PAPERS as [(typeof PAPERS)[0], (typeof PAPERS)[0]];
const zeros = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

function about(id: string, paper = alpha): TuningQuestion {
  return { id, kind: 'direct', turns: ['?'], now: null, paper, facts: [] };
}

/** Whichever signals there are. */
const signal = signalNames[0];

/** A candidate with one signal, and with `covered` as the only input of its confidence. */
function candidate(paper: typeof alpha, value: number, covered = 0): Match {
  const signals = { ...zeros(signalNames), [signal]: value };
  return { paper, signals, score: 0, confidence: 0.5, inputs: { ...zeros(confidenceInputs), covered } };
}

describe('the ranking', () => {
  it('weighs a signal by how often it tells the right paper', () => {
    // Of four questions, three go with the signal: the odds are 3 to 1, the weight ln 3.
    const choose = (right: typeof alpha) => ({
      question: about(right.code, right),
      matches: [candidate(alpha, 1), candidate(beta, 0)],
    });
    const many = Array.from({ length: 100 }, () => [alpha, alpha, alpha, beta].map(choose)).flat();
    const fitted = fitRanking(many);
    expect(fitted).toEqual({ ...zeros(signalNames), [signal]: 1.1 });
  });

  it('learns nothing from a question whose paper is not among the candidates', () => {
    const lost: Ranked = { question: about('1', PAPERS[3]), matches: [candidate(alpha, 1)] };
    const none: Ranked = {
      question: { id: 'u', kind: 'unanswerable', turns: ['?'], now: null },
      matches: [candidate(alpha, 1)],
    };
    expect(fitRanking([lost, none])).toEqual(zeros(signalNames));
  });
});

describe('the confidence', () => {
  it('is what the first candidates’ inputs tell of whether they are right', () => {
    // Covered in full: 3 of 4 right, ln 3; not at all: 1 of 4, −ln 3.
    const question = (covered: number, right: boolean): Ranked => ({
      question: about('1', right ? alpha : beta),
      matches: [candidate(alpha, 1, covered)],
    });
    const four = [question(1, true), question(1, true), question(1, true), question(1, false)];
    const other = [question(0, true), question(0, false), question(0, false), question(0, false)];
    const fitted = fitConfidence(Array.from({ length: 500 }, () => [...four, ...other]).flat());
    expect(fitted).toEqual({ ...zeros(confidenceInputs), bias: -1.1, covered: 2.2 });
  });

  it('of nothing is 0, and nothing is never right', () => {
    const judged = judgeRanked({ question: about('1'), matches: [] }, weights);
    expect(judged).toMatchObject({ confidence: 0, right: false, place: null });
  });
});

const ISSUE = `---\ndate: 2023-01-08\ntitle: "An issue"\n---\n
## Gauging Gaskets\n\nGaskets seal pipes.\n
## Weighing Whales\n\nWhales are heavy. A scale weighs them.\n
## Pouring Pipes\n\nPipes are poured from brass, and gaskets sold with them.\n`;
const archive = load({ '2023-01-08.md': ISSUE });
const papers = archive.issues[0]!.papers;
const questions: readonly Question[] = [
  { ...about('1', papers[0]), turns: ['what do gaskets seal?'] },
  { ...about('2', papers[1]), turns: ['how are whales weighed'] },
  { ...about('3', papers[2]), turns: ['pipes of brass'] },
  { id: 'u', kind: 'unanswerable', turns: ['how long is a whale of brass'], now: null },
  { ...about('f', papers[1]), kind: 'followup', turns: ['whales?', 'why?'] },
  {
    id: 'l',
    kind: 'filtered',
    turns: ['all on pipes'],
    now: null,
    issues: ['2023-01-08'],
    papers: [papers[0]!],
  },
] as readonly Question[];

describe('questions about a real archive', () => {
  const rankAll = createRankAll(archive, questions);
  const ranked = rankAll(weights);

  it('are ranked where one search answers them', () => {
    expect(ranked.map(({ question }) => question.id)).toEqual(['1', '2', '3', 'u']);
    expect(ranked.map((each) => judgeRanked(each, weights).place)).toEqual([0, 0, 0, null]);
  });

  it('give weights with three digits that still find them', () => {
    const fitted = fitWeights(ranked, rankAll);
    for (const value of [...Object.values(fitted.ranking), ...Object.values(fitted.confidence)])
      expect(value).toBe(Number(value.toPrecision(3)));
    expect(rankAll(fitted).map((each) => judgeRanked(each, fitted).right)).toEqual([true, true, true, false]);
  });

  it('are each judged once in the cross-validation, and reported', () => {
    const inUse = ranked.map((each) => judgeRanked(each, weights));
    const heldOut = crossValidate(ranked, rankAll);
    expect(heldOut.map(({ question }) => question.id).sort()).toEqual(['1', '2', '3', 'u']);
    const report = reportValidation(heldOut, inUse);
    expect(report).toContain('4 questions\n');
    expect(report).toMatch(/^direct +3 .*100\.0% +100\.0%$/m);
    expect(report).toMatch(/^0\.9 .*%$/m);
  });
});

describe('a fold', () => {
  it('is that of the paper, and of an unanswerable question’s id', () => {
    expect(foldOf(about('1', beta))).toBe(foldOf(about('2', beta)));
    const folds = Array.from({ length: 100 }, (_, i) =>
      foldOf({ id: `u${i}`, kind: 'unanswerable', turns: ['?'], now: null }),
    );
    expect(new Set(folds)).toEqual(new Set(Array.from({ length: foldCount }, (_, i) => i)));
  });

  it('does not learn from what it is judged by', () => {
    // Every question's weights are fitted to questions in which its own paper never occurs.
    const learnt: Weights[] = [];
    const all = PAPERS.map(
      (paper): Ranked => ({
        question: about(paper.code, paper),
        matches: [candidate(paper, 1), candidate(paper === alpha ? beta : alpha, 0)],
      }),
    );
    crossValidate(all, (fitted) => {
      learnt.push(fitted);
      return all;
    });
    const sizes = Array.from(
      { length: foldCount },
      (_, fold) => all.filter(({ question }) => foldOf(question) !== fold).length,
    );
    // Two searches a fold: one for the confidence, one to judge. More questions push the weight further.
    const byFold = sizes.map((size, fold) => ({ size, weight: learnt[2 * fold]!.ranking[signal] }));
    for (const a of byFold)
      for (const b of byFold) if (a.size < b.size) expect(a.weight).toBeLessThan(b.weight);
    expect(new Set(sizes).size).toBeGreaterThan(1);
  });
});

it('reports weights side by side', () => {
  const fitted = { ...weights, ranking: { ...weights.ranking, [signal]: 123 } };
  expect(reportWeights(weights, fitted)).toMatch(
    new RegExp(`^ranking\\.${signal} +${weights.ranking[signal]} +123$`, 'm'),
  );
});
