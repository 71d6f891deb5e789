// A page's tree → the same without what is no text of the author, in elements that mean what they say.

import type { Element, ElementContent, Nodes, Root } from 'hast';
import { isLayout, standIn } from './clean-embeds.ts';
import { has, make, text, textOf } from './clean-look.ts';
import { findNotes, type PageNotes } from './clean-notes.ts';
import { isCall, PAGE_RULES, RULES, type Rule } from './clean-rules.ts';
import type { Tally } from './clean-tally.ts';

/**
 * Cleans a tree; the old one stays as it is.
 * @param place a `post` is all text; a `page` has a head and a foot of its own.
 * @param tally learns of what is left out.
 * @returns only known elements with `href`, `start`, `className` of code and our own `dataNote` as properties.
 */
export function clean(tree: Nodes, place: 'post' | 'page', tally: Tally): Root {
  const rules = place === 'page' ? PAGE_RULES : RULES;
  const context: Context = { rules, notes: findNotes(tree), tally, layout: false };
  const children = 'children' in tree ? tree.children.flatMap((child) => cleanNode(child, context)) : [];
  return { type: 'root', children };
}

interface Context {
  readonly rules: readonly Rule[];
  readonly notes: PageNotes;
  readonly tally: Tally;
  /** Within a table that only places things. */
  readonly layout: boolean;
}

function cleanNode(node: Nodes, context: Context): ElementContent[] {
  if (node.type === 'text') return [text(node.value)];
  if (node.type !== 'element') return [];
  const { notes, tally } = context;
  if (notes.ways.has(node)) return [];
  const reference = notes.references.get(node);
  if (reference !== undefined) return [make('sup', [text(reference)], { dataNote: reference })];
  const replaced = standIn(node);
  if (replaced !== undefined) return keep(replaced, context);
  const rule = context.rules.find(({ fits }) => fits(node));
  if (rule !== undefined) {
    if (rule.said !== null) tally.count(rule.said, rule.said[1] === 'images' ? imagesIn(node) : 1);
    return [];
  }
  if (isCall(node)) {
    tally.quote(textOf(node));
    return [];
  }
  return keep(node, context);
}

function imagesIn(element: Element): number {
  const images = (node: Element): number =>
    (node.tagName === 'img' ? 1 : 0) +
    node.children.reduce((sum, child) => sum + (child.type === 'element' ? images(child) : 0), 0);
  // An element of a drawing alone is one image too.
  return Math.max(1, images(element));
}

const BLOCK = new Set(
  'address article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table ul'.split(
    ' ',
  ),
);
const MARK = new Set(
  'b strong i em u s del strike ins span font small big mark cite abbr sub sup label nobr'.split(' '),
);
const CELLS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);

function keep(node: Element, context: Context): ElementContent[] {
  const layout = node.tagName === 'table' ? isLayout(node) : context.layout;
  const children = node.children.flatMap((child) => cleanNode(child, { ...context, layout }));
  const note = context.notes.notes.get(node);
  if (note !== undefined) return [make('div', children, { dataNote: note })];
  if (node.tagName === 'br' || node.tagName === 'hr') return [make(node.tagName, [])];
  if (layout && CELLS.has(node.tagName)) return [make('div', children)];
  // What holds nothing shows nothing; a cell keeps its column.
  if (!CELLS.has(node.tagName) && !children.some(shows)) return children.some(isText) ? [text(' ')] : [];
  if (MARK.has(node.tagName)) return mark(node, children);
  return [make(nameOf(node, children), children, propertiesOf(node))];
}

function isText({ type }: ElementContent): boolean {
  return type === 'text';
}

function shows(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return node.type === 'element';
}

/** Bold around whole paragraphs is no bold; raised and lowered numbers are told from others. */
function mark(node: Element, children: ElementContent[]): ElementContent[] {
  if (children.some(isBlock)) return children;
  if (node.tagName === 'sup' || node.tagName === 'sub') return raised(node.tagName, children);
  const style = String(node.properties.style ?? '');
  const isPlain = /font-weight:\s*(?:normal|400)|font-style:\s*normal/i.test(style);
  const isBold = ['b', 'strong'].includes(node.tagName) || /font-weight:\s*(?:bold|[6-9]00)/i.test(style);
  const isItalic = ['i', 'em'].includes(node.tagName) || /font-style:\s*italic/i.test(style);
  if (isPlain || (!isBold && !isItalic)) return children;
  const inner = isItalic ? [make('em', children)] : children;
  return isBold ? [make('strong', inner)] : inner;
}

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && (BLOCK.has(node.tagName) || node.children.some(isBlock));
}

const RAISED: Readonly<Record<string, readonly [of: string, are: string]>> = {
  sup: ['0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'],
  sub: ['0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'],
};

/** 10<sup>6</sup> without its mark would be read as 106. */
function raised(tagName: 'sup' | 'sub', children: ElementContent[]): ElementContent[] {
  const only = children.filter(shows);
  const note = only.find((child) => child.type === 'element' && child.properties.dataNote !== undefined);
  // `[1]` around a reference is how it is shown, not what it says.
  if (
    note !== undefined &&
    /^[[(\s]*$/.test(lettersOf(only.filter((child) => child !== note)).replace(/[\])]/g, ''))
  )
    return [note];
  const letters = lettersOf(children).trim();
  const [of, are] = RAISED[tagName]!;
  if (letters === '' || !children.every(isText) || ![...letters].every((letter) => of.includes(letter)))
    return children;
  return [text([...letters].map((letter) => [...are][[...of].indexOf(letter)]).join(''))];
}

function lettersOf(nodes: readonly ElementContent[]): string {
  return nodes.map(textOf).join('');
}

function nameOf({ tagName }: Element, children: readonly ElementContent[]): string {
  const isNoteList = children.some(
    (child) => child.type === 'element' && child.properties.dataNote !== undefined,
  );
  if ((tagName === 'ol' || tagName === 'ul') && isNoteList) return 'div';
  // Elements of the page's own making mean nothing here.
  return tagName.includes('-') || !/^[a-z][a-z0-9]*$/.test(tagName)
    ? children.some(isBlock)
      ? 'div'
      : 'span'
    : tagName;
}

function propertiesOf(node: Element): Element['properties'] {
  const { href, start, className } = node.properties;
  if (node.tagName === 'a' && typeof href === 'string') return { href };
  if (node.tagName === 'ol' && start !== undefined) return { start };
  return node.tagName === 'code' && has(node, /^language-/) ? { className } : {};
}
