// The blocks of a paper → blocks that the archive's format allows, with the same words in the same order.
import type { FootnoteDefinition, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { paragraphsOf, withoutComments } from '../corpus/plain-text.ts';
import { clean, inlineOf } from './write-inline.ts';

/** No list goes on numbering from further on: Markdown reads nine digits at most. */
const LAST_START = 9_999_999;

/** Headings become bold paragraphs, tables and HTML plain ones; rules and what has no words are left out. */
export function blocksOf(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap(blockOf);
}

/** A footnote as it stands at the end of a paper: its first paragraph begins with `[1]`. */
export function noteOf(note: FootnoteDefinition): RootContent[] {
  const mark: PhrasingContent = { type: 'text', value: `[${note.label ?? note.identifier}] ` };
  const [first, ...rest] = note.children;
  if (first?.type !== 'paragraph') return [...paragraph([mark]), ...blocksOf(note.children)];
  return [...paragraph([mark, ...first.children]), ...blocksOf(rest)];
}

/** Blocks as plain paragraphs, without any mark. */
export function plainBlocks(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap(paragraphsOf).flatMap((value) => paragraph([{ type: 'text', value }]));
}

function blockOf(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node.children);
    case 'heading':
      return paragraph([{ type: 'strong', children: unbold(node.children) }]);
    case 'html':
      return paragraph([{ type: 'text', value: withoutComments(node.value) }]);
    case 'code':
      return codeOf(clean(node.value), node.lang);
    case 'blockquote': {
      const children = blocksOf(node.children) as typeof node.children;
      return children.length === 0 ? [] : [{ type: 'blockquote', children }];
    }
    case 'list': {
      const items = node.children.flatMap(itemOf);
      const start = node.start ?? 1;
      const ordered = node.ordered === true && start >= 0 && start <= LAST_START;
      const spread = items.some(({ children }) => children.length > 1);
      if (items.length === 0) return [];
      return [{ type: 'list', ordered, ...(ordered ? { start } : {}), spread, children: items }];
    }
    case 'table':
      return node.children.flatMap(({ children: cells }) =>
        paragraph(cells.flatMap(({ children }, i) => (i === 0 ? children : [bar, ...children]))),
      );
    case 'footnoteDefinition':
      return noteOf(node);
    case 'thematicBreak':
    case 'definition':
    case 'yaml':
      return [];
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
      return plainBlocks([node]);
    default:
      return paragraph([node]);
  }
}

const bar: PhrasingContent = { type: 'text', value: ' | ' };

function paragraph(nodes: readonly PhrasingContent[]): [Paragraph] | [] {
  const result: Paragraph = { type: 'paragraph', children: inlineOf(nodes) };
  return paragraphsOf(result).length === 0 ? [] : [result];
}

function itemOf(item: ListItem): ListItem[] {
  const children = blocksOf(item.children) as ListItem['children'];
  return children.length === 0 ? [] : [{ type: 'listItem', spread: children.length > 1, children }];
}

/** A language that is more than a name would only have to be escaped. */
function codeOf(value: string, lang: string | null | undefined): RootContent[] {
  const name = /^[\w+#.-]{1,30}$/.test(lang ?? '') ? lang! : null;
  return value.trim() === '' ? [] : [{ type: 'code', lang: name, value }];
}

function unbold(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => (node.type === 'strong' ? node.children : [node]));
}
