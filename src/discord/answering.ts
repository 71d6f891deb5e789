// A question asked in Discord: answered with what was said before, and remembered as far as it may be.
import { type Answer, turnOf } from '../answering/answer.ts';
import type { AskOptions } from '../app.ts';
import { StoreError } from '../store/store.ts';
import type { Context } from './command.ts';
import { withoutMentions } from './mentions.ts';

/** Where a question was asked, and by whom. */
export interface Place {
  /** Null for a direct message. */
  readonly server: string | null;
  readonly channel: string;
  readonly member: string;
}

export interface Answered {
  readonly answer: Answer;
  /** Resolves when all is remembered; an answer does not wait for it. Never rejects for trouble with the memory. */
  readonly remembered: Promise<void>;
}

/**
 * Small talk and what says nothing are not remembered; a question that found nothing is noted. Trouble with the memory
 * costs no member an answer: it is told in the log.
 */
export async function askAndRemember(
  { app, store, log }: Pick<Context, 'app' | 'store' | 'log'>,
  place: Place,
  question: string,
  options: AskOptions,
): Promise<Answered> {
  const tell = (error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'a question was answered without the memory');
  };
  const turns = await store.conversations.turns(place.channel, place.member).catch(tell);
  const answer = app().ask(question, turns ?? [], options);
  const isQuestion = answer.reply === null && answer.understood !== '';
  const remembered = isQuestion
    ? remember(place, question, answer, { app, store }).catch(tell)
    : Promise.resolve();
  return { answer, remembered };
}

async function remember(
  place: Place,
  typed: string,
  answer: Answer,
  { app, store }: Pick<Context, 'app' | 'store'>,
): Promise<void> {
  await store.conversations.remember(place, turnOf(answer));
  const terms = answer.kind === 'none' ? app().terms(answer.understood) : '';
  if (terms === '') return;
  const { server, member } = place;
  const question = withoutMentions(typed);
  const unknown = { message: null, expected: null, papers: [] };
  await store.gaps.note({ server, member, question, terms, cause: 'none', ...unknown });
}
