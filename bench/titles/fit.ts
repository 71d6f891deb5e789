// Issues with known titles → the weights of the two readings, by L-BFGS on the likelihood of the right readings.

import {
  FIRST_NAMES,
  MOVE_NAMES,
  rowsOf,
  SECOND_NAMES,
  type TitleWeights,
  titleChances,
  WEIGHED,
  type Weights,
} from '../../src/importing/titles.ts';
import { likelihood, MOVES, STATES } from '../../src/importing/titles-chain.ts';
import { readLine } from '../../src/importing/titles-line.ts';
import { placesOf } from '../../src/importing/titles-places.ts';
import { signalRows, styleRows } from '../../src/importing/titles-style.ts';
import type { Labelled } from './styles.ts';

export interface Example {
  readonly labelled: Labelled;
  readonly signals: readonly Float64Array[];
  /** How often it counts. */
  readonly weight: number;
}

/** A line's values without those that are 0, which most are. */
interface Row {
  readonly at: Uint16Array;
  readonly values: Float64Array;
}

interface Sequence extends Pick<Example, 'labelled' | 'weight'> {
  readonly rows: readonly Row[];
}

/**
 * What stands before and after the papers is known by its place and its phrases: its look can be anything, and what is
 * learnt of it from a few greetings takes whole newsletters for one.
 */
const FRAME = {
  before: 'bias first second early deep deeper again nextTitle shorter greeting sponsor date address closing',
  after: 'bias late last shorter oneWord fewWords greeting sponsor address closing exclamation',
};
/** Where a line stands in its issue tells nothing else. */
const FRAME_ALONE = ['deep', 'deeper'];

const IS_OPEN: Readonly<Record<(typeof WEIGHED)[number], (name: string) => boolean>> = {
  before: (name) => FRAME.before.split(' ').includes(name),
  title: (name) => !FRAME_ALONE.includes(name),
  section: (name) => !FRAME_ALONE.includes(name),
  after: (name) => FRAME.after.split(' ').includes(name),
};
/** The signals that may weigh nothing for a state. */
const CLOSED = WEIGHED.map((state) => SECOND_NAMES.flatMap((name, f) => (IS_OPEN[state](name) ? [] : [f])));

/** Holds back weights that the issues leave open; signals are between −1 and 1. */
const ridge = 2;
const folds = 3;
const steps = 200;
const memory = 7;

export function exampleOf(labelled: Labelled, weight: number): Example {
  const signals = signalRows(placesOf(labelled.lines.map(readLine)));
  return { labelled, signals, weight };
}

/** The second reading learns from first readings of issues that those were not fitted to. */
export function fitTitles(examples: readonly Example[]): TitleWeights {
  const firsts = examples.map(firstSequence);
  const chances = examples.map((): readonly number[] => []);
  for (let fold = 0; fold < folds; fold++) {
    const vector = lbfgs(
      firsts.filter((_, i) => i % folds !== fold),
      FIRST_NAMES.length,
    );
    for (let i = fold; i < firsts.length; i += folds) chances[i] = chancesBy(vector, firsts[i]!);
  }
  const seconds = examples.map((example, i) => ({
    rows: rowsOf(example.signals, styleRows(example.signals, chances[i]!)).map(sparse),
    labelled: example.labelled,
    weight: example.weight,
  }));
  return {
    first: named(lbfgs(firsts, FIRST_NAMES.length), FIRST_NAMES),
    second: named(lbfgs(seconds, SECOND_NAMES.length), SECOND_NAMES),
  };
}

function firstSequence({ signals, labelled, weight }: Example): Sequence {
  return { rows: rowsOf(signals).map(sparse), labelled, weight };
}

function sparse(row: Float64Array): Row {
  const at = Uint16Array.from([...row.keys()].filter((f) => row[f] !== 0));
  return { at, values: Float64Array.from(at, (f) => row[f]!) };
}

function chancesBy(vector: Float64Array, { rows }: Sequence): readonly number[] {
  const { scores, moves } = score(vector, rows, FIRST_NAMES.length);
  return titleChances(likelihood(scores, moves).chances);
}

function score(vector: Float64Array, rows: readonly Row[], width: number) {
  const scores = new Float64Array(rows.length * STATES.length);
  for (const [i, { at, values }] of rows.entries())
    for (const [w, state] of WEIGHED.entries()) {
      let sum = 0;
      for (let n = 0; n < at.length; n++) sum += values[n]! * vector[w * width + at[n]!]!;
      scores[i * STATES.length + STATES.indexOf(state)] = sum;
    }
  return { scores, moves: vector.subarray(WEIGHED.length * width) };
}

