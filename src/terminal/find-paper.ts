// What stands behind `/paper` → the paper that is meant, or what is wrong.

import type { App } from '../app.ts';
import type { Paper } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import { quote } from '../corpus/problems.ts';
import { count } from './render-archive.ts';

export type FoundPaper =
  | { readonly kind: 'paper'; readonly paper: Paper }
  | { readonly kind: 'problem'; readonly problem: string };

const EXAMPLE = 'A code is an issue’s date and a place in it, such as 2022-12-04#2';

/**
 * Finds a paper by its code, or by its number in the list that was shown last.
 * @param numbered the codes of that list.
 */
export function findPaper(argument: string, numbered: readonly string[], app: App): FoundPaper {
  const name = argument.trim();
  const number = /^#?(\d{1,3})$/.exec(name)?.[1];
  if (number !== undefined) return byNumber(Number(number), numbered, app);
  const paper = app.paper(name);
  if (paper !== undefined) return { kind: 'paper', paper };
  return { kind: 'problem', problem: wrongCode(name, app) };
}

function byNumber(number: number, numbered: readonly string[], app: App): FoundPaper {
  const paper = app.paper(numbered[number - 1] ?? '');
  if (paper !== undefined) return { kind: 'paper', paper };
  const shown =
    numbered.length === 0
      ? 'No numbered papers have been shown yet: ask something first, or give a code'
      : `The last list has ${count(numbered, 'paper')}`;
  return { kind: 'problem', problem: `There is no paper ${number}. ${shown}.` };
}

function wrongCode(name: string, app: App): string {
  if (name === '') return `/paper needs a code or a number. ${EXAMPLE}.`;
  const [, date = '', place] = /^(\d{4}-\d\d-\d\d)(?:#(\d+))?$/.exec(name) ?? [];
  const issue = app.issue(date);
  const last = issue?.papers.at(-1);
  if (last !== undefined && place === undefined)
    return `${name} is an issue: /issue ${name} shows its papers.`;
  if (last !== undefined) return `There is no paper ${quote(name)}: the last of its issue is ${last.code}.`;
  if (!/^\d/.test(name))
    return `${quote(name)} is no code. ${EXAMPLE}; to find a paper by its name, ask without /paper.`;
  const codes = app.archive.issues.flatMap(({ papers }) => papers.map(({ code }) => code));
  return `There is no paper ${quote(name)}; the nearest code is ${nearest(name.slice(0, 40), codes)?.name}.`;
}
