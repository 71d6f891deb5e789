// How the tree of a page is looked at: classes, text, what is inside.

import type { Element, Nodes } from 'hast';

export function classes({ properties }: Element): readonly string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Whether one of its classes as a whole fits. */
export function has(element: Element, names: RegExp): boolean {
  return classes(element).some((name) => names.test(name));
}

/** All letters in it, as they stand in the page; scripts and styles have none. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element' && SILENT.has(node.tagName)) return '';
  return node.children.map(textOf).join('');
}

const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

/** Every element below a node, in the page's order. */
export function* elementsIn(node: Nodes): Generator<Element> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** The first element below a node that fits. */
export function find(node: Nodes, fits: (element: Element) => boolean): Element | undefined {
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = fits(child) ? child : find(child, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function hasInside(node: Nodes, fits: (element: Element) => boolean): boolean {
  return find(node, fits) !== undefined;
}

/** A new element. */
export function make(
  tagName: string,
  children: Element['children'],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}
