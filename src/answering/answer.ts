// The answer as a value: what was found, how sure that is, and what to say where there is nothing.
import type { Paper } from '../corpus/archive.ts';
import type { Excerpt } from '../retrieval/excerpt.ts';
import type { DateWindow } from './dates.ts';

export type { Excerpt } from '../retrieval/excerpt.ts';

export interface Result {
  readonly paper: Paper;
  readonly excerpt: Excerpt;
  /** The chance that this is what was asked for, 0 to 1. */
  readonly confidence: number;
  /** The question's words that spoke for it, the most telling first. */
  readonly why: readonly string[];
}

export interface Answer {
  /** `answer`: sure. `unsure`: the closest there is. `none`: the archive does not cover it, or nothing was asked. */
  readonly kind: 'answer' | 'unsure' | 'none';
  /** The question as it was searched, after follow-ups were resolved. */
  readonly understood: string;
  /** The days that the question limited the results to. */
  readonly window: DateWindow | null;
  /** Best first. Empty for `none`. */
  readonly results: readonly Result[];
  /** For `none`: the papers with the nearest titles. Else empty. */
  readonly suggestions: readonly Paper[];
  /** What to say to small talk ("hi", "thanks"); null for a question. */
  readonly reply: string | null;
}

/** One exchange of a conversation, as far as what follows may refer to it. */
export interface Turn {
  readonly understood: string;
  /** The codes of the papers that were shown, best first. */
  readonly papers: readonly string[];
}

/** What a later question may refer to. */
export function turnOf({ understood, results }: Answer): Turn {
  return { understood, papers: results.map(({ paper }) => paper.code) };
}

/** The confidence from which an answer is sure. */
export const sureFrom = 0.85;

/** A confidence in a word; `strong` is sure. */
export function howSure(confidence: number): 'strong' | 'fair' | 'weak' {
  if (confidence >= sureFrom) return 'strong';
  return confidence >= 0.5 ? 'fair' : 'weak';
}

/** Whether two questions are one: capitals, accents, punctuation and spaces are no news. */
export function sameWords(a: string, b: string): boolean {
  if (a === b) return true;
  const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true });
  return collator.compare(a, b) === 0;
}
