// What the steps of an import hand on: a file's bytes, an issue as its source has it, an issue whose papers are known.
import type { RootContent } from 'mdast';

/** One file to read, wherever it lay. */
export interface Source {
  /** For people, and the same at every import: the path as it was given, or `export.zip/posts/123.my-post.html`. */
  readonly name: string;
  /** The file's own name, without folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Why something was not imported; `what` names the culprit and the next step, in one sentence. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly source: string;
  readonly what: string;
}

/** What was left out on purpose, or deserves a word: a draft, a podcast, a sponsor block, figures. */
export interface Note {
  readonly kind: 'note';
  readonly source: string;
  readonly what: string;
}

/** A day that a source may be the issue of, with where it stands. */
export interface DateHint {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly from: 'title' | 'front matter' | 'page' | 'feed' | 'csv' | 'text' | 'file name';
}

/** One issue as its source has it. The wording of its blocks is the source's to the letter. */
export interface Draft {
  readonly source: string;
  /** The issue's title where the source names one, without the date that may stand before it. */
  readonly title: string | null;
  /** The best first; empty where there is none. */
  readonly dates: readonly DateHint[];
  /**
   * `marked`: headings are headings (Markdown, HTML). `lines`: plain text, each line a paragraph with one text node, and
   * what is a title must be inferred; the lines' `position`s tell where empty lines stand. Images, forms, sponsors and
   * the like are gone already; footnotes are mdast's.
   */
  readonly kind: 'marked' | 'lines';
  readonly blocks: readonly RootContent[];
  readonly dropped: readonly string[];
}

/** One paper as it was understood. */
export interface FoundPaper {
  /** As plain text, to the letter, without a star that stood beside it. */
  readonly title: string;
  readonly starred: boolean;
  /** arXiv, OpenReview or DOI, as an https address; null where none is near the title. */
  readonly link: string | null;
  /** As the source names them, whether or not the archive's list has them; empty where it names none. */
  readonly topics: readonly string[];
  /** How a member would ask for it, in the source's words; empty where it says nothing of that. */
  readonly askedAs: readonly string[];
  readonly blocks: readonly RootContent[];
}

/** A line or heading that may have been understood wrongly. */
export interface Doubt {
  readonly text: string;
  /** What it was taken for. */
  readonly taken: 'title' | 'text';
  /** The chance that it is a title, 0 to 1. */
  readonly chance: number;
  /** In words, the weightiest first: "ends in a full stop (against)", "a sentence follows (for)". */
  readonly reasons: readonly string[];
}

/** One issue as it was understood. */
export interface FoundIssue {
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly title: string;
  readonly papers: readonly FoundPaper[];
  readonly doubts: readonly Doubt[];
  readonly dropped: readonly string[];
}

/** What comes out of reading the sources, in their order. */
export type Found = { readonly kind: 'issue'; readonly issue: FoundIssue } | Refusal | Note;
