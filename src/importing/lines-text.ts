// A node of Markdown → its letters, on one line.

import type { Nodes } from 'mdast';

const CONTAINERS: ReadonlySet<string> = new Set(['list', 'listItem', 'blockquote', 'footnoteDefinition']);

/** The letters of a node without its marks, white space as it stands; a break and what parts two blocks are a space. */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'footnoteReference') return '';
  if (CONTAINERS.has(node.type) && 'children' in node) return node.children.map(plainText).join(' ');
  if ('children' in node) return node.children.map(plainText).join('');
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  return 'alt' in node ? (node.alt ?? '') : '';
}

/** As {@link plainText}, with white space folded to single spaces. */
export function oneLine(node: Nodes): string {
  return plainText(node).replace(/\s+/g, ' ').trim();
}

/** So much of a text as a report shows. */
export function inShort(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  // A pair of code units is one character: half of it is none.
  return `${cut.slice(0, space > most / 2 ? space : most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
