// BM25: what a term of a question adds to the score of a document that holds it.

/** Its usual constants: how soon repetition stops counting, and how much long documents are held back. */
export const bm25 = { k: 1.2, b: 0.7 } as const;

/** Robertson and Spärck Jones's weight of a term that `df` of `n` documents hold, as Lucene smooths it. */
export function inverseDocumentFrequency(n: number, df: number): number {
  return Math.log(1 + (n - df + 0.5) / (df + 0.5));
}

/** The saturation of a term's frequency, between 0 and k + 1. `relativeLength` is the document's over the average. */
export function saturation(frequency: number, relativeLength: number): number {
  return (frequency * (bm25.k + 1)) / (frequency + bm25.k * (1 - bm25.b + bm25.b * relativeLength));
}
