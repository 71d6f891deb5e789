// Excerpt → Markdown: as much of it as there is room for, its matched words in bold.
import type { Excerpt } from '../answering/answer.ts';
import { cutAt } from './limits.ts';
import { emphasised, type Markdown, md } from './markdown.ts';

/** @param longest in UTF-16 units of the excerpt itself. */
export function excerptLine({ text, marks }: Excerpt, longest: number): Markdown {
  const { end, mark } = cutAt(text, longest);
  const kept = marks.flatMap((each) => (each.start < end ? { ...each, end: Math.min(each.end, end) } : []));
  return md`${emphasised(text.slice(0, end), kept)}${{ source: mark }}`;
}
