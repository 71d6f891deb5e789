// The nouns of the archive: what the loader makes of the Markdown files, and all that the other layers know of them.

/** One paper's summary. */
export interface Paper {
  /** Its issue's date and its place in it, counted from 1: `2022-12-04#2`. */
  readonly code: string;
  readonly title: string;
  /** The issue's date, `YYYY-MM-DD`. */
  readonly issue: string;
  /** Names from the controlled list of topics. */
  readonly topics: readonly string[];
  /** The newsletter's author marked it as outstanding. */
  readonly starred: boolean;
  /** Where the paper itself can be read, an https address; null where the issue names none. */
  readonly link: string | null;
  /** How members who don't know its name would ask for it: searched, never shown. */
  readonly askedAs: readonly string[];
  /** The summary as plain text, in order; never empty. */
  readonly paragraphs: readonly string[];
}

/** One issue of the newsletter. */
export interface Issue {
  /** `YYYY-MM-DD`; no two issues share one. */
  readonly date: string;
  readonly title: string;
  readonly papers: readonly Paper[];
}

/** Words of the field that stand for each other. */
export interface Glossary {
  /** Short form, in its usual capitals, to its long forms. */
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
  /** Groups of words and phrases that a searcher might use for one another. */
  readonly synonyms: readonly (readonly string[])[];
}

/** Everything that is known: the issues from the oldest to the newest, and the words. */
export interface Archive {
  readonly issues: readonly Issue[];
  readonly glossary: Glossary;
  /** The controlled list: name of a topic to what it covers. */
  readonly topics: ReadonlyMap<string, string>;
}

/** How many papers some issues hold together. */
export function countPapers(issues: readonly Pick<Issue, 'papers'>[]): number {
  return issues.reduce((sum, { papers }) => sum + papers.length, 0);
}
