// Lines that were broken at a fixed width → the lines that they were before.

import type { RootContent } from 'mdast';
import { oneLine } from './lines-text.ts';
import { ending, looksLikeTitle, readLine } from './titles-line.ts';

/** Mail is broken at 65 to 80 characters; where lines are longer, nothing was broken. */
const WIDEST = 100;
const NARROWEST = 50;
// Of lines that go on in the next one, most have to be full for it to be a matter of width.
const MOST_ARE_FULL = 0.75;
// So many words of a title have capitals where titles have them at all.
const RAISED = 0.7;

/**
 * Joins lines that were broken because the next word did not fit. Lines of an issue that was not broken at a width
 * come back as they are.
 * @param lines blocks, each a line; the first of several that are joined keeps its place.
 */
export function unwrapped(lines: readonly RootContent[]): readonly RootContent[] {
  const texts = lines.map(oneLine);
  const width = Math.max(0, ...texts.map(({ length }) => length));
  if (width > WIDEST || width < NARROWEST) return lines;
  const isFull = texts.map((text, i) => {
    const word = /^\S+/.exec(texts[i + 1] ?? '')?.[0].length ?? width;
    return text.length + 1 + word > width && !hasGap(lines[i]!, lines[i + 1]);
  });
  const goesOn = texts.map((text, i) => /[^.?!:]$/.test(text) && /^\p{Ll}/u.test(texts[i + 1] ?? ''));
  const going = isFull.filter((_, i) => goesOn[i]);
  if (going.length < lines.length / 4 || going.filter(Boolean).length < going.length * MOST_ARE_FULL)
    return lines;
  return joined(lines, isFull);
}

function hasGap(line: RootContent, next: RootContent | undefined): boolean {
  const [end, start] = [line.position?.end.line, next?.position?.start.line];
  return end !== undefined && start !== undefined && start > end + 1;
}

function joined(lines: readonly RootContent[], goesOn: readonly boolean[]): readonly RootContent[] {
  const texts = lines.map(oneLine);
  const found: RootContent[][] = [];
  for (const [i, line] of lines.entries()) {
    const above = found.at(-1);
    if (above !== undefined && goesOn[i - 1] && !parts(above, line, texts[i + 1] ?? '', goesOn[i] ?? false))
      above.push(line);
    else found.push([line]);
  }
  return found.map((parts) => (parts.length === 1 ? parts[0]! : together(parts)));
}

/**
 * Whether a title begins or ends between two lines of which the first happens to be full. In doubt behind a full stop:
 * a paragraph too many does no harm, a title within a paragraph is lost.
 */
function parts(above: readonly RootContent[], line: RootContent, below: string, isFull: boolean): boolean {
  const next = readLine({ text: oneLine(line), gap: null });
  if (/^\p{Ll}/u.test(next.text)) return false;
  if (/[.?!]["”’)]?$/.test(oneLine(above.at(-1)!))) {
    const isRaised = (next.capitals ?? 0) >= RAISED && /^(?:[\p{Lu}“"]|$)/u.test(below);
    return isRaised || (!isFull && ending(next) === '');
  }
  const title = readLine({ text: above.map(oneLine).join(' '), gap: null });
  return looksLikeTitle(title) && title.words.length > 3 && !looksLikeTitle(next);
}

function together(parts: readonly RootContent[]): RootContent {
  const value = parts.map(oneLine).join(' ');
  const [start, end] = [parts[0]?.position?.start, parts.at(-1)?.position?.end];
  const position = start === undefined || end === undefined ? {} : { position: { start, end } };
  return { type: 'paragraph', children: [{ type: 'text', value }], ...position };
}
