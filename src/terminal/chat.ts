// One line of a conversation → what Paperboy says, and what it remembers for the next.

import { type Turn, turnOf } from '../answering/answer.ts';
import type { App } from '../app.ts';
import { findCommand, missingCommand, type Outcome, type Session } from './commands.ts';
import type { View } from './layout.ts';
import { capped } from './question.ts';
import { renderAnswer } from './render-answer.ts';

/** What a line brings about. */
export interface Reply {
  /** Empty for a blank line. */
  readonly text: string;
  readonly session: Session;
  readonly ended: boolean;
}

export const NEW_SESSION: Session = { turns: [], numbered: [] };

const REMEMBERED_TURNS = 5;

// What ends other programs; as a question it would only be answered.
const ENDS = /^(?:exit|quit)(?:\(\))?[.!;]?$/i;

/** Answers a line: a command where it begins with `/`, else a question. */
export function reply(line: string, session: Session, app: App, view: View): Reply {
  const outcome = outcomeOf(line.trim(), session, app, view);
  return {
    text: outcome.text,
    session: {
      turns: outcome.turn ? withTurn(session.turns, outcome.turn) : session.turns,
      numbered: outcome.numbered?.map(({ code }) => code) ?? session.numbered,
    },
    ended: outcome.ended ?? false,
  };
}

function outcomeOf(line: string, session: Session, app: App, view: View): Outcome {
  if (line === '') return { text: '' };
  if (ENDS.test(line)) return { text: '', ended: true };
  if (line.startsWith('/')) {
    const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/s.exec(line)!;
    const command = findCommand(name);
    return command?.run(argument, { session, app, view }) ?? missingCommand(name, view);
  }
  return ask(line, session, app, view);
}

function ask(line: string, session: Session, app: App, view: View): Outcome {
  const question = capped(line);
  const answer = app.ask(question, session.turns);
  const text = renderAnswer(question, answer, view);
  // Small talk leaves what was talked about before as it is.
  if (answer.reply !== null) return { text };
  const papers = answer.kind === 'none' ? answer.suggestions : answer.results.map(({ paper }) => paper);
  return { text, numbered: papers, turn: turnOf(answer) };
}

/** The last turns, oldest first, with one more. */
export function withTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  return [...turns, turn].slice(-REMEMBERED_TURNS);
}
