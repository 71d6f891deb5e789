// An archive's app with a clock that each question sets: asked as a member would ask, turn by turn.

import { type Answer, type Turn, turnOf } from '../answering/answer.ts';
import { type AppOptions, createApp } from '../app.ts';
import type { Archive } from '../corpus/archive.ts';
import type { Question } from './questions.ts';

export interface Asked<Q extends Question = Question> {
  readonly question: Q;
  /** To the last turn. */
  readonly answer: Answer;
  /** What each turn took, in milliseconds. */
  readonly times: readonly number[];
}

export interface Examinee {
  readonly archive: Archive;
  /** What loading and indexing took, in milliseconds. */
  readonly loadTime: number;
  ask<Q extends Question>(question: Q): Asked<Q>;
}

/** As many results are asked for as are looked at; a list is as long as Paperboy makes it. */
export const shown = 3;

/**
 * @param stopwatch milliseconds since any moment, as `performance.now`.
 * @throws ArchiveError with every problem of the archive.
 */
export async function createExaminee(
  folders: Pick<AppOptions, 'corpusDir' | 'shippedDir'>,
  stopwatch: () => number,
): Promise<Examinee> {
  let today = '1970-01-01';
  const started = stopwatch();
  const app = await createApp({ ...folders, now: () => new Date(`${today}T12:00:00Z`), random: () => 0 });
  const loadTime = stopwatch() - started;
  // Questions that don't tell their day are asked when the newest issue is out, so that no result depends on ours.
  const newest = app.archive.issues.at(-1)?.date ?? today;

  return {
    archive: app.archive,
    loadTime,
    ask(question) {
      today = question.now ?? newest;
      const limit = question.kind === 'filtered' ? undefined : shown;
      const times: number[] = [];
      let turns: readonly Turn[] = [];
      let answer: Answer | undefined;
      for (const turn of question.turns) {
        const start = stopwatch();
        answer = app.ask(turn, turns, { limit });
        times.push(stopwatch() - start);
        if (answer.reply === null) turns = [...turns, turnOf(answer)];
      }
      return { question, answer: answer!, times };
    },
  };
}
