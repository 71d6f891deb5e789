// The lines of an issue without markup → what each one is, how likely it is a title, and why.

import { bestReading, likelihood, MOVES, type Scores, STATES, type State } from './titles-chain.ts';
import { type PlainLine, readLine } from './titles-line.ts';
import { placesOf, SIGNALS } from './titles-places.ts';
import { STYLES, signalRows, styleRows } from './titles-style.ts';

/** What the signals of one reading weigh; `text` is what the other states are compared with, its weights are 0. */
export interface Weights {
  /** By signal: its weights for `before`, `title`, `section` and `after`. */
  readonly signals: Readonly<Record<string, readonly number[]>>;
  /** By move, `title → text`. */
  readonly moves: Readonly<Record<string, number>>;
}

/** A first reading, and a second that knows how this titles are written. */
export interface TitleWeights {
  readonly first: Weights;
  readonly second: Weights;
}

/** A line as it was understood. */
export interface ReadLine {
  readonly state: State;
  /** The chance that it is a title. */
  readonly chance: number;
  /** What speaks loudest for or against a title; empty where there is no question. */
  readonly reasons: readonly string[];
}

/** The states that have weights, in the order in which they stand in the weights. */
export const WEIGHED = ['before', 'title', 'section', 'after'] as const satisfies readonly State[];

export const FIRST_NAMES = ['bias', ...Object.keys(SIGNALS)];
export const SECOND_NAMES = [...FIRST_NAMES, ...STYLES.map((style) => `like ${style}`)];
export const MOVE_NAMES = MOVES.map(([from, to]) => `${from} → ${to}`);

const STATE_COUNT = STATES.length;
const TITLE = STATES.indexOf('title');
const MOST_REASONS = 4;
// Closer to 0 or 1 than this, nobody asks why.
const NO_QUESTION = 0.001;

/** Decides for a whole issue at once what each of its lines is. */
export function findTitles(lines: readonly PlainLine[], weights: TitleWeights): readonly ReadLine[] {
  const own = signalRows(placesOf(lines.map(readLine)));
  const firstRows = rowsOf(own);
  const first = likelihood(scoresOf(firstRows, weights.first, FIRST_NAMES), movesOf(weights.first));
  const styles = styleRows(own, titleChances(first.chances));
  const rows = rowsOf(own, styles);
  const scores = scoresOf(rows, weights.second, SECOND_NAMES);
  const moves = movesOf(weights.second);
  const chances = titleChances(likelihood(scores, moves).chances);
  return bestReading(scores, moves).map((state, i) => ({
    state,
    chance: chances[i]!,
    reasons: isPlain(chances[i]!) ? [] : reasonsFor(rows[i]!, weights.second),
  }));
}

/** Of every line: a bias, its signals and, for a second reading, its styles. */
export function rowsOf(
  signals: readonly Float64Array[],
  styles?: readonly Float64Array[],
): readonly Float64Array[] {
  return signals.map((row, i) => Float64Array.from([1, ...row, ...(styles?.[i] ?? [])]));
}

/** Of every line: the chance that it is a title. */
export function titleChances(chances: Float64Array): readonly number[] {
  return Array.from({ length: chances.length / STATE_COUNT }, (_, i) => chances[i * STATE_COUNT + TITLE]!);
}

function scoresOf(rows: readonly Float64Array[], { signals }: Weights, names: readonly string[]): Scores {
  const columns = names.map((name) => signals[name] ?? []);
  const scores = new Float64Array(rows.length * STATE_COUNT);
  for (const [i, row] of rows.entries())
    for (const [w, state] of WEIGHED.entries()) {
      let score = 0;
      for (let f = 0; f < row.length; f++) if (row[f] !== 0) score += row[f]! * (columns[f]![w] ?? 0);
      scores[i * STATE_COUNT + STATES.indexOf(state)] = score;
    }
  return scores;
}

function movesOf({ moves }: Weights): readonly number[] {
  return MOVE_NAMES.map((name) => moves[name] ?? 0);
}

function isPlain(chance: number): boolean {
  return chance < NO_QUESTION || chance > 1 - NO_QUESTION;
}

function reasonsFor(row: Float64Array, { signals }: Weights): readonly string[] {
  const column = WEIGHED.indexOf('title');
  const spoken = SECOND_NAMES.map((name, f) => ({ name, weight: row[f]! * (signals[name]?.[column] ?? 0) }));
  return spoken
    .filter(({ name, weight }) => name !== 'bias' && Math.abs(weight) > 0.3)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS)
    .map(({ name, weight }) => `${says(name, weight, row)} (${weight > 0 ? 'for' : 'against'})`);
}

/** `“has a number in front”, unlike the other titles here`; `not “ends in a full stop”, like the other titles here` */
function says(name: string, weight: number, row: Float64Array): string {
  const style = /^like (.*)$/.exec(name)?.[1];
  if (style === undefined) return SIGNALS[name]?.says ?? name;
  const has = row[FIRST_NAMES.indexOf(style)]! >= 0.5;
  const likeness = weight > 0 ? 'like' : 'unlike';
  return `${has ? '' : 'not '}“${SIGNALS[style]?.says ?? style}”, ${likeness} the other titles here`;
}
