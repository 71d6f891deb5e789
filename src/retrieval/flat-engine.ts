// The engine of large archives: an inverted index in a few flat arrays, which 15,000 papers fill in some 20 ms.
import { bm25, inverseDocumentFrequency } from './bm25.ts';
import type { Documents, Engine, Hit } from './engine.ts';

/** Which documents hold term t, and how often: `documents` and `frequencies` from `starts[t]` to `starts[t + 1]`. */
interface Postings {
  readonly starts: Uint32Array;
  /** Numbers of the least size that tells all documents apart. */
  readonly documents: Uint16Array | Uint32Array;
  readonly frequencies: Uint16Array;
}

/** As MiniSearch does, it takes a document's number of different terms for its length, so that both find the same. */
export function createFlatEngine({ terms, counts }: Documents): Engine {
  const postings = invert(counts, terms.size);
  const meanLength = counts.reduce((sum, { terms }) => sum + terms.length, 0) / (counts.length || 1);
  /** The part of the saturation's denominator that is the document's own. */
  const held = Float64Array.from(
    counts,
    ({ terms }) => bm25.k * (1 - bm25.b + (bm25.b * terms.length) / (meanLength || 1)),
  );
  const scores = new Float64Array(counts.length);

  function addTerm(number: number, weight: number): void {
    const [first, end] = [postings.starts[number]!, postings.starts[number + 1]!];
    const most = weight * inverseDocumentFrequency(counts.length, end - first) * (bm25.k + 1);
    for (let at = first; at < end; at++) {
      const document = postings.documents[at]!;
      const frequency = postings.frequencies[at]!;
      scores[document]! += (most * frequency) / (frequency + held[document]!);
    }
  }

  return {
    search(query, limit, accept = () => true) {
      scores.fill(0);
      for (const [term, weight] of query) {
        const number = terms.get(term);
        if (number !== undefined) addTerm(number, weight);
      }
      return best(scores, limit, accept);
    },
  };
}

/** The documents that scored, best first: few of many, so that each finds its place in a short list or none at all. */
function best(scores: Float64Array, limit: number, accept: (document: number) => boolean): readonly Hit[] {
  const hits: Hit[] = [];
  let least = 0;
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]!;
    if (score <= least || !accept(document)) continue;
    let place = hits.length;
    while (place > 0 && hits[place - 1]!.score < score) place--;
    hits.splice(place, 0, { document, score });
    if (hits.length > limit) hits.pop();
    if (hits.length === limit) least = hits.at(-1)?.score ?? Infinity;
  }
  return hits;
}

/** Documents by term: counted, then filled in. */
function invert(counts: Documents['counts'], size: number): Postings {
  const starts = new Uint32Array(size + 1);
  for (const { terms } of counts) for (const term of terms) starts[term + 1]!++;
  for (let term = 0; term < size; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const documents = new (counts.length <= 0x10000 ? Uint16Array : Uint32Array)(starts[size]!);
  const frequencies = new Uint16Array(starts[size]!);
  counts.forEach(({ terms, frequencies: often }, document) => {
    for (let i = 0; i < terms.length; i++) {
      const at = next[terms[i]!]!++;
      documents[at] = document;
      frequencies[at] = often[i]!;
    }
  });
  return { starts, documents, frequencies };
}
