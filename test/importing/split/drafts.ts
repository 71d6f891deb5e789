// Markdown and plain text as drafts, so that tests read like newsletters.

import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Draft, FoundIssue } from '../../../src/importing/draft.ts';
import { oneLine } from '../../../src/importing/lines-text.ts';
import { splitIssue } from '../../../src/importing/split.ts';

const common = {
  source: 'issues/2031-05-04.md',
  title: 'A small issue',
  dates: [{ date: '2031-05-04', from: 'title' }],
  dropped: [],
} as const;

export function marked(markdown: string): Draft {
  return { ...common, kind: 'marked', blocks: fromMarkdown(markdown).children };
}

/** Every line a paragraph, as plain text is read; without positions, so that empty lines are not seen. */
export function lines(text: string, withPositions = false): Draft {
  const all = text.split('\n');
  const blocks = all.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const start = { line: i + 1, column: 1 };
    const position = { start, end: { line: i + 1, column: line.length + 1 } };
    const children = [{ type: 'text' as const, value: line.trim() }];
    return [{ type: 'paragraph' as const, children, ...(withPositions ? { position } : {}) }];
  });
  return { ...common, kind: 'lines', blocks };
}

export function issueOf(draft: Draft): FoundIssue {
  const found = splitIssue(draft);
  if ('what' in found) throw new Error(found.what);
  return found;
}

/** Each paper as its title and its blocks' words. */
export function papersOf(draft: Draft): readonly (readonly string[])[] {
  return issueOf(draft).papers.map(({ title, blocks }) => [title, ...blocks.map(oneLine)]);
}

export function titlesOf(draft: Draft): readonly string[] {
  return issueOf(draft).papers.map(({ title }) => title);
}