/** The loss −Σ ln P(a right reading) + ridge/2 · |w|², and its gradient. */
function slope(vector: Float64Array, sequences: readonly Sequence[], width: number) {
  const gradient = vector.map((value) => ridge * value);
  let loss = vector.reduce((sum, value) => sum + (ridge / 2) * value * value, 0);
  const offset = WEIGHED.length * width;
  for (const { rows, labelled, weight } of sequences) {
    const { scores, moves } = score(vector, rows, width);
    const all = likelihood(scores, moves);
    const right = likelihood(limited(scores, labelled), moves);
    loss += weight * (all.logSum - right.logSum);
    for (let m = 0; m < MOVES.length; m++)
      gradient[offset + m]! += weight * (all.moves[m]! - right.moves[m]!);
    for (const [i, { at, values }] of rows.entries())
      for (const [w, name] of WEIGHED.entries()) {
        const place = i * STATES.length + STATES.indexOf(name);
        const excess = weight * (all.chances[place]! - right.chances[place]!);
        if (Math.abs(excess) < 1e-9) continue;
        for (let n = 0; n < at.length; n++) gradient[w * width + at[n]!]! += excess * values[n]!;
      }
  }
  for (const [w, closed] of CLOSED.entries())
    for (const f of closed) if (f < width) gradient[w * width + f] = 0;
  return { loss, gradient };
}

/** The scores of right readings alone. */
function limited(scores: Float64Array, { states }: Labelled): Float64Array {
  return scores.map((score, place) => {
    const known = states[Math.floor(place / STATES.length)];
    const state = STATES[place % STATES.length];
    return (known === 'no title' ? state !== 'title' : state === known) ? score : Number.NEGATIVE_INFINITY;
  });
}

/** Source: Nocedal, “Updating quasi-Newton matrices with limited storage”, Mathematics of Computation 35, 1980. */
function lbfgs(sequences: readonly Sequence[], width: number): Float64Array {
  let vector = new Float64Array(WEIGHED.length * width + MOVES.length);
  let at = slope(vector, sequences, width);
  const pairs: { readonly s: Float64Array; readonly y: Float64Array }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = descent(at.gradient, pairs);
    const falls = dot(direction, at.gradient);
    let length = step === 0 ? 1 / Math.sqrt(dot(at.gradient, at.gradient)) : 1;
    let next = vector;
    let there = at;
    for (let tries = 0; tries < 20; tries++, length /= 2) {
      next = vector.map((value, i) => value + length * direction[i]!);
      there = slope(next, sequences, width);
      if (there.loss <= at.loss + 1e-4 * length * falls) break;
    }
    if (at.loss - there.loss < 1e-5 * at.loss) break;
    const s = next.map((value, i) => value - vector[i]!);
    const y = there.gradient.map((value, i) => value - at.gradient[i]!);
    if (dot(s, y) > 1e-10) pairs.push({ s, y });
    if (pairs.length > memory) pairs.shift();
    vector = next;
    at = there;
  }
  return vector;
}

function descent(
  gradient: Float64Array,
  pairs: readonly { readonly s: Float64Array; readonly y: Float64Array }[],
) {
  const q = gradient.map((value) => -value);
  const parts: number[] = [];
  for (const { s, y } of [...pairs].reverse()) {
    const part = dot(s, q) / dot(s, y);
    parts.unshift(part);
    for (let i = 0; i < q.length; i++) q[i]! -= part * y[i]!;
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    for (let i = 0; i < q.length; i++) q[i]! *= scale;
  }
  for (const [k, { s, y }] of pairs.entries()) {
    const back = parts[k]! - dot(y, q) / dot(s, y);
    for (let i = 0; i < q.length; i++) q[i]! += back * s[i]!;
  }
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

// More digits would say more than the issues can.
function named(vector: Float64Array, names: readonly string[]): Weights {
  const round = (value: number) => Number(value.toFixed(2));
  const width = names.length;
  return {
    signals: Object.fromEntries(
      names.map((name, f) => [name, WEIGHED.map((_, w) => round(vector[w * width + f]!))]),
    ),
    moves: Object.fromEntries(
      MOVE_NAMES.map((name, m) => [name, round(vector[WEIGHED.length * width + m]!)]),
    ),
  };
}
