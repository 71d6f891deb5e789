// Footnotes and links by reference: written once for a whole text, needed by each paper that refers to them.
import type { Definition, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';

type Blocks = readonly RootContent[];

/**
 * Gives each paper what it refers to: links by reference become links, and the footnotes that a paper refers to stand at
 * its end, in the order of the references. A footnote that no paper refers to stays where it stands.
 * @param papers the blocks of each paper of an issue.
 * @returns the same without definitions of links.
 */
export function settleReferences(papers: readonly Blocks[]): readonly Blocks[] {
  const all = papers.flatMap((blocks) => [...nodesOf(blocks)]);
  const notes = firstById(all, 'footnoteDefinition');
  const targets = firstById(all, 'definition');
  const used = new Set(all.flatMap((node) => (node.type === 'footnoteReference' ? [keyOf(node)] : [])));
  return papers.map((blocks) => {
    const own = without(blocks, used);
    const needed: FootnoteDefinition[] = [];
    // A footnote may refer to a further one, which then is needed too.
    for (let text: Blocks = own; text.length > 0; ) {
      const more = [...nodesOf(text)]
        .flatMap((node) => (node.type === 'footnoteReference' ? (notes.get(keyOf(node)) ?? []) : []))
        .filter((note, i, list) => !needed.includes(note) && list.indexOf(note) === i);
      needed.push(...more);
      text = more.flatMap(({ children }) => children);
    }
    return [...own, ...needed].map((block) => resolved(block, targets));
  });
}

/** The blocks without the footnotes that some paper refers to, and without definitions of links. */
function without(blocks: Blocks, used: ReadonlySet<string>): Blocks {
  return blocks.flatMap((block) => {
    if (block.type === 'definition') return [];
    if (block.type === 'footnoteDefinition' && used.has(keyOf(block))) return [];
    if (block.type !== 'blockquote' && block.type !== 'list' && block.type !== 'listItem') return [block];
    return [{ ...block, children: without(block.children, used) } as RootContent];
  });
}

function resolved<Node extends RootContent>(node: Node, targets: ReadonlyMap<string, Definition>): Node {
  if (!('children' in node)) return node;
  const children = node.children.map((child) => resolved(child as RootContent, targets));
  if (node.type !== 'linkReference') return { ...node, children } as Node;
  const url = targets.get(keyOf(node))?.url ?? '';
  return { type: 'link', url, children: children as PhrasingContent[] } as RootContent as Node;
}

function firstById<Type extends 'definition' | 'footnoteDefinition'>(nodes: Blocks, type: Type) {
  type Found = Extract<RootContent, { type: Type }>;
  const found = nodes.filter((node): node is Found => node.type === type);
  return new Map(found.toReversed().map((node) => [keyOf(node), node]));
}

function keyOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toLowerCase();
}

function* nodesOf(nodes: Blocks): Generator<RootContent> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* nodesOf(node.children);
  }
}
