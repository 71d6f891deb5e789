// HTML → the tree of a page, and a tree → blocks of Markdown.

import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { clean } from './clean.ts';
import { cleanBlocks } from './clean-blocks.ts';
import { createTally, type Tally } from './clean-tally.ts';

/** Thrown on HTML that could only be read in hours or beyond the end of the stack; its message says so in words. */
export class TooTangled extends Error {}

// A browser stops at 512; real pages stay far below.
const DEEPEST = 250;
// A page that has more of these is no page; each can make the parser go through all elements that are open.
const MOST_FAULTS = 3000;

/**
 * Parses HTML as a browser does, and fetches nothing.
 * @param place a `post` is a piece of a page.
 * @throws TooTangled
 */
export function parseHtml(html: string, place: 'post' | 'page'): Root {
  if (isTooDeep(html)) throw tooTangled();
  let faults = 0;
  const countFault = () => {
    faults += 1;
    if (faults > MOST_FAULTS) throw tooTangled();
  };
  try {
    return fromHtml(html, {
      fragment: place === 'post',
      onerror: countFault,
      // Frequent and harmless.
      duplicateAttribute: false,
      missingWhitespaceBetweenAttributes: false,
      nonVoidHtmlElementStartTagWithTrailingSolidus: false,
      missingSemicolonAfterCharacterReference: false,
      unknownNamedCharacterReference: false,
      controlCharacterInInputStream: false,
      unexpectedNullCharacter: false,
    });
  } catch (error) {
    if (error instanceof RangeError) throw tooTangled();
    throw error;
  }
}

function tooTangled(): TooTangled {
  return new TooTangled('its HTML is nested too deeply or too broken to be read: save the page again');
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
// Browsers close these by themselves where the next one begins.
const CLOSED = new Set('p li dd dt tr td th thead tbody tfoot option optgroup colgroup'.split(' '));

/**
 * Whether more elements than `DEEPEST` may be open at some place, told without a parser: one takes hours for a million
 * of them. Tags in comments and scripts count as well, which hardly ever matters.
 */
function isTooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let sum = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    const tag = name.toLowerCase();
    if (VOID.has(tag) || CLOSED.has(tag)) continue;
    const count = open.get(tag) ?? 0;
    if (slash === '') {
      open.set(tag, count + 1);
      sum += 1;
    } else if (count > 0) {
      open.set(tag, count - 1);
      sum -= 1;
    }
    if (sum > DEEPEST) return true;
  }
  return false;
}

/** The blocks of a text and what was left out of it. */
export interface Body {
  readonly blocks: readonly RootContent[];
  readonly dropped: readonly string[];
}

/**
 * Takes the text out of a tree: its wording to the letter, in few kinds of blocks.
 * @param base the page's own address, for links that are relative to it.
 */
export function bodyOf(
  tree: Nodes,
  place: 'post' | 'page',
  base?: string,
  tally: Tally = createTally(),
): Body {
  try {
    const cleaned = clean(tree, place, tally);
    const mdast = toMdast(cleaned, { document: true, handlers: HANDLERS, quotes: ['“”', '‘’'] });
    const nodes = mdast.type === 'root' ? mdast.children : [];
    const blocks = cleanBlocks(nodes, {
      tally,
      definitions: new Map(),
      resolve: (url) => resolved(url, base),
      parseHtml: () => [],
    });
    return { blocks, dropped: tally.said() };
  } catch (error) {
    if (error instanceof RangeError) throw tooTangled();
    throw error;
  }
}

/** The blocks of HTML that stands in other text. */
export function blocksOfHtml(html: string, tally: Tally): readonly RootContent[] {
  return bodyOf(parseHtml(html, 'post'), 'post', undefined, tally).blocks;
}

/** An address as an absolute one of the web or of mail. */
export function resolved(url: string, base?: string): string | undefined {
  const address = url.trim();
  // A place in the page leads nowhere once its text stands elsewhere.
  if (address.startsWith('#') || !URL.canParse(address, base)) return undefined;
  const { protocol, href } = new URL(address, base);
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) return undefined;
  // Where it is absolute it stays to the letter.
  return URL.canParse(address) ? address.replace(/\s/g, '%20') : href;
}

const inner: Handle = (state, element) => state.all(element);

// Beyond the usual ones: our notes, and elements that show as their text.
const HANDLERS: Readonly<Record<string, Handle>> = {
  sup: (state, element) => {
    const note = noteOf(element);
    if (note === undefined) return state.all(element);
    return { type: 'footnoteReference', identifier: note, label: note };
  },
  div: (state, element) => {
    const children = state.toFlow(state.all(element));
    const note = noteOf(element);
    return note === undefined
      ? children
      : { type: 'footnoteDefinition', identifier: note, label: note, children };
  },
  // A place where a long word may be parted, which is no letter.
  wbr: () => undefined,
  caption: (state, element) => ({
    type: 'paragraph',
    children: state.all(element).filter((node) => node.type === 'text'),
  }),
  menu: inner,
};

function noteOf({ properties }: Element): string | undefined {
  return typeof properties.dataNote === 'string' ? properties.dataNote : undefined;
}
