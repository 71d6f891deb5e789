// What stands behind `/issue` → the issues that are meant, or what is wrong.

import { readDay } from '../answering/dates.ts';
import type { Issue } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import { quote } from '../corpus/problems.ts';

export type FoundIssues =
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'problem'; readonly problem: string };

const FORMS = 'a date is written 2022-12-04 or 2022-12, or “latest”';

/**
 * Finds the issues of a day, a month or a year, the latest one, or all where the argument is empty.
 * @param issues from the oldest to the newest, at least one.
 */
export function findIssues(argument: string, issues: readonly Issue[]): FoundIssues {
  const name = argument.trim();
  if (name === '') return { kind: 'issues', issues };
  if (nearest(name.slice(0, 40), ['latest'])?.distance === 0)
    return { kind: 'issues', issues: issues.slice(-1) };

  const span = readDay(name);
  const within = span === null ? [] : issues.filter(({ date }) => span.from <= date && date <= span.to);
  if (within.length > 0) return { kind: 'issues', issues: within };
  const dates = issues.map(({ date }) => date);
  const problem =
    span === null
      ? `${quote(name)} is no date: ${FORMS}. The nearest issue is that of ${nearest(name.slice(0, 40), dates)?.name}.`
      : `There is no issue of ${name}; the nearest is that of ${closest(span, dates)}.`;
  return { kind: 'problem', problem };
}

/** The date with the fewest days between it and the span. */
function closest(span: { readonly from: string; readonly to: string }, dates: readonly string[]): string {
  const apart = (date: string) =>
    date < span.from
      ? Date.parse(span.from) - Date.parse(date)
      : Math.max(0, Date.parse(date) - Date.parse(span.to));
  return dates.reduce((kept, date) => (apart(date) < apart(kept) ? date : kept));
}
