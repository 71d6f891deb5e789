// What papers and the archive look like at a terminal.

import { expect, it } from 'vitest';
import { renderGreeting, renderIssue, renderPaper } from '../../src/terminal/render-archive.ts';
import { paper } from '../answering/made.ts';
import { ARCHIVE, issue, PLAIN } from './stand-in.ts';

it('shows all of a summary, paragraph by paragraph', () => {
  const shown = renderPaper(
    paper('2022-12-04#2', 'Alpha', {
      topics: ['data', 'hardware'],
      starred: true,
      paragraphs: ['One.', 'Two.'],
    }),
    PLAIN,
  );
  expect(shown).toBe('Alpha\n4 Dec 2022 · 2022-12-04#2 · data · hardware · starred\n\nOne.\n\nTwo.');
});

it('tells the starred papers of an issue', () => {
  const { papers, ...rest } = issue('2022-12-04', 'Alpha', 'Beta');
  const shown = renderIssue(
    { ...rest, papers: papers.map((each, i) => ({ ...each, starred: i === 1 })) },
    PLAIN,
  );
  expect(shown).toMatch(/\n 1 {2}Alpha \(2022-12-04#1\)\n 2 {2}Beta \(2022-12-04#2, starred\)$/);
});

it('greets with what it is, what it knows, an example and the help', () => {
  expect(renderGreeting(ARCHIVE, { ...PLAIN, width: 100 }).split('\n')).toEqual([
    'Paperboy answers questions from 4 issues of a newsletter with 7 papers, 5 Jun 2022 to 21 May 2023.',
    'Try: How can I make a transformer generate text faster?',
    '/help lists the commands, /quit ends.',
  ]);
});
