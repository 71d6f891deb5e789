// From what a button's id says back to the card that it means, drawn anew from the archive as it is now.

import { type Answer, type Result, sureFrom } from '../answering/answer.ts';
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

/** The answer that a message shows: the same papers, quoted anew for the question that stands in it; null without any. */
export function answerOf(
  interaction: PressInteraction,
  id: Id,
  app: App,
): { readonly answer: Answer; readonly question: string } | null {
  const { question, understood } = askedIn(interaction);
  const papers = papersOf(id, app);
  const results = quoted(understood, papers, app);
  const [best] = results;
  if (best === undefined) return null;
  const kind = best.confidence >= sureFrom ? 'answer' : 'unsure';
  return { answer: { kind, understood, window: id.window, results, suggestions: [], reply: null }, question };
}

/** A follow-up is understood as "title: question": the title tells which paper is meant, and not what to quote. */
function quoted(understood: string, papers: readonly Paper[], app: App): readonly Result[] {
  const results = app.quote(understood, papers);
  const about = papers.find(({ title }) => understood.startsWith(`${title}: `));
  if (about === undefined) return results;
  const asked = app.quote(understood.slice(about.title.length + 2), papers);
  return results.map(({ confidence }, i) => ({ ...asked[i]!, confidence }));
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
