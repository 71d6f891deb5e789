// Excerpt → Markdown: as much of it as there is room for, its matched words in bold.
import type { Excerpt } from '../answering/answer.ts';
import { gap } from '../retrieval/excerpt.ts';
import { cutAt } from './limits.ts';
import { emphasised, type Markdown, md } from './markdown.ts';

/** @param longest in UTF-16 units of the excerpt itself. */
export function excerptLine({ text, marks }: Excerpt, longest: number): Markdown {
  const { end, mark } = cutAt(text, longest);
  const kept = marks.flatMap((each) => (each.start < end ? { ...each, end: Math.min(each.end, end) } : []));
  return md`${emphasised(text.slice(0, end), kept)}${{ source: mark }}`;
}

/** The sentences between two gaps that have the most marks: whole, so that no cut turns their meaning round. */
export function tellingPart({ text, marks }: Excerpt): Excerpt {
  let at = 0;
  const parts = text.split(gap).map((part) => {
    const begin = at;
    const end = begin + part.length;
    at = end + gap.length;
    return { begin, end, inside: marks.filter((mark) => mark.start >= begin && mark.end <= end) };
  });
  const { begin, end, inside } = parts.reduce((most, next) =>
    next.inside.length > most.inside.length ? next : most,
  );
  return {
    text: text.slice(begin, end),
    marks: inside.map((mark) => ({ start: mark.start - begin, end: mark.end - begin })),
  };
}
