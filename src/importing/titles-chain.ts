// Scores of single lines and of moves between them → the best reading of a whole issue, and how likely each part is.

/** What a line can be, in the order in which an issue has them. */
export const STATES = ['before', 'title', 'text', 'section', 'after'] as const;
export type State = (typeof STATES)[number];

const COUNT = STATES.length;
const START = COUNT;

/**
 * Which line may follow which: a title has text below it, a section has a title below it, and nothing follows what comes
 * after the papers but more of it. The first entry of each pair may be `start`.
 */
export const MOVES: readonly (readonly [State | 'start', State])[] = [
  ['start', 'before'],
  ['start', 'section'],
  ['start', 'title'],
  ['before', 'before'],
  ['before', 'section'],
  ['before', 'title'],
  ['title', 'text'],
  ['text', 'text'],
  ['text', 'title'],
  ['text', 'section'],
  ['text', 'after'],
  ['section', 'title'],
  ['after', 'after'],
];
const FROM = MOVES.map(([from]) => (from === 'start' ? START : STATES.indexOf(from)));
const TO = MOVES.map(([, to]) => STATES.indexOf(to));

/** An issue that ends in its greeting has no papers; one that ends in a title lacks a summary. */
const LAST: readonly State[] = ['before', 'text', 'after'];
const MAY_END = STATES.map((state) => LAST.includes(state));

/** Of every line, by state: `scores[line * STATES.length + state]`. */
export type Scores = Float64Array;

/** What all readings together say, each weighted by its chance. */
export interface Likelihood {
  /** The logarithm of the sum of exp(score) over all readings. */
  readonly logSum: number;
  /** Of every line, by state: the chance of it. */
  readonly chances: Float64Array;
  /** Of every move: how often it is expected. */
  readonly moves: Float64Array;
}

/**
 * The sums over all readings of a linear-chain conditional random field, by the forward–backward algorithm.
 *
 * Source: Lafferty, McCallum and Pereira, “Conditional random fields: probabilistic models for segmenting and labeling
 * sequence data”, ICML 2001.
 * @param moveScores one for each of {@link MOVES}.
 */
export function likelihood(scores: Scores, moveScores: ArrayLike<number>): Likelihood {
  const lines = scores.length / COUNT;
  const chances = new Float64Array(scores.length);
  const moves = new Float64Array(MOVES.length);
  if (lines === 0) return { logSum: 0, chances, moves };
  const forward = sums(scores, moveScores, lines);
  const backward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const end = (lines - 1) * COUNT;
  for (let s = 0; s < COUNT; s++) if (MAY_END[s]) backward[end + s] = 0;
  for (let at = end - COUNT; at >= 0; at -= COUNT)
    for (let m = 0; m < MOVES.length; m++) {
      if (FROM[m] === START) continue;
      const next = at + COUNT + TO[m]!;
      const place = at + FROM[m]!;
      backward[place] = addLogs(backward[place]!, moveScores[m]! + scores[next]! + backward[next]!);
    }
  let logSum = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < COUNT; s++) logSum = addLogs(logSum, forward[end + s]! + backward[end + s]!);
  for (let i = 0; i < scores.length; i++) chances[i] = Math.exp(forward[i]! + backward[i]! - logSum);
  for (let at = 0; at <= end; at += COUNT)
    for (let m = 0; m < MOVES.length; m++) {
      if ((FROM[m] === START) !== (at === 0)) continue;
      const before = at === 0 ? 0 : forward[at - COUNT + FROM[m]!]!;
      const place = at + TO[m]!;
      moves[m]! += Math.exp(before + moveScores[m]! + scores[place]! + backward[place]! - logSum);
    }
  return { logSum, chances, moves };
}

/** Of every line and state: the logarithm of the sum over all beginnings that lead there. */
function sums(scores: Scores, moveScores: ArrayLike<number>, lines: number): Float64Array {
  const forward = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  for (let m = 0; m < MOVES.length; m++)
    if (FROM[m] === START) forward[TO[m]!] = moveScores[m]! + scores[TO[m]!]!;
  for (let at = COUNT; at < lines * COUNT; at += COUNT)
    for (let m = 0; m < MOVES.length; m++) {
      if (FROM[m] === START) continue;
      const place = at + TO[m]!;
      const sum = forward[at - COUNT + FROM[m]!]! + moveScores[m]! + scores[place]!;
      forward[place] = addLogs(forward[place]!, sum);
    }
  return forward;
}

/**
 * The one reading with the highest score, by the Viterbi algorithm.
 * @returns a state for every line.
 */
export function bestReading(scores: Scores, moveScores: ArrayLike<number>): readonly State[] {
  const lines = scores.length / COUNT;
  if (lines === 0) return [];
  const best = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY);
  const came = new Int8Array(scores.length).fill(-1);
  for (let at = 0; at < scores.length; at += COUNT)
    for (let m = 0; m < MOVES.length; m++) {
      if ((FROM[m] === START) !== (at === 0)) continue;
      const before = at === 0 ? 0 : best[at - COUNT + FROM[m]!]!;
      const place = at + TO[m]!;
      const score = before + moveScores[m]! + scores[place]!;
      if (score <= best[place]!) continue;
      best[place] = score;
      came[place] = FROM[m]!;
    }
  const end = (lines - 1) * COUNT;
  let state = STATES.indexOf('before');
  for (let s = 0; s < COUNT; s++) if (MAY_END[s] && best[end + s]! > best[end + state]!) state = s;
  const reading: State[] = [];
  for (let at = end; at >= 0; at -= COUNT) {
    reading.push(STATES[state]!);
    state = came[at + state]!;
  }
  return reading.reverse();
}

/** ln(eᵃ + eᵇ), without leaving the range of numbers. */
function addLogs(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
