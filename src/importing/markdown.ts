// Markdown, with or without front matter → a draft.

import type { Definition, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse } from 'yaml';
import { cleanBlocks } from './clean-blocks.ts';
import { createTally } from './clean-tally.ts';
import type { DateHint, Draft } from './draft.ts';
import { blocksOfHtml, resolved, TooTangled } from './html.ts';
import { oneLine } from './lines-text.ts';
import { notesOf } from './markdown-notes.ts';
import { hint, hintInBlocks, hintsOf, readTitle } from './read-dates.ts';

/**
 * @param text with lines parted by `\n`.
 * @throws TooTangled where parsing would take hours.
 */
export function readMarkdown(text: string, source: string, file: string): Draft {
  const { front, body } = splitFront(text);
  if (isTangled(body)) throw new TooTangled('its Markdown is nested too deeply to be read');
  const tally = createTally();
  const tree = notesOf(fromMarkdown(body).children);
  const blocks = cleanBlocks(tree, {
    tally,
    definitions: definitionsIn(tree),
    resolve: resolved,
    parseHtml: (html) => blocksOfHtml(html, tally),
  });
  if (isOurs(front)) {
    // In its own format the archive says what it means, to the letter.
    const dates = hint(front.date, 'front matter');
    return { source, title: front.title, dates, kind: 'marked', blocks, dropped: tally.said() };
  }
  const { title, rest } =
    front.title === undefined ? splitTitle(blocks) : { title: front.title, rest: blocks };
  const dated = readTitle(title);
  const told: readonly DateHint[] = [...hint(front.date, 'front matter'), ...hintInBlocks(rest)];
  return {
    source,
    title: dated.title,
    dates: hintsOf(dated, told, file),
    kind: 'marked',
    blocks: rest,
    dropped: tally.said(),
  };
}

/** Whether a text begins with front matter. */
export function hasFront(text: string): boolean {
  return (
    /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.test(text) &&
    /^---[ \t]*\n[ \t]*["']?[\w-]+["']?[ \t]*:/.test(text)
  );
}

interface Front {
  readonly title?: string;
  readonly date?: string;
  readonly keys: readonly string[];
}

function splitFront(text: string): { readonly front: Front; readonly body: string } {
  const found = hasFront(text) ? /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) : null;
  if (found === null) return { front: { keys: [] }, body: text };
  return { front: readFront(found[1] ?? ''), body: text.slice(found[0].length) };
}

function readFront(yaml: string): Front {
  try {
    // Dates stay the text that they are: their zone is nobody's business here.
    const value: unknown = parse(yaml, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error' });
    if (typeof value !== 'object' || value === null) return { keys: [] };
    const entries = Object.entries(value);
    const first = (...names: readonly string[]) => {
      const found = names.map((name) => entries.find(([key]) => key.toLowerCase() === name)?.[1]);
      const text = found.find((item) => typeof item === 'string' && item.trim() !== '');
      return typeof text === 'string' ? text.trim() : undefined;
    };
    const [title, date] = [first('title'), first('date', 'published', 'publishdate', 'pubdate', 'created')];
    return {
      keys: entries.map(([key]) => key),
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
    };
  } catch {
    // Broken front matter says nothing: the text below it may still be an issue.
    return { keys: [] };
  }
}

function isOurs(front: Front): front is Front & { readonly title: string; readonly date: string } {
  const { title, date, keys } = front;
  return (
    keys.toSorted().join() === 'date,title' && title !== undefined && /^\d{4}-\d\d-\d\d$/.test(date ?? '')
  );
}

/** A first heading over all others is the issue's title. */
export function splitTitle(blocks: readonly RootContent[]): {
  readonly title: string;
  readonly rest: readonly RootContent[];
} {
  const [first, ...rest] = blocks;
  const depths = rest.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const isOver =
    first?.type === 'heading' && depths.length > 0 && depths.every((depth) => depth > first.depth);
  const isDated =
    first?.type === 'heading' && readTitle(oneLine(first)).date !== undefined && depths.length > 0;
  return first !== undefined && (isOver || isDated)
    ? { title: oneLine(first), rest }
    : { title: '', rest: blocks };
}

function definitionsIn(nodes: readonly RootContent[]): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const gather = (node: RootContent) => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    else if ('children' in node) node.children.forEach(gather);
  };
  nodes.forEach(gather);
  return found;
}

// The parser takes the square of what is nested or left open, and more. An issue of 5,000 items is far below.
const MOST_NESTING = 200_000;
const MOST_OPEN = 4000;

export function isTangled(text: string): boolean {
  let nesting = 0;
  for (const [, indent = '', markers = ''] of text.matchAll(NESTED)) {
    nesting += (indent.length / 2 + (markers.match(/[-*+>]|\d+/g)?.length ?? 0)) ** 2;
    if (nesting > MOST_NESTING) return true;
  }
  return text.split(/\n[ \t]*\n/).some((part) => part.length > MOST_OPEN && openMarks(part) > MOST_OPEN);
}

/** Lines that begin with the marks of lists or quotes; a row of them alone is a rule. */
const NESTED = /^([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)+)(?=[^\n])/gm;

function openMarks(text: string): number {
  return text.match(/[*_[\]<`!]/g)?.length ?? 0;
}
