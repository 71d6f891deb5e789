// Logistic regression, over two outcomes or many: weights that make what was chosen most likely, by Newton's method.

/** A choice among alternatives, each described by numbers of the same meaning in the same order. */
export interface Choice {
  readonly alternatives: readonly (readonly number[])[];
  /** Which one was chosen, from 0. */
  readonly chosen: number;
}

/** What holds weights back that the choices leave open; too little to be seen in the others. */
const ridge = 1e-3;
const maxSteps = 200;

/**
 * Fits weights w to choices: McFadden's conditional logit, the listwise softmax of learning to rank.
 *
 *     P(i) = exp(w·xᵢ) / Σⱼ exp(w·xⱼ);   loss(w) = −Σ ln P(chosen) + ridge/2 · |w|²
 *
 * Sources: McFadden, “Conditional logit analysis of qualitative choice behavior”, 1974; Cao and others, “Learning to
 * rank: from pairwise approach to listwise approach”, ICML 2007.
 * @param dimension how many numbers describe an alternative.
 * @param positive whether weights below 0 are forbidden.
 */
export function fitChoices(
  choices: readonly Choice[],
  dimension: number,
  { positive = false }: { readonly positive?: boolean } = {},
): readonly number[] {
  const least = positive ? 0 : Number.NEGATIVE_INFINITY;
  let weights: readonly number[] = new Array<number>(dimension).fill(0);
  let at = slopeAt(weights, choices);
  for (let step = 0; step < maxSteps; step++) {
    const next = newtonStep(weights, at, choices, least);
    if (next === null) break;
    weights = next;
    at = slopeAt(weights, choices);
  }
  return weights;
}

/**
 * Binary logistic regression: P(yes) = 1 / (1 + exp(−bias − w·x)). It is a choice between x and nothing at all, whose
 * exp(0) is the 1 of the formula.
 * @returns the bias, then the weights.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  dimension: number,
): readonly number[] {
  const nothing = new Array<number>(dimension + 1).fill(0);
  const choices = rows.map((row, i) => ({ alternatives: [[1, ...row], nothing], chosen: labels[i] ? 0 : 1 }));
  return fitChoices(choices, dimension + 1);
}

interface Slope {
  readonly loss: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
}

/** Loss, gradient Σ (E[x] − x of the chosen) + ridge·w, and Hessian Σ Cov[x] + ridge·I, under the weights. */
export function slopeAt(weights: readonly number[], choices: readonly Choice[]): Slope {
  let loss = (ridge / 2) * dot(weights, weights);
  const gradient = weights.map((weight) => ridge * weight);
  const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? ridge : 0)));
  for (const { alternatives, chosen } of choices) {
    const { logSum, shares } = softmax(alternatives.map((x) => dot(weights, x)));
    const expected = weights.map((_, i) => alternatives.reduce((sum, x, k) => sum + shares[k]! * x[i]!, 0));
    loss += logSum - dot(weights, alternatives[chosen]!);
    alternatives.forEach((x, k) => {
      for (let i = 0; i < weights.length; i++)
        for (let j = 0; j < weights.length; j++)
          hessian[i]![j]! += shares[k]! * (x[i]! - expected[i]!) * (x[j]! - expected[j]!);
    });
    for (let i = 0; i < weights.length; i++) gradient[i]! += expected[i]! - alternatives[chosen]![i]!;
  }
  return { loss, gradient, hessian };
}

/**
 * One step of Newton's method for bounded weights, halved until the loss falls enough: weights at their bound that
 * would leave it stay there, the others move by −H⁻¹g. Null where no step is left to make.
 *
 * Source: Bertsekas, “Projected Newton methods for optimization problems with simple constraints”, SIAM Journal on
 * Control and Optimization 20(2), 1982.
 */
export function newtonStep(
  weights: readonly number[],
  { loss, gradient, hessian }: Slope,
  choices: readonly Choice[],
  least: number,
): readonly number[] | null {
  const slack = Math.min(1e-3, Math.hypot(...weights.map((w, i) => w - Math.max(least, w - gradient[i]!))));
  const free = [...weights.keys()].filter((i) => weights[i]! > least + slack || gradient[i]! <= 0);
  const moved = solve(
    free.map((i) => free.map((j) => hessian[i]![j]!)),
    free.map((i) => -gradient[i]!),
  );
  const direction = weights.map((_, i) => (free.includes(i) ? moved[free.indexOf(i)]! : -gradient[i]!));
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = weights.map((w, i) => Math.max(least, w + length * direction[i]!));
    const gain = dot(
      gradient,
      weights.map((w, i) => w - next[i]!),
    );
    // Below this, a step only stirs the last digits.
    if (gain < 1e-12 * (1 + loss)) return null;
    if (slopeAt(next, choices).loss <= loss - 1e-4 * gain) return next;
  }
  return null;
}

/** Solves A·x = b for a symmetric, positive definite A, by Cholesky's A = L·Lᵀ. */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): readonly number[] {
  const lower: number[][] = [];
  const y: number[] = [];
  for (const [i, row] of a.entries()) {
    lower.push([]);
    for (let j = 0; j < i; j++) lower[i]!.push((row[j]! - dot(lower[i]!, lower[j]!)) / lower[j]![j]!);
    const forward = b[i]! - dot(lower[i]!, y);
    lower[i]!.push(Math.sqrt(row[i]! - dot(lower[i]!, lower[i]!)));
    y.push(forward / lower[i]![i]!);
  }
  const x: number[] = new Array<number>(b.length).fill(0);
  for (let i = b.length - 1; i >= 0; i--)
    x[i] =
      (y[i]! - x.reduce((sum, value, k) => (k > i ? sum + lower[k]![i]! * value : sum), 0)) / lower[i]![i]!;
  return x;
}

function softmax(logits: readonly number[]): { readonly logSum: number; readonly shares: readonly number[] } {
  const most = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - most), 0);
  const logSum = most + Math.log(sum);
  return { logSum, shares: logits.map((logit) => Math.exp(logit - logSum)) };
}

/** Of the numbers that both have. */
function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) sum += a[i]! * b[i]!;
  return sum;
}
