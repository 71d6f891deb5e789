// Archives that are nothing but papers, as the daily posts see them; they can be edited between two posts.

import type { Archive, Paper } from '../../src/corpus/archive.ts';
import type { Papers } from '../../src/daily/picking.ts';

export interface Entry {
  readonly issue: string;
  readonly title: string;
  readonly topics?: readonly string[];
}

/** An archive of these papers; those of an issue have their places in the order given. */
export function archiveOf(entries: readonly Entry[]): Archive {
  const dates = [...new Set(entries.map(({ issue }) => issue))].sort();
  const issues = dates.map((date) => ({
    date,
    title: `Issue of ${date}`,
    papers: entries
      .filter(({ issue }) => issue === date)
      .map((entry, place): Paper => paperOf(entry, `${date}#${place + 1}`)),
  }));
  return { issues, glossary: { acronyms: new Map(), synonyms: [] }, topics: new Map() };
}

/** What `App` gives of an archive, newest issue first. */
export function papersOf(archive: Archive): Papers {
  const newestFirst = archive.issues.toReversed().flatMap(({ papers }) => papers);
  return {
    archive,
    papers: ({ topic, window } = {}) =>
      newestFirst.filter(
        ({ topics, issue }) =>
          (topic === undefined || topics.includes(topic)) &&
          (window?.from == null || issue >= window.from) &&
          (window?.to == null || issue <= window.to),
      ),
  };
}

/** So many papers, ten to an issue, on two topics by turns. */
export function someEntries(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    issue: new Date(Date.UTC(2022, 0, 2 + 7 * Math.floor(i / 10))).toISOString().slice(0, 10),
    title: `Paper ${i}`,
    topics: [i % 2 === 0 ? 'even' : 'odd'],
  }));
}

function paperOf({ issue, title, topics = [] }: Entry, code: string): Paper {
  return {
    code,
    title,
    issue,
    topics,
    starred: false,
    link: null,
    askedAs: [],
    paragraphs: [`About ${title}.`],
  };
}
