// Issues as if they had been read and split, and their import into a folder.
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Found, FoundIssue } from '../../../src/importing/draft.ts';
import { type ImportOptions, importIssues } from '../../../src/importing/import.ts';
import type { ImportReport } from '../../../src/importing/report.ts';
import { SHIPPED } from '../../corpus/folder.ts';

/** An issue of papers with these titles, a paragraph of `text` below each. */
export function issueOf(
  date: string,
  titles: readonly string[],
  text = 'Text.',
  more: Partial<FoundIssue> = {},
): FoundIssue {
  const papers = titles.map((title) => ({
    title,
    starred: false,
    link: null,
    topics: [],
    askedAs: [],
    blocks: fromMarkdown(text).children,
  }));
  return { source: `${date}.txt`, date, title: `Issue of ${date}`, papers, doubts: [], dropped: [], ...more };
}

export async function* foundOf(all: readonly (FoundIssue | Found)[]): AsyncGenerator<Found> {
  for (const each of all) yield 'kind' in each ? each : { kind: 'issue', issue: each };
}

export function optionsFor(to: string, more: Partial<ImportOptions> = {}): ImportOptions {
  return {
    to,
    shippedDir: SHIPPED,
    update: false,
    dryRun: false,
    suggestTopics: () => () => [],
    progress: () => undefined,
    ...more,
  };
}

/** The report of an import that is not stopped. */
export async function importInto(
  to: string,
  all: readonly (FoundIssue | Found)[],
  more: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const report = await importIssues(foundOf(all), optionsFor(to, more));
  if ('stopped' in report) throw new Error(report.stopped);
  return report;
}
