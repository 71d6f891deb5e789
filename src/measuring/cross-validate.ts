// How the fitted weights do on questions that they were not fitted to.

import { createHash } from 'node:crypto';
import {
  fitWeights,
  type JudgedQuestion,
  judgeRanked,
  type RankAll,
  type Ranked,
  type TuningQuestion,
} from './fit-weights.ts';

export const foldCount = 5;

/**
 * Judges each question with weights fitted to the questions of the four folds that it does not belong to.
 * @param ranked all questions, ranked with any weights.
 * @returns the questions, fold by fold.
 */
export function crossValidate(ranked: readonly Ranked[], rankAll: RankAll): readonly JudgedQuestion[] {
  return Array.from({ length: foldCount }, (_, fold) => {
    const isHeldOut = ({ question }: Ranked) => foldOf(question) === fold;
    const weights = fitWeights(
      ranked.filter((each) => !isHeldOut(each)),
      rankAll,
    );
    return rankAll(weights)
      .filter(isHeldOut)
      .map((each) => judgeRanked(each, weights));
  }).flat();
}

/**
 * A question's fold, from 0. Questions about one paper share it, since they share words; it does not change when
 * questions are added or put in another order.
 */
export function foldOf(question: TuningQuestion): number {
  const key = question.kind === 'unanswerable' ? question.id : question.paper.title;
  return createHash('sha256').update(key).digest().readUInt32BE() % foldCount;
}
