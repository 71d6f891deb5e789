// Papers made ready to be searched ↔ a few long arrays, which are read back from a file in no time.
import type { Paper } from '../corpus/archive.ts';
import type { IndexedPaper, IndexedPapers } from './papers.ts';

/** Lists of numbers, one after the other: list i from `starts[i]` to `starts[i + 1]`. */
interface Rows<Numbers extends Uint16Array | Uint32Array = Uint32Array> {
  readonly starts: Uint32Array;
  readonly values: Numbers;
}

/** `IndexedPapers` as plain data. */
export interface PackedPapers extends Omit<IndexedPapers, 'papers'> {
  readonly papers: readonly Paper[];
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
    papers: papers.map(({ paper }) => paper),
    lengths: Uint32Array.from(papers, ({ length }) => length),
    counts: rowsOf(papers.map(({ terms }) => terms.terms)),
    frequenciesInPapers: Uint16Array.from(papers.flatMap(({ terms }) => [...terms.frequencies])),
    firstPassages: startsOf(papers.map(({ passages }) => passages)),
    passages: rowsOf(papers.flatMap(({ passages }) => passages)),
    names: rowsOf(papers.map(({ name }) => name.words.map(({ term }) => term))),
    parts: rowsOf(words.map(({ parts }) => parts)),
    short: rowsOf(papers.map(({ name }) => name.short)),
  };
}

/** What is not looked at of a paper is not made. */
export function unpackPapers({
  papers,
  terms,
  frequencies,
  words,
  meanLength,
  ...packed
}: PackedPapers): IndexedPapers {
  const { lengths, counts, frequenciesInPapers, firstPassages, passages, names, parts, short } = packed;
  const unpack = (paper: Paper, i: number): IndexedPaper => ({
    paper,
    length: lengths[i]!,
    get terms() {
      const [start, end] = [counts.starts[i]!, counts.starts[i + 1]!];
      return {
        terms: counts.values.subarray(start, end),
        frequencies: frequenciesInPapers.subarray(start, end),
      };
    },
    get passages() {
      return range(firstPassages[i]!, firstPassages[i + 1]!).map((passage) => row(passages, passage));
    },
    get name() {
      const words = range(names.starts[i]!, names.starts[i + 1]!);
      return {
        words: words.map((word) => ({ term: names.values[word]!, parts: [...row(parts, word)] })),
        short: [...row(short, i)],
      };
    },
  });
  return { papers: papers.map(unpack), terms, frequencies, words, meanLength };
}

function rowsOf(lists: readonly ArrayLike<number>[]): Rows {
  const starts = startsOf(lists);
  const values = new Uint32Array(starts.at(-1)!);
  lists.forEach((list, i) => {
    values.set(list, starts[i]!);
  });
  return { starts, values };
}

function startsOf(lists: readonly { readonly length: number }[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach(({ length }, i) => {
    starts[i + 1] = starts[i]! + length;
  });
  return starts;
}

function row({ starts, values }: Rows, i: number): Uint32Array {
  return values.subarray(starts[i]!, starts[i + 1]!);
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
