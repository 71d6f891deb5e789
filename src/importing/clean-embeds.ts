// Parts of a page that show text without holding it as such: formulas, posts of others, quotes set apart.

import type { Element } from 'hast';
import { find, has, hasInside, make, text, textOf } from './clean-look.ts';

/** What stands for an element in the text; `undefined` for one that is what it seems. */
export function standIn(element: Element): Element | undefined {
  if (has(element, /^latex-rendered$/)) return formula(attributesOf(element).persistentExpression, true);
  if (isMath(element)) return formula(texOf(element), has(element, /^katex-display$/));
  if (has(element, /^(?:tweet|twitter-embed)$/)) return post(element);
  if (has(element, /^(?:pullquote|wp-block-pullquote|kg-blockquote-alt)$/) && !hasInside(element, isQuote)) {
    return make('blockquote', element.children);
  }
  return undefined;
}

function isQuote({ tagName }: Element): boolean {
  return tagName === 'blockquote';
}

function formula(tex: unknown, apart: boolean): Element {
  const code = make('code', typeof tex === 'string' && tex.trim() !== '' ? [text(tex.trim())] : []);
  return apart ? make('p', [code]) : code;
}

function isMath(element: Element): boolean {
  return (
    element.tagName === 'math' || element.tagName === 'mjx-container' || has(element, /^katex(?:-display)?$/)
  );
}

// Beside what is drawn, most makers of formulas keep what the author wrote.
function texOf(element: Element): string {
  const source = find(
    element,
    ({ tagName, properties }) => tagName === 'annotation' && /tex/i.test(String(properties.encoding ?? '')),
  );
  if (source !== undefined) return textOf(source);
  const alternative = element.properties.alttext ?? element.properties.altText;
  return typeof alternative === 'string' ? alternative : textOf(element);
}

/** A post of somebody on another site → a quote. */
function post(element: Element): Element {
  const shown = find(element, (inner) => has(inner, /^tweet-text$/));
  const { full_text: kept, name, username } = attributesOf(element);
  const words = shown ?? (textOf(element).trim() === '' ? undefined : element);
  if (words !== undefined) return make('blockquote', [make('p', words.children.filter(isWords))]);
  const paragraphs =
    typeof kept === 'string' ? kept.split(/\n{2,}/).map((part) => make('p', [text(part)])) : [];
  const author =
    typeof name === 'string' && typeof username === 'string'
      ? [make('p', [text(`${name} (@${username})`)])]
      : [];
  return make('blockquote', [...paragraphs, ...author]);
}

function isWords(node: Element['children'][number]): boolean {
  return node.type !== 'element' || !has(node, /^(?:tweet-(?:header|footer)|expanded-link|tweet-photos.*)$/);
}

/** What Substack keeps of an embed beside it, as JSON. */
function attributesOf({ properties }: Element): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(String(properties.dataAttrs ?? ''));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // Not what it should be: then there is nothing to show.
    return {};
  }
}

/** Whether a table only places things on the page, as e-mails do, and tells nothing itself. */
export function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(String(table.properties.role ?? ''))) return true;
  const inner = new Set(['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'hr']);
  if (hasInside(table, ({ tagName }) => inner.has(tagName))) return true;
  const rows: Element[] = [];
  collectRows(table, rows);
  const cells = rows.map((row) => row.children.filter((cell) => cell.type === 'element'));
  if (cells.every((row) => row.length < 2)) return true;
  return cells
    .flat()
    .some(
      (cell) => cell.children.filter((inner) => inner.type === 'element' && inner.tagName === 'p').length > 1,
    );
}

function collectRows(node: Element, rows: Element[]): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'tr') rows.push(child);
    else collectRows(child, rows);
  }
}
