// Plain text → a draft whose lines are paragraphs: what is a title, a later step infers.

import type { Paragraph } from 'mdast';
import { readDate } from './dates.ts';
import type { Draft } from './draft.ts';
import { type DatedTitle, dateLine, hintsOf, readTitle } from './read-dates.ts';

// A first line that is longer is a paragraph that happens to name a day.
const LONGEST_TITLE = 250;

/**
 * @param text with lines parted by `\n`.
 * @returns paragraphs of one text node each, which know their line; of the space around a line only the indentation is kept.
 */
export function readPlain(text: string, source: string, file: string): Draft {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trimEnd(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  const head = readHead(lines.slice(0, 3).map(({ line }) => line.trim()));
  return {
    source,
    title: head.title.title,
    dates: hintsOf(head.title, head.date === undefined ? [] : [{ date: head.date, from: 'text' }], file),
    kind: 'lines',
    blocks: lines.slice(head.lines).map(({ line, number }) => paragraph(line, number)),
    dropped: [],
  };
}

interface Head {
  readonly title: DatedTitle;
  readonly date?: string;
  /** How many lines it takes. */
  readonly lines: number;
}

/** `2022-11-27 A title`, or a title, or none, above a line with a date alone. */
function readHead(lines: readonly string[]): Head {
  const none = readTitle('');
  const [first = '', second = ''] = lines;
  const alone = dateLine(first);
  if (alone !== undefined) return { title: none, date: alone, lines: 1 };
  const title = readTitle(first);
  if (first.length <= LONGEST_TITLE && title.date !== undefined && (title.first || endsInDate(first))) {
    return { title, lines: 1 };
  }
  const below = dateLine(second);
  if (below !== undefined && first.length <= LONGEST_TITLE) return { title, date: below, lines: 2 };
  return { title: none, lines: 0 };
}

// With fewer words in front of its date a line is a name: `Lab letter 13 July 2031`.
const MOST_WORDS = 6;

/** `Papers of the week, November 27, 2022`, and no sentence that ends so. */
function endsInDate(line: string): boolean {
  const date = readDate(line)[0];
  if (date === undefined || !/\d\)?$/.test(line)) return false;
  const isName =
    date.end >= line.length - 1 && line.slice(0, date.start).trim().split(/\s+/).length <= MOST_WORDS;
  const behind = line.split(/[,:–—|(-]\s*/).slice(1);
  return isName || dateLine(behind.join(', ')) !== undefined;
}

function paragraph(value: string, line: number): Paragraph {
  const position = { start: { line, column: 1 }, end: { line, column: value.length + 1 } };
  return { type: 'paragraph', children: [{ type: 'text', value }], position };
}
