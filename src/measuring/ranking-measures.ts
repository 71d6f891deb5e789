// How good a ranking is: the usual measures of retrieval, each for one query.

/** An item's grade: 0 where it does not answer, else above. */
type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first `k`, 0 to 1; the gain is the grade.
 *
 *     DCG@k = Σ grade(i) / log2(i + 1), i from 1 to k;   nDCG@k = DCG@k / DCG@k of the best possible ranking
 *
 * Source: Järvelin and Kekäläinen, “Cumulated gain-based evaluation of IR techniques”, ACM TOIS 20(4), 2002, with the
 * discount log2(i + 1) that trec_eval uses.
 */
export function ndcg(ranked: readonly string[], grades: Grades, k: number): number {
  const best = [...grades.values()].sort((a, b) => b - a);
  const ideal = discountedGain(best.slice(0, k));
  const gained = discountedGain(ranked.slice(0, k).map((id) => grades.get(id) ?? 0));
  return ideal > 0 ? gained / ideal : 0;
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/**
 * 1 over the place, from 1, of the first answer among the first `k`; 0 where none is there. Its mean is MRR@k.
 *
 * Source: Voorhees, “The TREC-8 question answering track report”, 1999.
 */
export function reciprocalRank(ranked: readonly string[], grades: Grades, k: number): number {
  const place = ranked.slice(0, k).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/**
 * The share of all that answers that stands among the first `k`, 0 to 1.
 *
 * Source: Manning, Raghavan and Schütze, “Introduction to Information Retrieval”, 2008, section 8.3.
 */
export function recall(ranked: readonly string[], grades: Grades, k: number): number {
  const wanted = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const first = new Set(ranked.slice(0, k));
  return wanted.length > 0 ? wanted.filter((id) => first.has(id)).length / wanted.length : 0;
}

/** How many of these places, each from 0 or null for nowhere, are among the first `k`. */
export function countWithin(places: readonly (number | null)[], k: number): number {
  return places.filter((place) => place !== null && place < k).length;
}

/** 0 for an empty list. */
export function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/**
 * The smallest value that at least the share `q` of all values don't exceed; 0 for an empty list.
 *
 * Source: Hyndman and Fan, “Sample quantiles in statistical packages”, The American Statistician 50(4), 1996, type 1.
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}
