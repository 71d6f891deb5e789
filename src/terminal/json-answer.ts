// Answer → the JSON object that a program reads.

import type { Answer } from '../answering/answer.ts';

/** One answer, as `--json` and `--jsonl` write it. */
export interface JsonAnswer {
  readonly question: string;
  /** The id of the conversation that the question is part of; null for a single question. */
  readonly conversation: string | null;
  readonly kind: Answer['kind'];
  readonly understood: string;
  /** Inclusive ISO dates, null for an open end; null as a whole where the question has no date. */
  readonly window: { readonly from: string | null; readonly to: string | null } | null;
  readonly results: readonly {
    readonly title: string;
    readonly issue: string;
    readonly code: string;
    /** Where the paper can be read; null where its issue names no link. */
    readonly link: string | null;
    readonly excerpt: string;
    /** 0 to 1, with three decimals. */
    readonly confidence: number;
  }[];
  /** Titles, for `none`. */
  readonly suggestions: readonly string[];
}

export function jsonAnswer(question: string, conversation: string | null, answer: Answer): JsonAnswer {
  return {
    question,
    conversation,
    kind: answer.kind,
    understood: answer.understood,
    window: answer.window && { from: answer.window.from, to: answer.window.to },
    results: answer.results.map(({ paper, excerpt, confidence }) => ({
      title: paper.title,
      issue: paper.issue,
      code: paper.code,
      link: paper.link,
      excerpt: excerpt.text,
      confidence: Math.round(confidence * 1000) / 1000,
    })),
    suggestions: answer.suggestions.map(({ title }) => title),
  };
}

/** What keeps its place among the answers for a line that holds no question. */
export function noAnswer(conversation: string | null): JsonAnswer {
  return {
    question: '',
    conversation,
    kind: 'none',
    understood: '',
    window: null,
    results: [],
    suggestions: [],
  };
}

// JSON.stringify escapes only C0; C1 can command a terminal, and some readers end a line at U+2028.
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/g;

/** The object on one line, without a line break at its end. */
export function jsonLine(answer: JsonAnswer): string {
  return JSON.stringify(answer).replace(
    UNESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
