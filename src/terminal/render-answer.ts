// Answer → what the terminal shows: how it was understood, the best match in full, the next ones in brief.

import { type Answer, type Excerpt, howSure, type Result, sameWords } from '../answering/answer.ts';
import type { Paper } from '../corpus/archive.ts';
import { tellingPart } from '../retrieval/excerpt.ts';
import { type Format, type Piece, type View, wrap } from './layout.ts';
import { printable } from './printable.ts';
import { factsOf, linkLine, listed, MARGIN, numbered } from './render-archive.ts';

const MARKED: Format = ['bold', 'underline'];
// In small print, a question of thousands of characters would only hide its answer.
const LONGEST_UNDERSTOOD = 300;
const SURENESS = { strong: 'green', fair: 'yellow', weak: 'red' } as const;

/**
 * Shows an answer.
 * @param asked the question as it was typed.
 * @returns lines without a line break at their end.
 */
export function renderAnswer(asked: string, answer: Answer, view: View): string {
  if (answer.reply !== null) return printable(answer.reply);
  return [readAs(asked, answer, view), opening(answer, view), ...body(answer, view)]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The lines in small print: a follow-up as it was understood, and the window of issues. */
function readAs(asked: string, { understood, window }: Answer, view: View): string {
  const dim = (text: string) => wrap([{ text, format: 'dim' }], view);
  const lines: string[] = [];
  if (!sameWords(asked, understood)) lines.push(dim(`Understood as: ${shortened(understood)}`));
  if (window?.from && window.to) lines.push(dim(`In issues from ${window.from} to ${window.to}.`));
  else if (window?.from) lines.push(dim(`In issues from ${window.from} on.`));
  else if (window?.to) lines.push(dim(`In issues up to ${window.to}.`));
  return lines.join('\n');
}

function shortened(question: string): string {
  return question.length <= LONGEST_UNDERSTOOD ? question : `${question.slice(0, LONGEST_UNDERSTOOD)}…`;
}

function opening({ kind, suggestions }: Answer, view: View): string {
  if (kind === 'answer') return '';
  if (kind === 'unsure')
    return wrap([{ text: 'I am not sure that the archive answers this. The closest it has:' }], view);
  const nearest = suggestions.length > 0 ? ' The papers with the nearest titles:' : '';
  return wrap([{ text: `The archive does not cover this.${nearest}` }], view);
}

function body({ kind, results, suggestions }: Answer, view: View): readonly string[] {
  if (kind === 'none') return [suggestions.map((paper, i) => inALine(paper, i + 1, view)).join('\n')];
  const [best, ...others] = results;
  if (best === undefined) return [];
  // As in the answer to "all papers on …": those that fit as well as the best are worth more than a line.
  const lesser = others.findIndex(({ confidence }) => howSure(confidence) !== howSure(best.confidence));
  const alike = lesser < 0 ? others.length : lesser;
  return [
    inFull(best, view),
    ...others.slice(0, alike).map((result, i) => inBrief(result, i + 2, view)),
    others
      .slice(alike)
      .map(({ paper }, i) => inALine(paper, alike + i + 2, view))
      .join('\n'),
  ];
}

function inFull({ paper, excerpt, confidence }: Result, view: View): string {
  const sure = howSure(confidence);
  const facts = [
    { text: `${factsOf(paper)} · `, format: 'dim' },
    { text: `${sure} match`, format: SURENESS[sure] },
  ] as const;
  return [
    wrap([{ text: paper.title, format: 'bold' }], view, numbered(1)),
    wrap(facts, view, MARGIN),
    ...linkLine(paper, view, MARGIN),
    '',
    wrap(marked(excerpt), view, MARGIN),
  ].join('\n');
}

function inBrief({ paper, excerpt }: Result, number: number, view: View): string {
  return `${inALine(paper, number, view)}\n${wrap(marked(tellingPart(excerpt)), view, MARGIN)}`;
}

function inALine(paper: Paper, number: number, view: View): string {
  return listed(paper, factsOf(paper), number, view);
}

/** The excerpt cut at its marks. */
function marked({ text, marks }: Excerpt): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    pieces.push({ text: text.slice(at, start) }, { text: text.slice(start, end), format: MARKED });
    at = end;
  }
  return [...pieces, { text: text.slice(at) }];
}
