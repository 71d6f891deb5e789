// Footnotes and the targets of links stand at the end of an issue → they go with the papers that refer to them.

import type { Nodes, RootContent } from 'mdast';
import type { FoundPaper } from './draft.ts';
import { inShort, oneLine } from './lines-text.ts';
import { isDefinition } from './split-marked.ts';

/**
 * Appends to each paper the definitions that it refers to, in the order in which it does.
 * @param blocks the whole issue's.
 * @returns the papers, and the footnotes that no paper refers to.
 */
export function withDefinitions(
  papers: readonly FoundPaper[],
  blocks: readonly RootContent[],
): { readonly papers: readonly FoundPaper[]; readonly unused: readonly string[] } {
  const definitions = new Map<string, RootContent>();
  for (const block of blocks) {
    const key = isDefinition(block.type) ? keyOf(block) : null;
    // Of two with one name, Markdown takes the first.
    if (key !== null && !definitions.has(key)) definitions.set(key, block);
  }
  const used = new Set<string>();
  const complete = papers.map((paper) => {
    const own = paper.blocks.filter(({ type }) => !isDefinition(type));
    const keys = referredTo(own, definitions);
    for (const key of keys) used.add(key);
    return { ...paper, blocks: [...own, ...keys.map((key) => definitions.get(key)!)] };
  });
  const unused = [...definitions]
    .filter(([key, { type }]) => type === 'footnoteDefinition' && !used.has(key))
    .map(([, block]) => `a footnote that no paper refers to: “${inShort(oneLine(block))}”`);
  return { papers: complete, unused };
}

/** The names of all definitions that the blocks refer to, also by way of other footnotes. */
function referredTo(
  blocks: readonly RootContent[],
  definitions: ReadonlyMap<string, RootContent>,
): readonly string[] {
  const keys = new Set<string>();
  const follow = (node: Nodes): void => {
    const key = /Reference$/.test(node.type) ? keyOf(node) : null;
    const definition = key === null ? undefined : definitions.get(key);
    if (key !== null && definition !== undefined && !keys.has(key)) {
      keys.add(key);
      follow(definition);
    }
    if ('children' in node) for (const child of node.children) follow(child);
  };
  for (const block of blocks) follow(block);
  return [...keys];
}

/** Footnotes and targets of links have names of their own. */
function keyOf(node: Nodes): string | null {
  if (!('identifier' in node)) return null;
  const kind = node.type.startsWith('footnote') ? 'note' : 'link';
  return `${kind} ${node.identifier.toLowerCase()}`;
}
