// Signals → one score, and how sure to be of it; the weights are fitted by `npm run tune`, see weights.json.
import { type SignalName, type Signals, signalNames } from './signals.ts';

/** What the chance that a paper is the right one depends on. */
export const confidenceInputs = ['score', 'lead', 'covered', 'said'] as const;
export type ConfidenceInputs = Readonly<Record<(typeof confidenceInputs)[number], number>>;

export interface Weights {
  readonly ranking: Readonly<Record<SignalName, number>>;
  readonly confidence: Readonly<Record<keyof ConfidenceInputs | 'bias', number>>;
}

/** A paper's score: log-odds up to a constant, comparable within one question. */
export function scoreOf(signals: Signals, { ranking }: Weights): number {
  return signalNames.reduce((sum, name) => sum + ranking[name] * signals[name], 0);
}

/**
 * What confidence is read from.
 * @param score the paper's
 * @param rival the best score of another paper, 0 where there is none
 * @param covered the share of the question's weight that the paper has
 * @param weight the question's whole weight, in nats
 */
export function confidenceInputsOf(
  score: number,
  rival: number,
  covered: number,
  weight: number,
): ConfidenceInputs {
  return { score, lead: score - rival, covered, said: Math.log1p(weight) };
}

/** The chance, 0 to 1, that a paper is the right one: logistic regression. */
export function confidenceOf(inputs: ConfidenceInputs, { confidence }: Weights): number {
  const logit = confidenceInputs.reduce(
    (sum, name) => sum + confidence[name] * inputs[name],
    confidence.bias,
  );
  return 1 / (1 + Math.exp(-logit));
}
