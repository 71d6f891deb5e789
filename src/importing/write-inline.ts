// Text inside a paragraph → the marks that the archive keeps, so that no mark begins or ends at white space.
import type { PhrasingContent } from 'mdast';
import { withoutComments } from '../corpus/plain-text.ts';

/**
 * Emphasis, code, links and line breaks stay; images become their words, references to footnotes `[1]`, HTML the text
 * that it is written as. White space is folded to one space, and there is none at either end.
 */
export function inlineOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return trimmed(joined(nodes.flatMap(kept))).core;
}

function kept(node: PhrasingContent): readonly PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return textNodes(node.value);
    case 'html':
      return textNodes(withoutComments(node.value));
    case 'inlineCode':
      return node.value.trim() === '' ? textNodes(node.value) : [{ ...node, value: clean(node.value) }];
    case 'image':
    case 'imageReference':
      return textNodes(node.alt ?? '');
    case 'footnoteReference':
      return textNodes(`[${node.label ?? node.identifier}]`);
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
      return marked(node.children, (children) => ({ type: node.type, children }));
    case 'link':
      return isWebAddress(node.url)
        ? marked(node.children, (children) => ({ type: 'link', url: node.url, children }))
        : node.children.flatMap(kept);
    default:
      // What CommonMark has no mark for, such as a deletion, is kept as its words.
      return 'children' in node ? node.children.flatMap(kept) : [];
  }
}

/** White space at either end of a mark goes outside of it: `**so **` would be no mark. */
function marked(
  children: readonly PhrasingContent[],
  mark: (children: PhrasingContent[]) => PhrasingContent,
): readonly PhrasingContent[] {
  const { before, core, after } = trimmed(joined(children.flatMap(kept)));
  return [...before, ...(core.length > 0 ? [mark(core)] : []), ...after];
}

/** Neighbours of one kind become one: two marks in a row would be read as another mark. */
function joined(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') {
      result[result.length - 1] = { type: 'text', value: folded(last.value + node.value) };
    } else if (
      (last?.type === 'emphasis' && node.type === 'emphasis') ||
      (last?.type === 'strong' && node.type === 'strong')
    ) {
      const children = joined([...last.children, ...node.children]);
      result[result.length - 1] = { type: node.type, children: [...children] };
    } else result.push(node);
  }
  return result;
}

function trimmed(nodes: readonly PhrasingContent[]) {
  const core = [...nodes];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (;;) {
    const first = core[0];
    if (first?.type === 'break') before.push(core.shift()!);
    else if (first?.type === 'text' && first.value.startsWith(' ')) {
      before.push({ type: 'text', value: ' ' });
      core.splice(0, 1, ...textNodes(first.value.slice(1)));
    } else break;
  }
  for (;;) {
    const last = core.at(-1);
    if (last?.type === 'break') after.unshift(core.pop()!);
    else if (last?.type === 'text' && last.value.endsWith(' ')) {
      after.unshift({ type: 'text', value: ' ' });
      core.splice(-1, 1, ...textNodes(last.value.slice(0, -1)));
    } else break;
  }
  return { before, core, after };
}

function textNodes(value: string): PhrasingContent[] {
  const text = folded(value);
  return text === '' ? [] : [{ type: 'text', value: text }];
}

function folded(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** Without what can't stand in a file of the archive: NUL, and halves of surrogate pairs. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function isWebAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)\S+$/.test(url) && URL.canParse(url);
}
