// The report of an import → what the terminal shows of it: what needs a look begins with a question mark.
import {
  type ImportReport,
  isWritten,
  type Outcome,
  type ReportedDoubt,
  type ReportedIssue,
} from '../importing/report.ts';
import { type Margin, type View, wrap } from './layout.ts';

const INDENT = ' '.repeat(12);
const MARGIN: Margin = { first: INDENT, rest: INDENT };
const LOOK: Margin = { first: `${INDENT}? `, rest: `${INDENT}  ` };
const SAID: Margin = { first: `${INDENT}- `, rest: `${INDENT}  ` };

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  new: 'new',
  replaced: 'replaced',
  unchanged: 'unchanged',
  corrected: 'as you corrected it',
  differs: 'left as it was',
  edited: 'left as you edited it',
  'by hand': 'left as you wrote it',
  deleted: 'left deleted, --update writes it again',
};

const LEFT: Partial<Record<Outcome, (file: string) => string>> = {
  differs: () =>
    'would come out otherwise now, as its source, topics.yaml or Paperboy has changed: --update replaces it',
  edited: (file) =>
    `would come out otherwise now, and you have edited ${file}: compare them, then keep yours with --update, or delete it and use --update`,
  'by hand': (file) =>
    `${file} has this date, and no import wrote it: delete one of the two, or change its date`,
};

// Who has thousands of files that are no newsletters need not see all their names.
const MOST_SAID = 100;
const IN_JSON = ', which --json shows';
// The glossary itself shows them all.
const MOST_ACRONYMS = 12;

/** The whole report, for people. */
export function renderReport(report: ImportReport, view: View): string {
  const { issues, refused, notes, acronyms, problems } = report;
  const quiet = issues.filter(isQuiet).length;
  const parts = [
    issues
      .filter((issue) => !isQuiet(issue))
      .map((issue) => renderIssue(issue, view))
      .join('\n'),
    quiet === 0 ? '' : wrap([{ text: `${count(quiet, 'issue')} as before.` }], view),
    section('Refused', shortened(refused.map(said), MOST_SAID, IN_JSON), LOOK, view),
    section('Notes', shortened(notes.map(said), MOST_SAID, IN_JSON), SAID, view),
    section('Added to glossary.yaml', shortened(acronyms, MOST_ACRONYMS), SAID, view),
    section('Problems of the archive', shortened(problems, MOST_SAID, IN_JSON), LOOK, view),
    renderSummary(report, view),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderIssue(issue: ReportedIssue, view: View): string {
  const { date, title, source, outcome, papers, doubts, changed, dropped } = issue;
  const left = LEFT[outcome]?.(`${date}.md`);
  const facts = `${count(papers.length, 'paper')} · ${OUTCOMES[outcome]} · ${source}`;
  return [
    wrap([{ text: title, format: 'bold' }], view, { first: `${date}  `, rest: INDENT }),
    wrap([{ text: facts, format: 'dim' }], view, MARGIN),
    ...[
      ...(left === undefined ? [] : [left]),
      ...changed,
      ...doubts.map((doubt) => doubtful(doubt, date)),
    ].map((text) => wrap([{ text }], view, LOOK)),
    ...(isWritten(issue) ? inFewLines(dropped) : []).map((text) =>
      wrap([{ text: `dropped: ${text}` }], view, SAID),
    ),
  ].join('\n');
}

/** Nothing came of it that a person has to know. */
function isQuiet({ outcome, doubts, changed }: ReportedIssue): boolean {
  return (outcome === 'unchanged' || outcome === 'corrected') && doubts.length + changed.length === 0;
}

/** What is counted on one line, what is told with its words on a line each. */
function inFewLines(dropped: readonly string[]): readonly string[] {
  const worded = dropped.filter((text) => text.includes('“'));
  const counted = dropped.filter((text) => !text.includes('“'));
  return [...(counted.length === 0 ? [] : [counted.join(', ')]), ...worded];
}

function shortened(lines: readonly string[], most: number, where = ''): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `and ${lines.length - most} more${where}`];
}

function doubtful({ text, taken, chance, reasons, line }: ReportedDoubt, date: string): string {
  const sure = Math.round(100 * (taken === 'title' ? chance : 1 - chance));
  const because = reasons.length > 0 ? `: ${reasons.join(', ')}` : '';
  const where = line === null ? '' : `${date}.md:${line}: `;
  return `${where}“${text}” was taken for ${taken === 'title' ? 'a title' : 'text'}, ${sure}% sure${because}`;
}

function section(name: string, lines: readonly string[], margin: Margin, view: View): string {
  if (lines.length === 0) return '';
  const short = { first: margin.first.slice(INDENT.length - 2), rest: margin.rest.slice(INDENT.length - 2) };
  const heading = wrap([{ text: name, format: 'bold' }], view);
  return [heading, ...lines.map((text) => wrap([{ text }], view, short))].join('\n');
}

function renderSummary({ to, dryRun, summary, problems }: ImportReport, view: View): string {
  const { issues, papers, written, toLookAt, refused } = summary;
  const looks = [
    ...(toLookAt > 0 ? [`${count(toLookAt, 'thing')} to look at`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
  ];
  const done = written === 0 ? 'nothing' : String(written);
  const text = [
    ...(issues === 0 ? ['No issue was found;'] : [`${count(issues, 'issue')}, ${count(papers, 'paper')};`]),
    `${done} ${dryRun ? 'would be written' : 'written'} to ${to}.`,
    ...(looks.length > 0 ? [`Marked ? above: ${looks.join(', ')}.`] : []),
  ].join(' ');
  return wrap([{ text }], view);
}

function said({ source, what }: { readonly source: string; readonly what: string }): string {
  return what.includes(` in ${source}:`) ? what : `${source}: ${what}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
