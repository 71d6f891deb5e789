// Markdown's tree of any origin → blocks of the few kinds that an archive knows, with their wording untouched.

import type { Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { cleanInline, isEmpty, merged, type Surroundings, splitAtBreaks, trimmed } from './clean-inline.ts';

/**
 * @returns paragraphs, headings, lists, quotes, code, rules and footnotes, none of them empty, without positions. Rows of
 *   tables are paragraphs, `a | b | c`.
 */
export function cleanBlocks(nodes: readonly RootContent[], around: Surroundings): RootContent[] {
  const blocks: RootContent[] = [];
  let loose: PhrasingContent[] = [];
  const flush = () => {
    blocks.push(...paragraphs(loose, around));
    loose = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) {
      loose.push(node);
    } else {
      flush();
      blocks.push(...cleanBlock(node, around));
    }
  }
  flush();
  return blocks;
}

function cleanBlock(node: RootContent, around: Surroundings): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      // A mark or link of a page may hold blocks, which no paragraph can.
      return node.children.every((child) => child.type === 'html' || isPhrasing(child))
        ? paragraphs(node.children, around)
        : cleanBlocks(node.children, around);
    case 'heading': {
      const children = trimmed(cleanInline(node.children, around).map(withoutBreak));
      return isEmpty(children) ? [] : [{ type: 'heading', depth: node.depth, children }];
    }
    case 'blockquote':
      return nested(node.children, around, (children) => [{ type: 'blockquote', children }]);
    case 'list': {
      const items = node.children.flatMap((item) => cleanBlock(item, around)).filter(isItem);
      const { ordered, start, spread } = node;
      return items.length === 0
        ? []
        : [
            {
              type: 'list',
              ordered: ordered ?? false,
              start: ordered ? (start ?? 1) : null,
              spread: spread ?? false,
              children: items,
            },
          ];
    }
    case 'listItem':
      return nested(node.children, around, (children) => [
        { type: 'listItem', spread: node.spread ?? false, children },
      ]);
    case 'footnoteDefinition': {
      const { identifier } = node;
      return nested(node.children, around, (children) => [
        { type: 'footnoteDefinition', identifier, label: identifier, children },
      ]);
    }
    case 'code':
      return node.value.trim() === '' ? [] : [{ type: 'code', lang: node.lang ?? null, value: node.value }];
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return rows(node, around);
    case 'html':
      return [...around.parseHtml(node.value)];
    default:
      return 'children' in node ? cleanBlocks(node.children, around) : [];
  }
}

type Inner = Extract<RootContent, { type: 'blockquote' }>['children'];

function nested(
  children: readonly RootContent[],
  around: Surroundings,
  build: (children: Inner) => RootContent[],
): RootContent[] {
  const cleaned = cleanBlocks(children, around);
  // Only blocks are left, and a quote or an item may hold each of them.
  return cleaned.length === 0 ? [] : build(cleaned as Inner);
}

function isItem(node: RootContent): node is Extract<RootContent, { type: 'listItem' }> {
  return node.type === 'listItem';
}

/** Empty lines within a paragraph part it in two. */
function paragraphs(nodes: readonly PhrasingContent[], around: Surroundings): Paragraph[] {
  return splitAtBreaks(cleanInline(nodes, around))
    .map(trimmed)
    .filter((children) => !isEmpty(children))
    .map((children) => ({ type: 'paragraph', children }));
}

function rows(table: Table, around: Surroundings): Paragraph[] {
  return table.children.flatMap((row) => {
    const cells = row.children.map((cell) => trimmed(cleanInline(cell.children, around).map(withoutBreak)));
    // An empty cell keeps the next ones in their columns; behind the last words there is nothing to keep.
    const filled = cells.slice(0, cells.findLastIndex((cell) => !isEmpty(cell)) + 1);
    const children = filled.flatMap((cell, place): PhrasingContent[] =>
      place === 0 ? cell : [{ type: 'text', value: ' | ' }, ...cell],
    );
    return children.length === 0 ? [] : [{ type: 'paragraph' as const, children: merged(children) }];
  });
}

function withoutBreak(node: PhrasingContent): PhrasingContent {
  return node.type === 'break' ? { type: 'text', value: ' ' } : node;
}

const PHRASING: ReadonlySet<string> = new Set([
  'break',
  'delete',
  'emphasis',
  'footnoteReference',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'strong',
  'text',
]);

function isPhrasing(node: RootContent): node is PhrasingContent {
  if (!PHRASING.has(node.type)) return false;
  return !('children' in node) || node.children.every((child) => child.type === 'html' || isPhrasing(child));
}
