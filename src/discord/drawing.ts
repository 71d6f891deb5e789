// From what a button's id says back to the card that it means, drawn anew from the archive as it is now.

import { type Answer, sureFrom } from '../answering/answer.ts';
import type { App } from '../app.ts';
import type { Paper } from '../corpus/archive.ts';
import { readAsked } from './asked.ts';
import type { Origin } from './cards-paper.ts';
import type { PressInteraction } from './command.ts';
import type { Id } from './ids.ts';

/** The papers of an id that the archive still has. */
export function papersOf({ codes }: Pick<Id, 'codes'>, app: App): readonly Paper[] {
  return codes.flatMap((code) => app.paper(code) ?? []);
}

/** The answer that a message shows: the same papers, quoted anew for the question that stands in it. */
export function answerOf(
  interaction: PressInteraction,
  id: Id,
  app: App,
): { answer: Answer; question: string } {
  const asked = askedIn(interaction);
  const results = app.quote(asked.understood, papersOf(id, app));
  const kind = results.length === 0 ? 'none' : results[0]!.confidence >= sureFrom ? 'answer' : 'unsure';
  const answer: Answer = {
    kind,
    understood: asked.understood,
    window: id.window,
    results,
    suggestions: [],
    reply: null,
  };
  return { answer, question: asked.question };
}

/** Where a summary or a list was opened from, for its way back; undefined where it was not from an answer. */
export function originOf(interaction: PressInteraction, id: Id): Origin | undefined {
  const asked = readAsked(interaction.message?.components ?? []);
  if (asked === null || id.codes.length === 0) return undefined;
  return { ...asked, window: id.window, codes: id.codes, at: id.at };
}

/** What the message says was asked; nothing where it does not say. */
export function askedIn(interaction: PressInteraction): {
  readonly question: string;
  readonly understood: string;
} {
  return readAsked(interaction.message?.components ?? []) ?? { question: '', understood: '' };
}
