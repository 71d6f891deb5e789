// Candidates: which documents share weighted terms with a question. Any engine can stand behind `Engine`.

export interface Hit {
  /** The document's place in the list that the engine was made from. */
  readonly document: number;
  /** BM25, above 0. */
  readonly score: number;
}

export interface Engine {
  /**
   * Terms with their weights in; out come the best of the documents that `accept` takes, best first, at most `limit`.
   * Ties: the earlier document.
   */
  search(
    query: ReadonlyMap<string, number>,
    limit: number,
    accept?: (document: number) => boolean,
  ): readonly Hit[];
}

/** What an engine is made from: terms are found and numbered already, nothing is split or folded any more. */
export interface Documents {
  /** Every term with its number, from 0 on in the order of the map. */
  readonly terms: ReadonlyMap<string, number>;
  /** Of each document its terms, each once, and how often each occurs. */
  readonly counts: readonly Counts[];
}

export interface Counts {
  readonly terms: Uint32Array;
  readonly frequencies: Uint16Array;
}
