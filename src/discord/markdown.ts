// Text → Discord's Markdown: whatever came from a person or from the archive is escaped, and only our own marks are live.

/** Markdown that is ours: all text from outside that is in it has been escaped. */
export interface Markdown {
  readonly source: string;
}

/** A template whose strings are escaped: md`### ${title}`. Other Markdown goes in as it is. */
export function md(ours: TemplateStringsArray, ...values: readonly (string | number | Markdown)[]): Markdown {
  const source = ours.reduce((before, each, i) => {
    const value = values[i - 1] ?? '';
    return before + (typeof value === 'object' ? value.source : escaped(clean(String(value)), before)) + each;
  });
  return { source };
}

/** Those parts that are there, joined by line breaks or what else is given. */
export function joined(parts: readonly (Markdown | null)[], between = '\n'): Markdown {
  return { source: parts.flatMap((part) => part?.source ?? []).join(between) };
}

/** A text in which some words are bold. */
export function emphasised(
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): Markdown {
  let source = '';
  let at = 0;
  const take = (end: number) => {
    source += escaped(visible(text.slice(at, end)), source);
    at = end;
  };
  for (const { start, end } of merged(text, marks)) {
    take(start);
    source += '**';
    take(end);
    source += '**';
  }
  take(text.length);
  return { source: source.trim() };
}

/** An issue's date: `2022-12-04 (4 December 2022)`, the latter in the reader's language and way. */
export function day(date: string): Markdown {
  const stamp = timestamp(date);
  return stamp === null ? md`${date}` : md`${date} (${stamp})`;
}

/** A date in the reader's language, or null for what is no date. Noon in UTC is the same day nearly everywhere. */
export function timestamp(date: string): Markdown | null {
  const noon = Date.parse(`${date}T12:00:00Z`) / 1000;
  return Number.isNaN(noon) ? null : { source: `<t:${noon}:D>` };
}

/** The text that an escaped line shows. */
export function unescaped(line: string): string {
  return line.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** A text on one line, without what can't be seen; may be empty. */
export function clean(text: string): string {
  return visible(text).trim();
}

/** Whether a text has anything to look at. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

// Discord refuses halves of characters; the bidirectional marks would turn round our own words behind the text.
const UNSEEN = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

function visible(text: string): string {
  return text.replace(UNSEEN, '').replace(/\s+/g, ' ').toWellFormed();
}

// Code, emphasis, spoilers, tags of every kind (<@…>, <#…>, <t:…>, </…>, <:…>, <https:…>), masked links, @everyone. A
// colon is escaped where something touches it from behind: in web addresses, so that they are shown and no link, and
// in the codes of emoji.
const ANYWHERE = /[\\`*_~|<[\]@]|:(?!\s)/g;
// Headings, small print, quotes and lists: where nothing but such marks, of ours or not, stands before on the line.
const START = /(?:^|\n)[\s#>*+.\d\\-]*$/;
const MARK = /^(\s*)([#>+-])/;
const NUMBER = /^(\s*\d+)([.)])/;

/**
 * @param text of a single line.
 * @param before what it will stand behind.
 */
function escaped(text: string, before: string): string {
  const inline = text.replace(ANYWHERE, '\\$&');
  return START.test(before) ? inline.replace(MARK, '$1\\$2').replace(NUMBER, '$1\\$2') : inline;
}

/** Marks in order, without white space at their ends; neighbours become one, since `**a****b**` is not two. */
function merged(
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): readonly { start: number; end: number }[] {
  const together: { start: number; end: number }[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = together.at(-1);
    if (last !== undefined && /^[\s-]*$/.test(text.slice(last.end, mark.start)))
      last.end = Math.max(last.end, mark.end);
    else together.push({ start: mark.start, end: mark.end });
  }
  return together.flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    if (isBlank(words)) return [];
    return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
  });
}
