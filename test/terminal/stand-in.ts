// An archive made by hand and an app without a search, for the tests of the terminal.

import { styleText } from 'node:util';
import type { Turn } from '../../src/answering/answer.ts';
import type { App } from '../../src/app.ts';
import type { Archive, Issue } from '../../src/corpus/archive.ts';
import type { View } from '../../src/terminal/layout.ts';
import { answer, paper, result } from '../answering/made.ts';

export const PLAIN: View = { width: 80, paint: (_, text) => text };
export const COLOUR: View = {
  width: 80,
  paint: (format, text) => styleText(format, text, { validateStream: false }),
};

export function issue(date: string, ...titles: readonly string[]): Issue {
  return {
    date,
    title: `Issue ${date}`,
    papers: titles.map((title, i) => paper(`${date}#${i + 1}`, title)),
  };
}

export const ARCHIVE: Archive = {
  issues: [
    issue('2022-06-05', 'Alpha', 'Beta'),
    issue('2022-11-06', 'Gamma'),
    issue('2022-11-27', 'Delta', 'Epsilon', 'Zeta'),
    issue('2023-05-21', 'Eta'),
  ],
  glossary: { acronyms: new Map(), synonyms: [] },
  topics: new Map(),
};

export const PAPERS = ARCHIVE.issues.flatMap(({ papers }) => papers);

/** What an app was asked. */
export interface Asked {
  readonly question: string;
  readonly turns: readonly Turn[];
  readonly limit: number | undefined;
}

/** An app over `ARCHIVE` that answers with the papers whose titles stand in the question, and notes what it was asked. */
export function createStandIn(): App & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    archive: ARCHIVE,
    ask(question, turns, options) {
      asked.push({ question, turns, limit: options?.limit });
      if (question === 'hi') return answer({ kind: 'none', understood: 'hi', reply: 'Hello.' });
      const found = PAPERS.filter(({ title }) => question.includes(title));
      return found.length > 0
        ? answer({ understood: question, results: found.map((each) => result(each)) })
        : answer({ kind: 'none', understood: question, suggestions: PAPERS.slice(0, 2) });
    },
    paper: (code) => PAPERS.find((each) => each.code === code),
    papers: () => PAPERS,
    terms: (question) => question,
    issue: (date) => ARCHIVE.issues.find((each) => each.date === date),
    topic: () => undefined,
    randomPaper: () => PAPERS[2]!,
    // The terminal looks nothing up by its name.
    lookUp: () => [],
    lookUpIssues: () => [],
    lookUpTopics: () => [],
    resolvePaper: () => ({ candidates: [] }),
    resolveIssue: () => ({ candidates: [] }),
    resolveTopic: () => ({ candidates: [] }),
    find: () => [],
    quote: () => [],
    related: () => [],
    *warmUp() {},
  };
}
