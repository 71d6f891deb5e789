// The inner of a paragraph or heading → text, emphasis, links, code and footnotes, without marks around nothing.

import type { Definition, Link, PhrasingContent, RootContent } from 'mdast';
import type { Tally } from './clean-tally.ts';

/** What cleaning needs to know of a source. */
export interface Surroundings {
  readonly tally: Tally;
  /** The targets of links that are written apart from them. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** A link's address as an absolute one of the web or of mail; `undefined` where it is none. */
  readonly resolve: (url: string) => string | undefined;
  /** What a block of HTML holds. */
  readonly parseHtml: (html: string) => readonly RootContent[];
}

/** @returns new nodes with white space folded as a browser does; they may begin and end with a space. */
export function cleanInline(nodes: readonly PhrasingContent[], around: Surroundings): PhrasingContent[] {
  return merged(withoutScripts(nodes).flatMap((node) => cleanNode(node, around)));
}

function cleanNode(node: PhrasingContent, around: Surroundings): PhrasingContent[] {
  switch (node.type) {
    case 'text': {
      const value = folded(node.value);
      return value === '' ? [] : [{ type: 'text', value }];
    }
    case 'emphasis':
    case 'strong':
      return marked(node.type, cleanInline(node.children, around));
    case 'delete':
      return cleanInline(node.children, around);
    case 'link':
      return linked(around.resolve(node.url), cleanInline(node.children, around));
    case 'linkReference': {
      const url = around.definitions.get(node.identifier)?.url;
      return linked(url === undefined ? undefined : around.resolve(url), cleanInline(node.children, around));
    }
    case 'inlineCode':
      return node.value.trim() === '' ? [] : [{ type: 'inlineCode', value: node.value }];
    case 'break':
      return [{ type: 'break' }];
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: node.identifier, label: node.identifier }];
    case 'image':
    case 'imageReference':
      around.tally.count(['an image', 'images']);
      return [];
    case 'html':
      return htmlPiece(node.value, around);
    default:
      return [];
  }
}

// A space that does not break is a letter; the others are one.
function folded(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ');
}

function htmlPiece(html: string, around: Surroundings): PhrasingContent[] {
  if (/^<img\b/i.test(html)) around.tally.count(['an image', 'images']);
  return /^<br\b/i.test(html) ? [{ type: 'break' }] : [];
}

/** Between `<script>` and `</script>` in a paragraph of Markdown stands no text of it. */
function withoutScripts(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  let open: string | undefined;
  return nodes.filter((node) => {
    if (open === undefined) open = opened(node);
    else if (node.type === 'html' && node.value.toLowerCase().startsWith(`</${open}`)) open = undefined;
    else return false;
    return open === undefined;
  });
}

function opened(node: PhrasingContent): string | undefined {
  if (node.type !== 'html' || node.value.endsWith('/>')) return undefined;
  return /^<(script|style|template|iframe|noscript|textarea|title|svg)\b/i
    .exec(node.value)?.[1]
    ?.toLowerCase();
}

/** Marks hold no mark of their kind, and no space at their ends, where Markdown would not know them. */
function marked(type: 'emphasis' | 'strong', children: PhrasingContent[]): PhrasingContent[] {
  const inner = merged(children.flatMap((child) => (child.type === type ? child.children : [child])));
  if (isEmpty(inner)) return inner;
  const [before, after] = [edge(inner[0], /^ +/), edge(inner.at(-1), / +$/)];
  const node = { type, children: trimmed(inner) };
  return [...space(before), node, ...space(after)];
}

function edge(node: PhrasingContent | undefined, where: RegExp): boolean {
  return node?.type === 'text' && where.test(node.value);
}

function space(wanted: boolean): PhrasingContent[] {
  return wanted ? [{ type: 'text', value: ' ' }] : [];
}

function linked(url: string | undefined, children: PhrasingContent[]): PhrasingContent[] {
  // What can't be followed, or has no words to press, is no link; nor is one within another.
  const inner = children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
  return url === undefined || isEmpty(inner)
    ? inner
    : [{ type: 'link', url, children: inner as Link['children'] }];
}

/** Neighbours of one kind become one: a page's reader sees no seam between them either. */
export function merged(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    const both = last && joined(last, node);
    const over = last && isGap(last) && result.at(-2) ? joined(result.at(-2)!, node, last) : undefined;
    if (both !== undefined) result.splice(-1, 1, both);
    else if (over !== undefined) result.splice(-2, 2, over);
    else result.push(node);
  }
  return result;
}

function isGap(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value === ' ';
}

/** Two nodes as one, with what is between them; `undefined` where they are of different kinds. */
function joined(
  one: PhrasingContent,
  two: PhrasingContent,
  gap?: PhrasingContent,
): PhrasingContent | undefined {
  const between = gap === undefined ? [] : [gap];
  if (one.type === 'text' && two.type === 'text') {
    return gap === undefined ? { type: 'text', value: folded(one.value + two.value) } : undefined;
  }
  if ((one.type === 'strong' || one.type === 'emphasis') && two.type === one.type) {
    return { type: one.type, children: merged([...one.children, ...between, ...two.children]) };
  }
  if (one.type === 'link' && two.type === 'link' && one.url === two.url) {
    const children = merged([...one.children, ...between, ...two.children]);
    return { type: 'link', url: one.url, children: children as Link['children'] };
  }
  return undefined;
}

/** Without spaces and breaks at both ends. */
export function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result = [...nodes];
  while (isSpace(result[0])) result.shift();
  while (isSpace(result.at(-1))) result.pop();
  const first = result[0];
  if (first?.type === 'text') result[0] = { type: 'text', value: first.value.replace(/^ +/, '') };
  const last = result.at(-1);
  if (last?.type === 'text')
    result[result.length - 1] = { type: 'text', value: last.value.replace(/ +$/, '') };
  return result;
}

function isSpace(node: PhrasingContent | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && /^ *$/.test(node.value));
}

/** Whether nothing of it would be seen. */
export function isEmpty(nodes: readonly PhrasingContent[]): boolean {
  return nodes.every(
    (node) =>
      node.type === 'break' ||
      (node.type === 'text' && node.value.trim() === '') ||
      ('children' in node && isEmpty(node.children)),
  );
}

/** Parts at two breaks and more in a row. */
export function splitAtBreaks(nodes: readonly PhrasingContent[]): readonly PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  let breaks = 0;
  for (const node of nodes) {
    if (node.type === 'break') breaks += 1;
    else if (!isSpace(node)) {
      if (breaks > 1) parts.push([]);
      else if (breaks === 1) parts.at(-1)?.push({ type: 'break' });
      breaks = 0;
      parts.at(-1)?.push(node);
    } else if (breaks === 0) parts.at(-1)?.push(node);
  }
  return parts;
}
