// A page saved from a browser → the element that holds its article, its title and its date.

import type { Element, Nodes, Root } from 'hast';
import { elementsIn, find, has, textOf } from './clean-look.ts';
import type { DateHint, Draft } from './draft.ts';
import { bodyOf, parseHtml } from './html.ts';
import { oneLine } from './lines-text.ts';
import { hint, hintInBlocks, hintsOf, readTitle } from './read-dates.ts';

/**
 * @param html a whole page.
 * @returns a draft; without blocks where the page has no text.
 * @throws TooTangled
 */
export function readPage(html: string, source: string, file: string): Draft {
  const tree = parseHtml(html, 'page');
  const article = articleOf(tree);
  const { blocks, dropped } = bodyOf(article, 'page', addressOf(tree));
  const named = titleOf(tree, article);
  const dated = readTitle(named);
  // The article often begins with its own title.
  const first = blocks[0];
  const repeats = first?.type === 'heading' && alike(oneLine(first), named);
  const rest = repeats ? blocks.slice(1) : blocks;
  const told = [...datesOf(tree, article), ...hintInBlocks(rest)];
  return {
    source,
    title: dated.title,
    dates: hintsOf(dated, told, file),
    kind: 'marked',
    blocks: rest,
    dropped,
  };
}

/** Whether two titles are one, but for white space. */
export function alike(one: string, other: string): boolean {
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return fold(one) !== '' && fold(one) === fold(other);
}

/** From the surest mark of an article to the vaguest. */
const MARKS: readonly ((element: Element) => boolean)[] = [
  (element) => has(element, /^body$/) && has(element, /^markup$/),
  (element) => has(element, /^available-content$/),
  ({ properties }) =>
    String(properties.itemProp ?? properties.itemprop ?? '')
      .split(' ')
      .includes('articleBody'),
  (element) =>
    has(element, /^(?:post-content|entry-content|gh-content|article-content|article-body|post-body)$/),
  ({ tagName }) => tagName === 'article',
  ({ tagName, properties }) => tagName === 'main' || properties.role === 'main',
];

// Cards of other articles carry the same marks as the article itself: it has to hold a good part of the page's text.
const ENOUGH = 0.4;
// A step inwards that would lose more text than this leaves the article.
const NEARLY_ALL = 0.85;

/** The element that holds the article; the whole page where nothing stands out. */
function articleOf(tree: Root): Nodes {
  const sizes = sizesOf(tree);
  const size = (node: Nodes) => sizes.get(node) ?? 0;
  for (const fits of MARKS) {
    const best = largest([...elementsIn(tree)].filter(fits), size);
    if (best !== undefined && size(best) > 0 && size(best) >= ENOUGH * size(tree)) return best;
  }
  let node: Nodes = tree;
  for (;;) {
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    const next = largest(
      children.filter((child) => child.type === 'element'),
      size,
    );
    if (next === undefined || PARAGRAPHS.has(next.tagName) || size(next) < NEARLY_ALL * size(node))
      return node;
    node = next;
  }
}

function largest(elements: readonly Element[], size: (node: Nodes) => number): Element | undefined {
  return elements.reduce<Element | undefined>(
    (best, element) => (best === undefined || size(element) > size(best) ? element : best),
    undefined,
  );
}

const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'li',
  'pre',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'td',
]);
const ASIDE: ReadonlySet<string> = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'script',
  'style',
  'noscript',
  'template',
]);

/** How many letters of paragraphs stand in each element. */
function sizesOf(tree: Root): ReadonlyMap<Nodes, number> {
  const sizes = new Map<Nodes, number>();
  const measure = (node: Nodes): number => {
    if (!('children' in node)) return 0;
    let size = 0;
    if (node.type === 'element' && (ASIDE.has(node.tagName) || has(node, /^comments/))) size = 0;
    else if (node.type === 'element' && PARAGRAPHS.has(node.tagName)) size = textOf(node).trim().length;
    else for (const child of node.children) size += measure(child);
    sizes.set(node, size);
    return size;
  };
  measure(tree);
  // An e-mail or an old page may have no paragraphs at all: then any text counts.
  if (sizes.get(tree) === 0)
    for (const element of elementsIn(tree)) sizes.set(element, textOf(element).trim().length);
  return sizes;
}

function meta(tree: Root, name: string): string | undefined {
  const found = find(
    tree,
    ({ tagName, properties }) => tagName === 'meta' && (properties.property ?? properties.name) === name,
  );
  const content = found?.properties.content;
  return typeof content === 'string' && content.trim() !== '' ? content : undefined;
}

function titleOf(tree: Root, article: Nodes): string {
  const heading = find(article, isTopHeading) ?? find(tree, isTopHeading);
  // The h1 is the article's title only where it is the only one.
  const single = [...elementsIn(tree)].filter(isTopHeading).length === 1 ? heading : undefined;
  return (
    meta(tree, 'og:title') ??
    [single, find(tree, isTitle)].map(textIn).find((text) => text.trim() !== '') ??
    ''
  );
}

function isTopHeading({ tagName }: Element): boolean {
  return tagName === 'h1';
}

function isTitle({ tagName }: Element): boolean {
  return tagName === 'title';
}

function textIn(element: Element | undefined): string {
  return element === undefined ? '' : textOf(element);
}

function addressOf(tree: Root): string | undefined {
  const link = find(
    tree,
    ({ tagName, properties }) => tagName === 'link' && [properties.rel].flat().includes('canonical'),
  );
  const address = link?.properties.href ?? meta(tree, 'og:url');
  return typeof address === 'string' && URL.canParse(address) ? address : undefined;
}

function datesOf(tree: Root, article: Nodes): readonly DateHint[] {
  const isTime = ({ tagName, properties }: Element) =>
    tagName === 'time' && properties.dateTime !== undefined;
  const time = find(article, isTime) ?? find(tree, isTime);
  const said = [
    meta(tree, 'article:published_time'),
    linkedDate(tree),
    meta(tree, 'date'),
    time === undefined ? undefined : String(time.properties.dateTime),
    textIn(find(tree, isTitle)),
  ];
  return said.flatMap((text) => hint(text, 'page'));
}

/** `datePublished` of the first description of the page in JSON-LD that has one. */
function linkedDate(tree: Root): string | undefined {
  for (const element of elementsIn(tree)) {
    if (element.tagName !== 'script' || element.properties.type !== 'application/ld+json') continue;
    const first = element.children[0];
    const date = publishedIn(parseJson(first?.type === 'text' ? first.value : ''), 5);
    if (date !== undefined) return date;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said by the page, for machines; without it the page has other dates.
    return undefined;
  }
}

function publishedIn(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  if ('datePublished' in value && typeof value.datePublished === 'string') return value.datePublished;
  for (const inner of Object.values(value)) {
    const found = publishedIn(inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
