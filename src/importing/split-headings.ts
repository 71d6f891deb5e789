// Blocks of an issue with markup → headings, in whatever way it writes them, and what stands below each.

import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { oneLine, plainText } from './lines-text.ts';
import { canonicalLink } from './links.ts';

/**
 * The ways to write a title: 1 to 6 are headings, `bold` a paragraph that is all bold, `link` one that is a link to a paper,
 * `lead` a paragraph that begins with its bold title, `item` a list's item that does.
 */
export const LEVELS = { bold: 7, link: 8, lead: 9, item: 10 } as const;

/** A piece of an issue: a heading, or what stands below one. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: number; readonly nodes: readonly PhrasingContent[] }
  | { readonly kind: 'block'; readonly block: RootContent };

/** Levels of headings that occur in the blocks, the outermost first. */
export function levelsIn(blocks: readonly RootContent[]): readonly number[] {
  const found = new Set<number>();
  for (const level of [1, 2, 3, 4, 5, 6, ...Object.values(LEVELS)])
    if (piecesAt(blocks, level).some((piece) => piece.kind === 'heading' && piece.level === level))
      found.add(level);
  return [...found];
}

/**
 * The blocks as pieces, where titles are of one level: headings are headings in any case, the other ways to write a
 * title only where they are the level in question.
 */
export function piecesAt(blocks: readonly RootContent[], level: number): readonly Piece[] {
  return blocks.flatMap((block): readonly Piece[] => {
    if (block.type === 'thematicBreak') return [];
    if (block.type === 'heading') {
      const { depth, children } = block;
      return oneLine(block) === '' ? [] : [{ kind: 'heading', level: depth, nodes: children }];
    }
    return readAs(block, level) ?? [{ kind: 'block', block }];
  });
}

function readAs(block: RootContent, level: number): readonly Piece[] | null {
  if (level === LEVELS.item) return block.type === 'list' ? itemPieces(block) : null;
  const paragraph =
    block.type === 'list' ? onlyParagraph(block) : block.type === 'paragraph' ? block.children : null;
  if (paragraph === null) return null;
  const lead = leadOf(paragraph);
  if (lead === null) return null;
  const isWhole = !/[\p{L}\d]/u.test(lead.rest.map(plainText).join(''));
  if (level === LEVELS.lead && !isWhole) return pieces(level, lead.title, [asParagraph(lead.rest)]);
  const isOfLevel = lead.isBold ? level === LEVELS.bold : level === LEVELS.link;
  return isWhole && isOfLevel ? pieces(level, paragraph, []) : null;
}

/** A list whose items begin with titles; an item that doesn't belongs to the one above. */
function itemPieces(list: List): readonly Piece[] | null {
  const items = list.children.map(({ children: [first, ...more] }) => {
    const lead = first?.type === 'paragraph' ? leadOf(first.children) : null;
    if (lead === null) return null;
    const rest = /[\p{L}\d]/u.test(lead.rest.map(plainText).join('')) ? [asParagraph(lead.rest)] : [];
    return { title: lead.title, blocks: [...rest, ...more] };
  });
  if (items[0] === undefined || items[0] === null) return null;
  return items.flatMap((item, i) =>
    item === null
      ? [{ kind: 'block' as const, block: { ...list, children: [list.children[i] as ListItem] } }]
      : pieces(LEVELS.item, item.title, item.blocks),
  );
}

/** `1. **Title**` on its own is a list of one item. */
function onlyParagraph(list: List): readonly PhrasingContent[] | null {
  const [item, ...items] = list.children;
  const [first, ...more] = item?.children ?? [];
  return items.length === 0 && more.length === 0 && first?.type === 'paragraph' ? first.children : null;
}

interface Lead {
  readonly title: readonly PhrasingContent[];
  readonly rest: readonly PhrasingContent[];
  readonly isBold: boolean;
}

// What may stand in front of a bold title: a number, a star, a bullet that lost its list.
const IN_FRONT = /^(?:[\s\d.)(#\][•-]|[⭐★☆🌟]\uFE0F?){0,8}$/u;
const SEPARATOR = /^\s*(?:[-–—:|.]\s+|[:|]\s*)?/;
// A star or a reading time goes with the title, as does what joins two halves of it.
const BESIDE = /^\s*(?:[⭐★☆🌟]\uFE0F?|[([]\s?\d+ min[^)\]]*[)\]])?\s*$/u;

/** The bold words or the link to a paper that a paragraph begins with. */
function leadOf(children: readonly PhrasingContent[]): Lead | null {
  const start = children.findIndex((node) => !(node.type === 'text' && IN_FRONT.test(node.value)));
  const first = children[start];
  if (first === undefined || start > 1) return null;
  const isBold = isStrong(first);
  const isTitle = (node: PhrasingContent) =>
    isBold ? isStrong(node) : node.type === 'link' && canonicalLink(node.url) !== null;
  if (!isTitle(first)) return null;
  let end = start + 1;
  for (let i = end; i < children.length; i++) {
    const node = children[i]!;
    if (isTitle(node)) end = i + 1;
    else if (!(node.type === 'text' && BESIDE.test(node.value))) break;
    else if (node.value.trim() !== '') end = i + 1;
  }
  return { title: children.slice(0, end), rest: withoutSeparator(children.slice(end)), isBold };
}

function isStrong(node: PhrasingContent): boolean {
  if (node.type === 'strong') return plainText(node).trim() !== '';
  const isWrap = node.type === 'link' || node.type === 'emphasis';
  return (
    isWrap && node.children.length > 0 && node.children.every((child) => isStrong(child) || isBlank(child))
  );
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** The text behind a title, without the dash or colon that parts the two. */
function withoutSeparator(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (first.type === 'break') return withoutSeparator(rest);
  if (first.type !== 'text') return nodes;
  const value = first.value.replace(SEPARATOR, '');
  return value === '' ? withoutSeparator(rest) : [{ ...first, value }, ...rest];
}

function asParagraph(nodes: readonly PhrasingContent[]): RootContent {
  return { type: 'paragraph', children: [...nodes] };
}

function pieces(
  level: number,
  nodes: readonly PhrasingContent[],
  below: readonly RootContent[],
): readonly Piece[] {
  return [{ kind: 'heading', level, nodes }, ...below.map((block) => ({ kind: 'block' as const, block }))];
}
