// How honest confidences are: whether they tell right from wrong, and whether 0.8 means right in 8 cases of 10.

import { mean } from './ranking-measures.ts';

/** A confidence, 0 to 1, and whether what it was said of was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** What was judged with confidences from `from` to `to`; `to` belongs to it only in the last bin. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

/**
 * The reliability diagram as numbers: bins of equal width, the empty ones left out, each with its mean confidence and
 * the share that was right.
 */
export function reliability(judged: readonly Judged[], bins = 10): readonly Bin[] {
  const byBin = Map.groupBy(judged, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)));
  return [...byBin]
    .sort(([a], [b]) => a - b)
    .map(([bin, members]) => ({
      from: bin / bins,
      to: (bin + 1) / bins,
      count: members.length,
      confidence: mean(members.map(({ confidence }) => confidence)),
      right: mean(members.map(({ right }) => Number(right))),
    }));
}

/**
 * The expected calibration error, 0 to 1: how far a bin's confidence is from its share of right ones, on average.
 *
 *     ECE = Σ (count of the bin / count of all) · |share right − mean confidence|
 *
 * Source: Naeini, Cooper and Hauskrecht, “Obtaining well calibrated probabilities using Bayesian binning”, AAAI 2015.
 */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, { count, right, confidence }) => sum + (count / all) * Math.abs(right - confidence),
    0,
  );
}

/**
 * The mean squared difference of confidence and outcome, 0 to 1; less is better.
 *
 * Source: Brier, “Verification of forecasts expressed in terms of probability”, Monthly Weather Review 78(1), 1950.
 */
export function brierScore(judged: readonly Judged[]): number {
  return mean(judged.map(({ confidence, right }) => (confidence - Number(right)) ** 2));
}

/**
 * The chance that something right has a higher confidence than something wrong, ties counted half: the area under the
 * ROC curve. Null where all is right or all is wrong.
 *
 *     AUC = (Σ ranks of the right ones − R(R + 1) / 2) / (R · W), of R right and W wrong ones; ties share their mean rank
 *
 * Source: Hanley and McNeil, “The meaning and use of the area under a ROC curve”, Radiology 143(1), 1982.
 */
export function areaUnderRoc(judged: readonly Judged[]): number | null {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  const right = judged.filter((each) => each.right).length;
  if (right === 0 || right === judged.length) return null;
  let ranks = 0;
  for (let first = 0; first < sorted.length; ) {
    const { confidence } = sorted[first]!;
    let end = first;
    while (sorted[end]?.confidence === confidence) end++;
    const tied = sorted.slice(first, end).filter((each) => each.right).length;
    ranks += (tied * (first + 1 + end)) / 2;
    first = end;
  }
  return (ranks - (right * (right + 1)) / 2) / (right * (judged.length - right));
}
