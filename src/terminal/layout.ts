// Pieces of text → lines of a terminal's width, painted.

import type { styleText } from 'node:util';
import { columns, printable } from './printable.ts';

export type Format = Parameters<typeof styleText>[0];

/** How the terminal shows things: all that rendering knows of it. */
export interface View {
  /** In columns. */
  readonly width: number;
  /** Puts a format around a text, or returns the text as it is where there is no colour. */
  readonly paint: (format: Format, text: string) => string;
}

/** A stretch of text in one format, or in none. */
export interface Piece {
  readonly text: string;
  readonly format?: Format | undefined;
  /** Kept on one line, as if it were one word. */
  readonly unbroken?: boolean;
}

/** What stands before the first line and before the others. */
export interface Margin {
  readonly first: string;
  readonly rest: string;
}

// Long lines are hard to read on a wide terminal, and a narrow one still needs room for a word.
const WIDEST = 100;
const NARROWEST = 16;

/**
 * Sets pieces as lines: broken at white space only, so that a longer word sticks out and stays whole; white space is
 * folded to one space. Control characters are dropped here, so that none gets past.
 * @returns the lines, joined by `\n`; no line where there is no word.
 */
export function wrap(pieces: readonly Piece[], view: View, margin: Margin = { first: '', rest: '' }): string {
  const room = Math.max(NARROWEST, Math.min(view.width, WIDEST) - columns(margin.rest));
  const lines: Piece[][] = [];
  let used = 0;
  for (const word of wordsOf(pieces)) {
    const needed = word.reduce((sum, { text }) => sum + columns(text), 0);
    const line = lines.at(-1);
    if (line !== undefined && used + 1 + needed <= room) {
      addWord(line, word);
      used += 1 + needed;
    } else {
      lines.push([...word]);
      used = needed;
    }
  }
  const painted = lines.map((line) => line.map((piece) => paintPiece(piece, view)).join(''));
  return painted.map((line, i) => (i === 0 ? margin.first : margin.rest) + line).join('\n');
}

/** Each word as its pieces: a mark may begin or end in its midst. */
function wordsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const words: Piece[][] = [];
  let goesOn = false;
  for (const { text, format, unbroken = false } of pieces) {
    const safe = printable(text);
    for (const part of unbroken ? [safe] : safe.split(/([ \t\n]+)/)) {
      if (part === '') continue;
      const gap = /^[ \t\n]/.test(part);
      if (!gap && goesOn) words.at(-1)!.push({ text: part, format });
      if (!gap && !goesOn) words.push([{ text: part, format }]);
      goesOn = !gap;
    }
  }
  return words;
}

// The space belongs to the format only where both its neighbours do.
function addWord(line: Piece[], word: readonly Piece[]): void {
  const last = line.at(-1)!;
  const [next, ...others] = word as [Piece, ...Piece[]];
  if (last.format === next.format)
    line.splice(-1, 1, { text: `${last.text} ${next.text}`, format: next.format });
  else line.push({ text: ' ' }, next);
  line.push(...others);
}

function paintPiece({ text, format }: Piece, view: View): string {
  return format === undefined ? text : view.paint(format, text);
}
