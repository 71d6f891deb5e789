// The head of an issue's file: the lines between --- and --- → its date and its title.

import * as z from 'zod';
import { parseYaml, textSchema } from './parse-yaml.ts';
import type { Report } from './problems.ts';

/** The longest title, in UTF-16 code units: what Discord shows of one ends long before. */
export const MAX_TITLE = 300;

const SHAPE = 'begin the file with the lines ---, `date: YYYY-MM-DD`, `title: "…"` and ---';

const schema = z.strictObject(
  {
    date: textSchema('write `date: YYYY-MM-DD`'),
    title: textSchema('write `title: "…"`').refine((title) => title.length <= MAX_TITLE, {
      error: `has more than ${MAX_TITLE} characters: shorten it`,
    }),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? 'only date and title are known here'
        : `the front matter is broken: ${SHAPE}`,
  },
);

/** An issue's file in its two parts. */
export interface SplitIssue {
  /** `undefined` where the front matter is missing or broken. */
  readonly title: string | undefined;
  /** `undefined` where the front matter has no end. */
  readonly body: string | undefined;
  /** How many lines stand above the body. */
  readonly linesAbove: number;
}

/**
 * Takes an issue's file apart and checks that its date is the one that it is named by.
 * @param date the date in the file's name.
 * @param dates those of all files in the folder.
 */
export function splitFrontMatter(
  text: string,
  date: string,
  dates: ReadonlySet<string>,
  report: Report,
): SplitIssue {
  const lines = text.split('\n');
  const isFence = (line: string) => line.trimEnd() === '---';
  if (!isFence(lines[0] ?? '')) {
    report(1, `has no front matter: ${SHAPE}`);
    return { title: undefined, body: text, linesAbove: 0 };
  }
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end < 0) {
    report(1, 'the front matter has no end: write --- on a line of its own below the title');
    return { title: undefined, body: undefined, linesAbove: lines.length };
  }
  const found = parseYaml(lines.slice(1, end).join('\n'), schema, report, 2);
  if (found !== undefined) {
    const line = 1 + lines.findIndex((text) => /^["']?date/.test(text));
    checkDate(found.date, date, dates, (problem) => report(Math.max(line, 1), problem));
  }
  return { title: found?.title, body: lines.slice(end + 1).join('\n'), linesAbove: end + 1 };
}

function checkDate(
  found: string,
  date: string,
  dates: ReadonlySet<string>,
  report: (problem: string) => void,
): void {
  if (!isDate(found)) {
    report(`date “${found}” does not exist: write a day of the calendar as YYYY-MM-DD`);
  } else if (found !== date && dates.has(found)) {
    report(`date ${found} is that of ${found}.md, and this file is ${date}.md: write \`date: ${date}\``);
  } else if (found !== date) {
    report(`date ${found} differs from the file's name ${date}.md: change one of the two`);
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
