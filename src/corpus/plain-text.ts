// The summary as it is shown and searched: a Markdown block → paragraphs of plain text.

import type { fromMarkdown } from 'mdast-util-from-markdown';

/** Any node of Markdown's tree below its root. */
export type Node = ReturnType<typeof fromMarkdown>['children'][number];

const COMMENT = /<!--(?:-?>|[\s\S]*?-->)/g;

/** A block → its paragraphs, none of them empty: one for each paragraph, code block or piece of HTML, however nested. */
export function paragraphsOf(block: Node): readonly string[] {
  if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem') {
    return block.children.flatMap(paragraphsOf);
  }
  const text = textOf(block);
  return text === '' ? [] : [text];
}

/** The letters of a node without its marks; white space, line breaks included, is folded to one space. */
export function textOf(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** HTML without its comments. */
export function withoutComments(html: string): string {
  return html.replace(COMMENT, '');
}

function rawText(node: Node): string {
  if ('children' in node) return node.children.map(rawText).join('');
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'html':
      return withoutComments(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return '\n';
    default:
      // Rules between paragraphs and the targets of links have no letters of their own.
      return '';
  }
}
