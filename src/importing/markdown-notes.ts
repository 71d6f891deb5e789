// Footnotes as people write them in Markdown, `[^1]` and `[^1]: text`, which CommonMark itself does not know.

import type { Code, FootnoteDefinition, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** @returns the blocks with references and definitions as nodes of their own. */
export function notesOf(blocks: readonly RootContent[]): readonly RootContent[] {
  const defined = new Set(blocks.flatMap(namesIn));
  if (defined.size === 0) return blocks;
  const names = numbered(defined);
  return joined(
    blocks.flatMap((block) => withNotes(block, names)),
    names,
  );
}

/** What is indented below a note goes on with it; Markdown takes it for code. */
function joined(blocks: readonly RootContent[], names: Names): readonly RootContent[] {
  const result: RootContent[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (last?.type === 'footnoteDefinition' && isIndented(block)) {
      const more = fromMarkdown(block.value).children.flatMap((each) => withNotes(each, names));
      const children = [...last.children, ...more] as typeof last.children;
      result[result.length - 1] = { ...last, children };
    } else result.push(block);
  }
  return result;
}

/** Code between fences takes two lines more than it has. */
function isIndented(block: RootContent): block is Code {
  if (block.type !== 'code' || block.position === undefined) return false;
  const { start, end } = block.position;
  return end.line - start.line + 1 === block.value.split('\n').length;
}

/** A name that is no number gets the next one that is free, as a reader would be shown. */
function numbered(defined: ReadonlySet<string>): Names {
  const names = new Map<string, string>();
  let next = 1;
  for (const name of defined) {
    while (defined.has(String(next))) next += 1;
    names.set(name, /^\d+$/.test(name) ? name : String(next++));
  }
  return names;
}

/** What a note is called in the source → its number. */
type Names = ReadonlyMap<string, string>;

const BEGIN = /^\[\^([^\]\s]{1,40})\]:[ \t]*/;

function namesIn(block: RootContent): readonly string[] {
  if (block.type === 'definition') return block.identifier.startsWith('^') ? [block.identifier.slice(1)] : [];
  if (block.type === 'paragraph') return linesOf(block.children).flatMap((line) => nameOf(line) ?? []);
  return 'children' in block ? block.children.flatMap(namesIn) : [];
}

/** What a line defines: its first node is text that begins so. */
function nameOf([first]: readonly PhrasingContent[]): string | undefined {
  return first?.type === 'text' ? BEGIN.exec(first.value)?.[1]?.toLowerCase() : undefined;
}

function withNotes(block: RootContent, names: Names): RootContent[] {
  if (block.type === 'definition' && block.identifier.startsWith('^')) {
    // One word behind the colon looks like the address of a link.
    const value = [block.url, block.title].filter((part) => typeof part === 'string').join(' ');
    return [note(names.get(block.identifier.slice(1))!, [{ type: 'text', value }])];
  }
  if (block.type === 'paragraph') return paragraphs(block, names);
  if (block.type === 'heading') return [{ ...block, children: references(block.children, names) }];
  if ('children' in block) {
    const children = (block.children as RootContent[]).flatMap((child) => withNotes(child, names));
    return [{ ...block, children } as RootContent];
  }
  return [block];
}

function paragraphs(block: Paragraph, names: Names): RootContent[] {
  const result: (Paragraph | FootnoteDefinition)[] = [];
  for (const line of linesOf(block.children)) {
    const name = nameOf(line);
    const last = result.at(-1);
    if (name !== undefined) {
      const [first, ...rest] = line;
      const begin: PhrasingContent = {
        type: 'text',
        value: first?.type === 'text' ? first.value.replace(BEGIN, '') : '',
      };
      result.push(note(names.get(name)!, references([begin, ...rest], names)));
    } else if (last === undefined) {
      result.push({ type: 'paragraph', children: references(line, names) });
    } else {
      const paragraph = last.type === 'paragraph' ? last : (last.children[0] as Paragraph);
      paragraph.children.push({ type: 'text', value: '\n' }, ...references(line, names));
    }
  }
  return result;
}

function note(identifier: string, children: PhrasingContent[]): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [{ type: 'paragraph', children }],
  };
}

/** A paragraph's lines, parted where its texts have line breaks. */
function linesOf(nodes: readonly PhrasingContent[]): readonly PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    const parts = node.type === 'text' ? node.value.split('\n') : undefined;
    if (parts === undefined) lines.at(-1)?.push(node);
    parts?.forEach((value, place) => {
      if (place > 0) lines.push([]);
      lines.at(-1)?.push({ type: 'text', value });
    });
  }
  return lines;
}

function references(nodes: readonly PhrasingContent[], names: Names): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'linkReference' && node.identifier.startsWith('^')) {
      return [reference(names.get(node.identifier.slice(1))!)];
    }
    if (node.type !== 'text') {
      if (!('children' in node)) return [node];
      return [{ ...node, children: references(node.children, names) } as PhrasingContent];
    }
    return node.value.split(/(\[\^[^\]\s]{1,40}\])/).flatMap((value): PhrasingContent[] => {
      const name = /^\[\^(.+)\]$/.exec(value)?.[1]?.toLowerCase();
      const number = name === undefined ? undefined : names.get(name);
      if (number !== undefined) return [reference(number)];
      return value === '' ? [] : [{ type: 'text', value }];
    });
  });
}

function reference(identifier: string): PhrasingContent {
  return { type: 'footnoteReference', identifier, label: identifier };
}
