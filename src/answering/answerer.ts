// Question → Answer: small talk, follow-ups and dates are read, the rest is searched, and how sure that is decides.
import type { Archive, Paper } from '../corpus/archive.ts';
import type { Match, Reading, Search } from '../retrieval/search.ts';
import { chatterWords } from '../retrieval/stop-words.ts';
import { type Answer, type Result, sureFrom, type Turn } from './answer.ts';
import { type About, resolveFollowUp } from './conversation.ts';
import { type DateWindow, readDates } from './dates.ts';
import { asksForList } from './intent.ts';
import { replyToSmallTalk } from './small-talk.ts';
import { doubtfulConfidence, mostConfidence } from './trust.ts';

/**
 * Answers one question.
 * @param typed as the member wrote it; beyond `maxQuestion` characters it is not read.
 * @param turns what was said before, oldest first.
 * @param limit how many results an ordinary answer has at most, and a list too where it is below 8; 3 by default.
 * @param window days that narrow the results as dates in the question do, and together with them.
 */
export type Answerer = (
  typed: string,
  turns?: readonly Turn[],
  limit?: number,
  window?: DateWindow | null,
) => Answer;

/** In UTF-16 units: more than any honest question has. */
export const maxQuestion = 2_000;
/** The confidence from which an answer is shown at all. */
export const shownFrom = 0.15;
const defaultLimit = 3;
const listLimit = 8;
/** The share of the best score that a paper of a list has at least. */
const listShare = 0.5;
const suggestionLimit = 3;

/** @param now the clock that "last month" is counted from. */
export function createAnswerer(archive: Archive, search: Search, now: () => Date): Answerer {
  const papers = archive.issues.flatMap((issue) => issue.papers);
  const byCode = new Map(papers.map((paper) => [paper.code, paper]));
  const issues = archive.issues.map(({ date }) => date);
  const dated = (text: string) => readDates(text, { now: now(), issues });

  function resolve(question: string, turns: readonly Turn[]) {
    return resolveFollowUp(question, turns, {
      titleOf: (code) => byCode.get(code)?.title,
      withoutDates: (text) => dated(text).rest,
      weigh: (text, code) => {
        const reading = search.read(text);
        const [best] = search.rank(reading);
        const about = byCode.get(code);
        return {
          weight: reading.probe.weight,
          confidence: best?.confidence ?? 0,
          covered: about === undefined ? 0 : search.covered(reading, about),
          coveredByBest: best === undefined ? 0 : search.covered(reading, best.paper),
        };
      },
    });
  }

  function results(
    reading: Reading,
    matches: readonly Pick<Match, 'paper' | 'confidence'>[],
  ): readonly Result[] {
    return matches.map(({ paper, confidence }) => ({
      paper,
      excerpt: search.excerpt(reading, paper),
      confidence,
      why: search.why(reading, paper),
    }));
  }

  /** An answer from the paper that is being talked about, and from no other. */
  function answerFrom(understood: string, { code, asked }: About, given: DateWindow | null): Answer {
    const matches = search.rank(search.read(understood));
    const match = matches.find(({ paper }) => paper.code === code);
    if (match === undefined) return nothing(understood, given);
    if (!isWithin(match.paper, given)) return nothing(understood, given, matches);
    const reading = search.read(asked);
    const silent = reading.concepts.length > 0 && search.covered(reading, match.paper) === 0;
    const confidence = Math.min(match.confidence, silent ? doubtfulConfidence : 1);
    return found(understood, given, results(reading, [{ paper: match.paper, confidence }]));
  }

  function answerAnew(
    understood: string,
    exclude: readonly string[],
    limit: number | undefined,
    given: DateWindow | null,
  ): Answer {
    const { window: said, rest } = dated(understood);
    const both = narrowed(said, given);
    const within = (paper: Paper) => isWithin(paper, both) && !exclude.includes(paper.code);
    // Where the two have no day in common, what was given is told: no window at all ends before it begins.
    const window = given !== null && isEmpty(both) ? given : both;
    const reading = search.read(rest);
    if (!hasTopic(reading)) {
      if (window === null) return nothing(understood, null);
      // "What was in the December issue?": all of it fits.
      const all = papers.filter(within).map((paper) => ({ paper, confidence: 1 }));
      return found(understood, window, results(reading, all.slice(0, limit ?? listLimit)));
    }
    const list = asksForList(rest);
    const together = list ? countListed : () => 1;
    const matches = search.rank(reading, { within, together });
    if ((matches[0]?.confidence ?? 0) < shownFrom) return nothing(understood, window, search.rank(reading));
    const fitting = Math.min(together(matches.map(({ score }) => score)), limit ?? listLimit);
    const count = list ? fitting : Math.max(fitting, limit ?? defaultLimit);
    const most = mostConfidence(search, reading, matches[0]!);
    const shown = matches
      .slice(0, count)
      .filter(({ confidence }) => !list || confidence >= shownFrom)
      .map((match) => ({ ...match, confidence: Math.min(match.confidence, most) }));
    return found(understood, window, results(reading, shown));
  }

  return (typed, turns = [], wanted, window = null) => {
    const limit = wanted === undefined ? undefined : Math.max(0, wanted);
    const question = tidy(typed);
    const reply = replyToSmallTalk(question);
    if (reply !== null) return { ...nothing(question, null), reply };
    const { understood, about, exclude } = resolve(question, turns);
    return about === null
      ? answerAnew(understood, exclude, limit, window)
      : answerFrom(understood, about, window);
  };
}

/** Whether a question says more than figures and chatter. */
export function hasTopic({ concepts }: Reading): boolean {
  return concepts.some(({ word }) => /\p{L}.|\P{ASCII}/u.test(word) && !chatterWords.has(word));
}

/** How many of these scores are good enough for a list. */
function countListed(scores: readonly number[]): number {
  return Math.min(listLimit, scores.filter((score) => score >= listShare * scores[0]!).length);
}

/** What is read of a question: white space folded, what can't be seen left out, and no more than anyone means to ask. */
export function tidy(typed: string): string {
  return typed
    .slice(0, maxQuestion)
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
}

/** Whether a paper's issue is of these days; null stands for all days. */
export function isWithin({ issue }: Pick<Paper, 'issue'>, window: DateWindow | null): boolean {
  return (window?.from ?? issue) <= issue && issue <= (window?.to ?? issue);
}

/** The days that are in both windows, null standing for all days; it ends before it begins where there are none. */
export function narrowed(a: DateWindow | null, b: DateWindow | null): DateWindow | null {
  if (a === null || b === null) return a ?? b;
  const from = [a.from, b.from].filter((day) => day !== null).sort();
  const to = [a.to, b.to].filter((day) => day !== null).sort();
  return { from: from.at(-1) ?? null, to: to[0] ?? null };
}

function isEmpty(window: DateWindow | null): boolean {
  return (window?.from ?? '') > (window?.to ?? '9');
}

function found(understood: string, window: DateWindow | null, results: readonly Result[]): Answer {
  const [best] = results;
  if (best === undefined) return nothing(understood, window);
  const kind = best.confidence >= sureFrom ? 'answer' : 'unsure';
  return { kind, understood, window, results, suggestions: [], reply: null };
}

function nothing(understood: string, window: DateWindow | null, nearest: readonly Match[] = []): Answer {
  const suggestions = nearest.slice(0, suggestionLimit).map(({ paper }) => paper);
  return { kind: 'none', understood, window, results: [], suggestions, reply: null };
}
