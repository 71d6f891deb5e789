// Papers, issues and the whole archive → what the terminal shows of them.

import type { Archive, Issue, Paper } from '../corpus/archive.ts';
import { type Margin, type Piece, type View, wrap } from './layout.ts';

/** The column in which everything stands that belongs to a numbered heading. */
export const MARGIN: Margin = { first: '    ', rest: '    ' };

/** The margin of a heading with a number of one or two digits, by which `/paper` finds it. */
export function numbered(number: number): Margin {
  return { first: `${String(number).padStart(2)}  `, rest: MARGIN.rest };
}

/** Date and code: `27 Nov 2022 · 2022-11-27#5`. */
export function factsOf(paper: Paper): string {
  return `${dayOf(paper.issue)} · ${paper.code}`;
}

/** Where the paper can be read, on a line of its own, so that it can be copied whole; none where its issue names no link. */
export function linkLine({ link }: Paper, view: View, margin?: Margin): readonly string[] {
  return link === null ? [] : [wrap([{ text: link, format: 'dim' }], view, margin)];
}

/** A paper's whole summary. */
export function renderPaper(paper: Paper, view: View): string {
  const facts = [factsOf(paper), ...paper.topics, ...(paper.starred ? ['starred'] : [])].join(' · ');
  const heading = [
    wrap([{ text: paper.title, format: 'bold' }], view),
    wrap([{ text: facts, format: 'dim' }], view),
    ...linkLine(paper, view),
  ].join('\n');
  return [heading, ...paper.paragraphs.map((text) => wrap([{ text }], view))].join('\n\n');
}

/** An issue's title and papers, in order. */
export function renderIssue(issue: Issue, view: View): string {
  const heading = [
    wrap([{ text: issue.title, format: 'bold' }], view),
    wrap([{ text: `Issue of ${dayOf(issue.date)} · ${count(issue.papers, 'paper')}`, format: 'dim' }], view),
  ].join('\n');
  const lines = issue.papers.map((paper, i) =>
    listed(paper, `${paper.code}${paper.starred ? ', starred' : ''}`, i + 1, view),
  );
  return [heading, '', ...lines].join('\n');
}

/** One of several papers: a line where it fits. */
export function listed(paper: Paper, facts: string, number: number, view: View): string {
  return wrap([{ text: `${paper.title} ` }, inBrackets(facts)], view, numbered(number));
}

/** Issues, a line each where they fit. */
export function listIssues(issues: readonly Issue[], view: View): string {
  return issues
    .map(({ date, title, papers }) =>
      wrap([{ text: `${title} ` }, inBrackets(count(papers, 'paper'))], view, {
        first: `${date}  `,
        rest: ' '.repeat(date.length + 2),
      }),
    )
    .join('\n');
}

/** What Paperboy is and knows, and what to type first. */
export function renderGreeting({ issues }: Archive, view: View): string {
  const papers = issues.flatMap((issue) => issue.papers);
  const span = [issues.at(0), issues.at(-1)].map((issue) => (issue ? dayOf(issue.date) : ''));
  return [
    wrap(
      [
        { text: 'Paperboy', format: 'bold' },
        {
          text: ` answers questions from ${count(issues, 'issue')} of a newsletter with ${count(papers, 'paper')}, ${span.join(' to ')}.`,
        },
      ],
      view,
    ),
    wrap([{ text: 'Try: How can I make a transformer generate text faster?' }], view),
    wrap([{ text: '/help lists the commands, /quit ends.', format: 'dim' }], view),
  ].join('\n');
}

/** `3 papers`, `1 paper`. */
export function count(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? '' : 's'}`;
}

function inBrackets(facts: string): Piece {
  return { text: `(${facts})`, format: 'dim', unbroken: true };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// Not Intl, which takes longer to load than to answer.
function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
