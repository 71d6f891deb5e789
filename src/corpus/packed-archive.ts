// An archive ↔ the same with its summaries as bytes: as texts, 15,000 of them would be most of what Paperboy holds.
import type { Archive, Issue, Paper } from './archive.ts';

/** An archive as plain data. */
export interface PackedArchive extends Omit<Archive, 'issues'> {
  readonly issues: readonly (Omit<Issue, 'papers'> & { readonly papers: readonly Heading[] })[];
  readonly summaries: Summaries;
}

type Heading = Omit<Paper, 'paragraphs'>;

interface Summaries {
  /** All paragraphs in UTF-8, one after the other: paragraph i from `starts[i]` to `starts[i + 1]`. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** Paper i, counted through all issues, has the paragraphs from `first[i]` to before `first[i + 1]`. */
  readonly first: Uint32Array;
}

export function packArchive({ issues, ...lists }: Archive): PackedArchive {
  return {
    ...lists,
    issues: issues.map(({ papers, ...issue }) => ({
      ...issue,
      papers: papers.map(({ paragraphs: _, ...heading }) => heading),
    })),
    summaries: packSummaries(issues.flatMap((issue) => issue.papers)),
  };
}

function packSummaries(papers: readonly Paper[]): Summaries {
  const texts = papers.flatMap(({ paragraphs }) => paragraphs);
  const starts = sumsOf(texts.map((text) => Buffer.byteLength(text)));
  const bytes = new Uint8Array(starts.at(-1)!);
  const encoder = new TextEncoder();
  texts.forEach((text, i) => {
    encoder.encodeInto(text, bytes.subarray(starts[i]));
  });
  return { bytes, starts, first: sumsOf(papers.map(({ paragraphs }) => paragraphs.length)) };
}

/** A paper's paragraphs are made anew from the bytes whenever they are asked for. */
export function unpackArchive({ issues, summaries, ...lists }: PackedArchive): Archive {
  const places = new WeakMap<object, number>();
  // One getter for all papers: with functions of their own each would take half a kilobyte more.
  const paragraphs = {
    enumerable: true,
    get(this: object) {
      return paragraphsOf(places.get(this)!, summaries);
    },
  };
  let place = 0;
  const paperOf = (heading: Heading): Paper => {
    const paper = Object.defineProperty({ ...heading }, 'paragraphs', paragraphs) as Paper;
    places.set(paper, place++);
    return paper;
  };
  return { ...lists, issues: issues.map((issue) => ({ ...issue, papers: issue.papers.map(paperOf) })) };
}

function paragraphsOf(place: number, { bytes, starts, first }: Summaries): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: first[place + 1]! - first[place]! }, (_, i) => {
    const text = first[place]! + i;
    return buffer.toString('utf8', starts[text], starts[text + 1]);
  });
}

/** What all lengths before each one are together, and at the end all of them. */
export function sumsOf(lengths: readonly number[]): Uint32Array {
  const sums = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    sums[i + 1] = sums[i]! + length;
  });
  return sums;
}
