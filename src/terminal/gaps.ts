// Questions that found no good answer → the operator's table of them, or lines in the format of development questions.
import type { Gap } from '../store/feedback.ts';
import { printable } from './printable.ts';

/** A question as the operator sees it: nobody's. */
export type AskedInVain = Omit<Gap, 'member' | 'server'> & { readonly at: number };

/** What was asked of one matter. */
export interface Matter {
  readonly terms: string;
  /** Oldest first. */
  readonly asked: readonly AskedInVain[];
}

/** So many wordings of a matter stand in the table. */
const mostWordings = 3;
const longestWording = 100;

/**
 * The matters, those asked about most first, then the latest.
 * @param questions oldest first.
 * @param all also what was asked only once.
 */
export function mattersOf(questions: readonly AskedInVain[], all: boolean): readonly Matter[] {
  const latest = ({ asked }: Matter) => asked.at(-1)?.at ?? 0;
  return [...Map.groupBy(questions, ({ terms }) => terms)]
    .map(([terms, asked]) => ({ terms, asked }))
    .filter(({ asked }) => all || asked.length > 1)
    .sort((a, b) => b.asked.length - a.asked.length || latest(b) - latest(a));
}

/** For each matter a line with its latest wording, and one for each of a few others. */
export function matterTable(matters: readonly Matter[]): string {
  const lines = matters.flatMap(({ terms, asked }) => {
    const votes = asked.filter(({ cause }) => cause === 'down').length;
    const last = asked.at(-1);
    const numbers = row(String(asked.length), votes === 0 ? '' : String(votes), last ? dayOf(last.at) : '');
    const [first, ...others] = wordingsOf(asked)
      .slice(-mostWordings)
      .reverse()
      .map(({ question }) => shown(question));
    const margin = ' '.repeat(numbers.length);
    return [`${numbers}${shown(terms)}`, ...[first, ...others].map((wording) => `${margin}  ${wording}`)];
  });
  return [`${row('asked', '👎', 'last')}matter`, ...lines].join('\n');
}

/**
 * A line of JSON for each wording, as `readQuestions` reads them. Nobody has said which paper would have been right: each
 * stands as unanswerable, those of a vote with what was shown and expected, until a person names a paper.
 */
export function questionLines(matters: readonly Matter[]): readonly string[] {
  const wordings = matters.flatMap(({ asked }) => wordingsOf(asked)).sort((a, b) => a.at - b.at);
  const perDay = new Map<string, number>();
  return wordings.map(({ at, question, cause, papers, expected }) => {
    const now = dayOf(at);
    const place = (perDay.get(now) ?? 0) + 1;
    perDay.set(now, place);
    const line = { id: `gap-${now}-${place}`, kind: 'unanswerable', question, paper: null, now };
    return JSON.stringify(cause === 'none' ? line : { ...line, cause, shown: papers, expected });
  });
}

/** Each wording once, as it was asked last; one that got a 👎 as it got it last. */
function wordingsOf(asked: readonly AskedInVain[]): readonly AskedInVain[] {
  const byWording = new Map<string, AskedInVain>();
  for (const each of asked) {
    const wording = each.question.trim().replace(/\s+/g, ' ');
    const known = byWording.get(wording);
    if (known?.cause === 'down' && each.cause === 'none') continue;
    byWording.delete(wording);
    byWording.set(wording, each);
  }
  return [...byWording.values()];
}

function row(asked: string, votes: string, last: string): string {
  // The thumb takes two columns, and two units as well.
  return `${asked.padStart(5)}  ${votes.padStart(2)}  ${last.padEnd(10)}  `;
}

function shown(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return line.length > longestWording ? `${line.slice(0, longestWording - 1).toWellFormed()}…` : line;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
