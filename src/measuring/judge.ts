// Answer → verdict: whether the right paper was found, the fact shown, the list complete.

import type { Answer } from '../answering/answer.ts';
import type { Paper } from '../corpus/archive.ts';
import type { Asked } from './examinee.ts';
import { type FilteredQuestion, isSingle, type SingleQuestion } from './questions.ts';

export interface Verdict {
  /** The right paper's place among the results, from 0; null where it is not there. */
  readonly place: number | null;
  /** The expected facts that the first result's excerpt lacks; null where none is expected or the paper is wrong. */
  readonly missingFacts: readonly string[] | null;
}

/** Judges the answer to a question that one paper answers. */
export function judge({ question, answer }: Asked<SingleQuestion>): Verdict {
  const place = placeOf(question.paper, papersOf(answer));
  const excerpt = answer.results[0]?.excerpt.text ?? '';
  const missing = question.facts.filter((fact) => !says(excerpt, fact));
  return { place, missingFacts: place === 0 && question.facts.length > 0 ? missing : null };
}

export interface ListVerdict {
  /** The share of the expected papers that was found, 0 to 1. */
  readonly recall: number;
  /** The share of the results that was expected, 0 to 1; 0 where nothing was found. */
  readonly precision: number;
  readonly missing: readonly Paper[];
  readonly unexpected: readonly Paper[];
  /** Results from issues that were not asked for. */
  readonly outside: readonly Paper[];
}

/** Judges the answer to a question for all papers of a subject. */
export function judgeList({ question, answer }: Asked<FilteredQuestion>): ListVerdict {
  const found = papersOf(answer);
  const missing = question.papers.filter((paper) => placeOf(paper, found) === null);
  const unexpected = found.filter((paper) => placeOf(paper, question.papers) === null);
  return {
    recall: 1 - missing.length / question.papers.length,
    precision: found.length > 0 ? 1 - unexpected.length / found.length : 0,
    missing,
    unexpected,
    outside: found.filter(({ issue }) => !question.issues.includes(issue)),
  };
}

export function isAboutOne(asked: Asked): asked is Asked<SingleQuestion> {
  return isSingle(asked.question);
}

export function isList(asked: Asked): asked is Asked<FilteredQuestion> {
  return asked.question.kind === 'filtered';
}

function papersOf({ results }: Answer): readonly Paper[] {
  return results.map(({ paper }) => paper);
}

/** A paper's place in a list, from 0; null where it is not there. */
export function placeOf({ code }: Paper, papers: readonly Paper[]): number | null {
  const place = papers.findIndex((paper) => paper.code === code);
  return place < 0 ? null : place;
}

/**
 * Whether a text says a fact: case, punctuation and white space count for nothing. The fact begins where a word does,
 * and a number at its end is a whole one: "9B" is not in "179B", nor "18" in "180", but "V100" is in "8xV100s".
 */
export function says(text: string, fact: string): boolean {
  const [folded, wanted] = [fold(text), fold(fact)];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const goesOn = /\d$/.test(wanted) && /^\.?\d/.test(folded.slice(at + wanted.length));
    if (!/[\p{L}\p{N}.]$/u.test(folded.slice(0, at)) && !goesOn) return true;
  }
  return false;
}

// Not the text analysis: a fact is compared as it is written, neither stemmed nor cut into what is searched.
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)[x×](?=\p{L})/gu, 'x ')
    .replace(/(?!(?<=\d)\.(?=\d))[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
