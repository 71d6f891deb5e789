// Lines of questions → lines of JSON, an answer for every line that is not blank, in order.

import { z } from 'zod';
import { turnOf } from '../answering/answer.ts';
import type { App } from '../app.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { type JsonAnswer, jsonAnswer, jsonLine, noAnswer } from './json-answer.ts';
import { LONGEST_LINE } from './lines.ts';
import { capped } from './question.ts';

// An id of any length would defeat the bound on what is remembered.
const LONGEST_ID = 200;

const SHAPE = z.object({
  question: z.string({
    error: ({ input }) =>
      input === undefined
        ? 'has no "question": write {"question": "..."} or plain text'
        : '"question" must be text in quotation marks',
  }),
  conversation: z
    .string('"conversation" must be text in quotation marks')
    .max(LONGEST_ID, `"conversation" must have at most ${LONGEST_ID} characters`)
    .nullish(),
});

/** What a line asks, or what is wrong with it. */
export type Request =
  | { readonly kind: 'question'; readonly question: string; readonly conversation: string | null }
  | { readonly kind: 'problem'; readonly problem: string; readonly conversation: string | null };

export interface JsonlOptions {
  readonly lines: AsyncIterable<string>;
  readonly app: App;
  readonly limit: number | undefined;
  /** Gets a line with its line break; resolves when more can be taken. */
  readonly write: (line: string) => Promise<void>;
  /** Gets what is wrong with a line. */
  readonly complain: (problem: string) => void;
}

/**
 * Answers each line before the next is read.
 * @returns how many lines were wrong.
 */
export async function answerLines({ lines, app, limit, write, complain }: JsonlOptions): Promise<number> {
  const conversations = createConversations();
  let number = 0;
  let wrong = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const request = readRequest(line);
    if (request.kind === 'problem') {
      wrong += 1;
      complain(`line ${number}: ${request.problem}`);
      await write(`${jsonLine(noAnswer(request.conversation))}\n`);
    } else {
      await write(`${jsonLine(answerRequest(request, app, limit, conversations))}\n`);
    }
  }
  return wrong;
}

function answerRequest(
  { question, conversation }: Request & { kind: 'question' },
  app: App,
  limit: number | undefined,
  conversations: Conversations,
): JsonAnswer {
  const turns = conversation === null ? [] : conversations.turnsOf(conversation);
  const answer = app.ask(question, turns, { limit });
  if (conversation !== null && answer.reply === null) conversations.remember(conversation, turnOf(answer));
  return jsonAnswer(question, conversation, answer);
}

/** Reads a line: an object of JSON, or else a question as plain text. */
export function readRequest(line: string): Request {
  const text = line.trim();
  const value = text.startsWith('{') ? parseJson(text) : undefined;
  if (value === undefined) return plainText(text, line.length);
  const { data, error } = SHAPE.safeParse(value);
  // Of a wrong line, the id may still be right, and says whose line it was.
  const { conversation } = data ?? SHAPE.pick({ conversation: true }).safeParse(value).data ?? {};
  const whose = { conversation: conversation ?? null };
  return data
    ? { kind: 'question', question: capped(data.question.trim()), ...whose }
    : { kind: 'problem', problem: error.issues.map(({ message }) => message).join('; '), ...whose };
}

function plainText(text: string, lineLength: number): Request {
  const conversation = null;
  if (lineLength < LONGEST_LINE || !text.startsWith('{'))
    return { kind: 'question', question: capped(text), conversation };
  const problem = `is an object of more than ${LONGEST_LINE} characters: shorten it`;
  return { kind: 'problem', problem, conversation };
}

// Text that only begins like JSON, such as "{x} in LaTeX?", is a question.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
