// Ranked candidates → weights: first those that put the right paper first, then those that tell how sure to be.

import type { Archive } from '../corpus/archive.ts';
import { confidenceInputs, confidenceOf, type Weights } from '../retrieval/scorer.ts';
import { createSearch, type Match } from '../retrieval/search.ts';
import { signalNames } from '../retrieval/signals.ts';
import { createTextAnalysis } from '../retrieval/text.ts';
import { fitChoices, fitLogistic } from './conditional-logit.ts';
import type { Judged } from './confidence-measures.ts';
import { placeOf } from './judge.ts';
import type { Question, SingleQuestion, UnanswerableQuestion } from './questions.ts';

export type TuningQuestion = SingleQuestion | UnanswerableQuestion;

/** A question with its candidates, best first. */
export interface Ranked {
  readonly question: TuningQuestion;
  readonly matches: readonly Match[];
}

/** Ranks every question's candidates with these weights. */
export type RankAll = (weights: Weights) => readonly Ranked[];

/**
 * @param questions of these, the ones with one turn and at most one right paper are ranked: that is all the search
 * knows of. What a question says about dates is the answerer's business, and is searched for like any word.
 */
export function createRankAll(archive: Archive, questions: readonly Question[]): RankAll {
  const text = createTextAnalysis();
  const tuning = questions.filter(isForTuning);
  return (weights) => {
    const search = createSearch(archive, text, weights);
    return tuning.map((question) => ({ question, matches: search.rank(search.read(question.turns[0]!)) }));
  };
}

function isForTuning(question: Question): question is TuningQuestion {
  return question.kind !== 'filtered' && question.kind !== 'followup';
}

/**
 * Fits the ranking, searches with it, and fits the confidence to what that finds.
 * @param ranked the questions to learn from, ranked with any weights: candidates and signals don't depend on them.
 * @returns the weights, with three significant digits.
 */
export function fitWeights(ranked: readonly Ranked[], rankAll: RankAll): Weights {
  const neverSure = named(['bias', ...confidenceInputs], new Array(confidenceInputs.length + 1).fill(0));
  const learnt = new Set(ranked.map(({ question }) => question.id));
  const ranking = fitRanking(ranked);
  const again = rankAll({ ranking, confidence: neverSure }).filter(({ question }) => learnt.has(question.id));
  return { ranking, confidence: fitConfidence(again) };
}

/** Of each question whose right paper is among the candidates: which candidate it is. */
export function fitRanking(ranked: readonly Ranked[]): Weights['ranking'] {
  const choices = ranked.flatMap((each) => {
    const chosen = rightPlace(each);
    if (chosen === null) return [];
    const alternatives = each.matches.map(({ signals }) => signalNames.map((name) => signals[name]));
    return [{ alternatives, chosen }];
  });
  // Every signal speaks for a paper; one that the fit would count against it only mends what another overdoes.
  return named(signalNames, fitChoices(choices, signalNames.length, { positive: true }));
}

/** Of each question with a candidate: whether the first one is right. */
export function fitConfidence(ranked: readonly Ranked[]): Weights['confidence'] {
  const found = ranked.filter(({ matches }) => matches.length > 0);
  const rows = found.map(({ matches }) => confidenceInputs.map((name) => matches[0]!.inputs[name]));
  const labels = found.map((each) => rightPlace(each) === 0);
  return named(['bias', ...confidenceInputs], fitLogistic(rows, labels, confidenceInputs.length));
}

export interface JudgedQuestion extends Judged {
  readonly question: TuningQuestion;
  /** The right paper's place, from 0; null where it is not among the candidates, or there is none. */
  readonly place: number | null;
}

/** Where the right paper is, and how sure the first candidate is by these weights: 0 where there is no candidate. */
export function judgeRanked(ranked: Ranked, weights: Weights): JudgedQuestion {
  const [first] = ranked.matches;
  const place = rightPlace(ranked);
  const confidence = first === undefined ? 0 : confidenceOf(first.inputs, weights);
  return { question: ranked.question, place, confidence, right: place === 0 };
}

function rightPlace({ question, matches }: Ranked): number | null {
  if (question.kind === 'unanswerable') return null;
  return placeOf(
    question.paper,
    matches.map(({ paper }) => paper),
  );
}

// More digits would say more than some hundred questions can.
function named<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Readonly<Record<Name, number>> {
  const entries = names.map((name, i) => [name, Number(values[i]!.toPrecision(3))]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
