// Papers made ready to be searched ↔ a few long arrays, which are read back from a file in no time.
import type { Paper } from '../corpus/archive.ts';
import { sumsOf } from '../corpus/packed-archive.ts';
import type { IndexedPaper, IndexedPapers } from './papers.ts';

/** Lists of numbers, one after the other: list i from `starts[i]` to `starts[i + 1]`. */
interface Rows {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** `IndexedPapers` as plain data, without the papers themselves. */
export interface PackedPapers extends Omit<IndexedPapers, 'papers'> {
  readonly lengths: Uint32Array;
  /** Of each paper: the terms it is found by, and how often each occurs. */
  readonly counts: Rows;
  readonly frequenciesInPapers: Uint16Array;
  /** Where a paper's passages begin in `passages`. */
  readonly firstPassages: Uint32Array;
  readonly passages: Rows;
  /** Of each paper: the words of its name, and their parts. */
  readonly names: Rows;
  readonly parts: Rows;
  readonly short: Rows;
}

export function packPapers({ papers, ...rest }: IndexedPapers): PackedPapers {
  const words = papers.flatMap(({ name }) => name.words);
  return {
    ...rest,
    lengths: Uint32Array.from(papers, ({ length }) => length),
    counts: rowsOf(papers.map(({ terms }) => terms.terms)),
    frequenciesInPapers: joined(
      papers.map(({ terms }) => terms.frequencies),
      (size) => new Uint16Array(size),
    ),
    firstPassages: sumsOf(papers.map(({ passages }) => passages.length)),
    passages: rowsOf(papers.flatMap(({ passages }) => passages)),
    names: rowsOf(papers.map(({ name }) => name.words.map(({ term }) => term))),
    parts: rowsOf(words.map(({ parts }) => parts)),
    short: rowsOf(papers.map(({ name }) => name.short)),
  };
}

/** @param papers those that were packed, in their order. */
export function unpackPapers(packed: PackedPapers, papers: readonly Paper[]): IndexedPapers {
  const { terms, frequencies, words, meanLength } = packed;
  const unpacked = papers.map((paper, i) => new UnpackedPaper(paper, i, packed));
  return { papers: unpacked, terms, frequencies, words, meanLength };
}

/** What is not looked at of a paper is not made. A class, since 15,000 objects with getters of their own take 20 MB. */
class UnpackedPaper implements IndexedPaper {
  readonly paper: Paper;
  readonly #place: number;
  readonly #packed: PackedPapers;

  constructor(paper: Paper, place: number, packed: PackedPapers) {
    this.paper = paper;
    this.#place = place;
    this.#packed = packed;
  }

  get length() {
    return this.#packed.lengths[this.#place]!;
  }

  get terms() {
    const { counts, frequenciesInPapers } = this.#packed;
    const [start, end] = [counts.starts[this.#place]!, counts.starts[this.#place + 1]!];
    return {
      terms: counts.values.subarray(start, end),
      frequencies: frequenciesInPapers.subarray(start, end),
    };
  }

  get passages() {
    const { firstPassages, passages } = this.#packed;
    return range(firstPassages, this.#place).map((passage) => row(passages, passage));
  }

  get name() {
    const { names, parts, short } = this.#packed;
    const words = range(names.starts, this.#place);
    return {
      words: words.map((word) => ({ term: names.values[word]!, parts: [...row(parts, word)] })),
      short: [...row(short, this.#place)],
    };
  }
}

function rowsOf(lists: readonly ArrayLike<number>[]): Rows {
  return {
    starts: sumsOf(lists.map(({ length }) => length)),
    values: joined(lists, (size) => new Uint32Array(size)),
  };
}

/** All lists, one after the other. */
function joined<Numbers extends Uint16Array | Uint32Array>(
  lists: readonly ArrayLike<number>[],
  create: (size: number) => Numbers,
): Numbers {
  const numbers = create(lists.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const list of lists) {
    numbers.set(list, at);
    at += list.length;
  }
  return numbers;
}

function row({ starts, values }: Rows, i: number): Uint32Array {
  return values.subarray(starts[i]!, starts[i + 1]!);
}

/** The places from `starts[i]` to before `starts[i + 1]`. */
function range(starts: Uint32Array, i: number): readonly number[] {
  return Array.from({ length: starts[i + 1]! - starts[i]! }, (_, each) => starts[i]! + each);
}
