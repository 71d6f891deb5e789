// The lines in small print at the top of a card: what was asked; written here, and read back when a button is pressed.
import { ComponentType } from 'discord.js';
import { sameWords } from '../answering/answer.ts';
import type { DateWindow } from '../answering/dates.ts';
import { cut, type Room } from './limits.ts';
import { clean, isBlank, joined, type Markdown, md, unescaped } from './markdown.ts';

/** What was asked. */
export interface Asked {
  /** As the member wrote it. */
  readonly question: string;
  /** As it was searched, after follow-ups were resolved. */
  readonly understood: string;
  readonly window: DateWindow | null;
}

/** In characters: the most that a card shows of a question, and that a form takes. */
export const longestQuestion = 300;

/** No other small print begins so. */
const SMALL = '-# › ';
const MEANT = '-# Understood as: ';

/** The question, what it was taken for where that says something else, and the days it was limited to. */
export function askedLines({ question, understood, window }: Asked, room: Room): Markdown {
  const line = (before: string, words: string): Markdown | null => {
    const seen = cut(clean(words), room(longestQuestion));
    return isBlank(seen) ? null : md`${{ source: before }}${seen}`;
  };
  return joined([
    line(SMALL, question),
    sameWords(clean(question), clean(understood)) ? null : line(MEANT, understood),
    windowLine(window),
  ]);
}

/**
 * Reads what was asked from a message's components, be they discord.js's or the HTTP API's.
 * @returns null where the message shows no question; one that was too long for the card comes back cut.
 */
export function readAsked(components: readonly unknown[]): Omit<Asked, 'window'> | null {
  const [first = '', second = ''] = (firstText(components) ?? '').split('\n');
  if (!first.startsWith(SMALL)) return null;
  const question = unescaped(first.slice(SMALL.length));
  const understood = second.startsWith(MEANT) ? unescaped(second.slice(MEANT.length)) : question;
  return { question, understood };
}

function firstText(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    const { type, content, components: inside } = component as Record<string, unknown>;
    if (type === ComponentType.TextDisplay && typeof content === 'string') return content;
    const found = Array.isArray(inside) ? firstText(inside) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function windowLine(window: DateWindow | null): Markdown | null {
  if (window === null) return null;
  const { from, to } = window;
  if (from !== null && to !== null) return md`-# Only issues from ${from} to ${to}`;
  if (from !== null) return md`-# Only issues from ${from} on`;
  return to === null ? null : md`-# Only issues up to ${to}`;
}
