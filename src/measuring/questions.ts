// Files of development questions → questions about the papers of one archive; every problem is told.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Archive, Paper } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import { collectProblems, quote } from '../corpus/problems.ts';
import { reason } from '../corpus/read-text.ts';
import { type Line, readJsonLines } from './json-lines.ts';

/** Kinds of questions that one paper answers. */
export const singleKinds = ['direct', 'paraphrase', 'fact', 'vague', 'followup'] as const;
export const kinds = [...singleKinds, 'filtered', 'unanswerable'] as const;

interface Common {
  readonly id: string;
  /** What is said, in order; only the last answer counts. */
  readonly turns: readonly string[];
  /** The day on which it is said, `YYYY-MM-DD`; null where that must not matter. */
  readonly now: string | null;
}

export interface SingleQuestion extends Common {
  readonly kind: (typeof singleKinds)[number];
  readonly paper: Paper;
  /** What the excerpt has to say. */
  readonly facts: readonly string[];
}

export interface UnanswerableQuestion extends Common {
  readonly kind: 'unanswerable';
}

/** A question for all papers of a subject, within the issues that it names or implies. */
export interface FilteredQuestion extends Common {
  readonly kind: 'filtered';
  /** The dates of the issues that results may come from. */
  readonly issues: readonly string[];
  readonly papers: readonly Paper[];
}

export type Question = SingleQuestion | UnanswerableQuestion | FilteredQuestion;

const text = z.string().trim().min(1, 'must not be empty');
const now = z.iso.date('must be a day, YYYY-MM-DD').nullish();
const common = { id: text, now };
const onePaper = { ...common, paper: text, issue: z.string().nullish() };
const fact = z.string().regex(/[\p{L}\p{N}]/u, 'must hold a letter or a digit');
const shape = z.discriminatedUnion(
  'kind',
  [
    z.object({
      ...onePaper,
      kind: z.enum(['direct', 'paraphrase', 'vague']),
      question: text,
      facts: z.array(fact).default([]),
    }),
    z.object({ ...onePaper, kind: z.literal('fact'), question: text, facts: z.array(fact).min(1) }),
    z.object({
      ...onePaper,
      kind: z.literal('followup'),
      turns: z.array(text).min(2),
      facts: z.array(fact).default([]),
    }),
    z.object({ ...common, kind: z.literal('unanswerable'), question: text, paper: z.null().optional() }),
    z.object({
      ...common,
      kind: z.literal('filtered'),
      question: text,
      issues: z.array(z.string()).min(1),
      papers: z.array(text).min(1),
    }),
  ],
  {
    error: ({ code }) =>
      code === 'invalid_union'
        ? `must be one of ${kinds.join(', ')}`
        : 'must be an object with "id", "kind" and "question"',
  },
);
type Wording = z.infer<typeof shape>;

/**
 * Reads questions.
 * @param path a file of JSON Lines, or a folder: all its `.jsonl` files.
 * @param archive what the questions are about: a paper that it does not have is a problem.
 * @returns the questions, and every problem as `file:line: problem`; with problems, some questions are missing.
 */
export function readQuestions(
  path: string,
  archive: Archive,
): { readonly questions: readonly Question[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const find = paperFinder(archive);
  const seen = new Map<string, string>();
  const questions = filesIn(path, problems).flatMap((file) =>
    collectProblems(file, problems, (report) =>
      readJsonLines(file, shape, report).flatMap(({ value, line }: Line<Wording>) => {
        const first = seen.get(value.id);
        if (first !== undefined) report(line, `"id": ${quote(value.id)} stands at ${first} already`);
        else seen.set(value.id, `${file}:${line}`);
        return questionOf(value, find, (problem) => report(line, problem)) ?? [];
      }),
    ),
  );
  if (questions.length === 0 && problems.length === 0) problems.push(`${path}: holds no question`);
  return { questions, problems };
}

function filesIn(path: string, problems: string[]): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.jsonl'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    problems.push(`${path}: can't be read (${reason(error)}): check the path`);
    return [];
  }
}

type Complain = (problem: string) => void;
/** The papers of a title in some issues, or in all; where there are none, why. */
type FindPapers = (title: string, issues: readonly string[] | null) => readonly Paper[] | string;

function questionOf(wording: Wording, find: FindPapers, complain: Complain): Question | undefined {
  const { id, kind } = wording;
  const turns = kind === 'followup' ? wording.turns : [wording.question];
  const question = { id, turns, now: wording.now ?? null };
  const papersOf = (title: string, issues: readonly string[] | null) => {
    const papers = find(title, issues);
    if (typeof papers !== 'string') return papers;
    complain(papers);
    return [];
  };
  if (kind === 'unanswerable') return { ...question, kind };
  if (kind === 'filtered') {
    const papers = wording.papers.map((title) => papersOf(title, wording.issues));
    const all = { ...question, kind, issues: wording.issues, papers: papers.flat() };
    return papers.every(({ length }) => length > 0) ? all : undefined;
  }
  const [paper, other] = papersOf(wording.paper, wording.issue ? [wording.issue] : null);
  if (other !== undefined) complain(`${quote(wording.paper)} stands in several issues: add "issue"`);
  return paper && !other ? { ...question, kind, paper, facts: wording.facts } : undefined;
}

function paperFinder({ issues }: Archive): FindPapers {
  const byTitle = Map.groupBy(
    issues.flatMap(({ papers }) => papers),
    ({ title }) => title,
  );
  // Four questions about a paper of another archive would look four times for what is nearest.
  const unknown = new Map<string, string>();
  return (title, wanted) => {
    const papers = byTitle.get(title);
    if (papers === undefined) {
      if (!unknown.has(title)) unknown.set(title, unknownTitle(title, byTitle.keys()));
      return unknown.get(title)!;
    }
    const within = papers.filter(({ issue }) => wanted?.includes(issue) ?? true);
    const where = papers.map(({ issue }) => issue).join(', ');
    return within.length > 0 ? within : `${quote(title)} is not in that issue: it is in ${where}`;
  };
}

function unknownTitle(title: string, titles: Iterable<string>): string {
  const near = nearest(title, titles);
  const hint = near === undefined ? '' : `: the nearest is ${quote(near.name)}`;
  return `the archive has no paper ${quote(title)}${hint}`;
}

/** Whether one paper answers a question. */
export function isSingle(question: Question): question is SingleQuestion {
  return question.kind !== 'unanswerable' && question.kind !== 'filtered';
}
