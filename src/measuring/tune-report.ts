// Held-out questions and fitted weights → the tables of `npm run tune`.

import type { Weights } from '../retrieval/scorer.ts';
import { areaUnderRoc, brierScore } from './confidence-measures.ts';
import { shown } from './examinee.ts';
import type { JudgedQuestion } from './fit-weights.ts';
import { placeCells } from './question-report.ts';
import { kinds } from './questions.ts';
import { percent, table } from './table.ts';

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const sides = ['held out', 'weights in use'] as const;

/**
 * How the fitted weights do on questions they were not fitted to, beside the weights that are in use.
 * @param heldOut all questions, each judged with weights that were fitted without it.
 * @param inUse the same questions with the weights in use.
 */
export function reportValidation(
  heldOut: readonly JudgedQuestion[],
  inUse: readonly JudgedQuestion[],
): string {
  return [
    `${heldOut.length} questions`,
    placeTable(heldOut, inUse),
    confidenceTable(heldOut, inUse),
    thresholdTable(heldOut, inUse),
  ].join('\n\n');
}

function placeTable(...both: readonly [readonly JudgedQuestion[], readonly JudgedQuestion[]]): string {
  const rowOf = (name: string, is: (each: JudgedQuestion) => boolean) => [
    name,
    String(both[0].filter(is).length),
    ...both.flatMap((judged) => placeCells(judged.filter(is).map(({ place }) => place))),
  ];
  const rows = [
    ...kinds
      .filter((kind) => kind !== 'unanswerable')
      .map((kind) => rowOf(kind, ({ question }) => question.kind === kind))
      .filter(([, count]) => count !== '0'),
    rowOf('all', isAnswerable),
  ];
  const columns = [
    'the right paper',
    'n',
    ...sides.flatMap((group) => ['first', `in ${shown}`].map((name) => ({ name, group }))),
  ];
  return table(columns, rows);
}

function confidenceTable(...both: readonly [readonly JudgedQuestion[], readonly JudgedQuestion[]]): string {
  const names = ['confidence of the first', 'AUC', 'Brier score'];
  const rows = both.map((judged, i) => [
    sides[i]!,
    areaUnderRoc(judged)?.toFixed(3) ?? '–',
    brierScore(judged).toFixed(3),
  ]);
  return table(names, rows);
}

function thresholdTable(...both: readonly [readonly JudgedQuestion[], readonly JudgedQuestion[]]): string {
  const below = (judged: readonly JudgedQuestion[], threshold: number) => {
    const confidences = judged.map(({ confidence }) => confidence);
    return percent(confidences.filter((each) => each < threshold).length, confidences.length);
  };
  const columns = [
    'confidence below',
    ...sides.flatMap((group) => ['unanswerable', 'answerable'].map((name) => ({ name, group }))),
  ];
  const rows = thresholds.map((threshold) => [
    String(threshold),
    ...both.flatMap((judged) => [
      below(
        judged.filter((each) => !isAnswerable(each)),
        threshold,
      ),
      below(judged.filter(isAnswerable), threshold),
    ]),
  ]);
  return table(columns, rows);
}

function isAnswerable({ question }: JudgedQuestion): boolean {
  return question.kind !== 'unanswerable';
}

/** Each weight as it is and as it was fitted. */
export function reportWeights(old: Weights, fitted: Weights): string {
  const part = (name: 'ranking' | 'confidence') => {
    const before: Readonly<Record<string, number>> = old[name];
    return Object.entries(fitted[name]).map(([key, value]) => [
      `${name}.${key}`,
      String(before[key] ?? ''),
      String(value),
    ]);
  };
  return table(['weight', 'in use', 'fitted'], [...part('ranking'), ...part('confidence')]);
}
