// Papers, excerpts and answers made by hand, for the tests of what shows them.
import type { Answer, Excerpt, Result } from '../../src/answering/answer.ts';
import type { Paper } from '../../src/corpus/archive.ts';

export function paper(code: string, title: string, more: Partial<Paper> = {}): Paper {
  const issue = code.slice(0, 10);
  return {
    code,
    title,
    issue,
    topics: [],
    starred: false,
    link: null,
    askedAs: [],
    paragraphs: [`About ${title}.`],
    ...more,
  };
}

/** An excerpt with the words in [brackets] marked. */
export function excerpt(text: string): Excerpt {
  const parts = text.split(/\[(.*?)\]/);
  let at = 0;
  const marks = parts.flatMap((part, i) => {
    at += part.length;
    return i % 2 === 1 ? { start: at - part.length, end: at } : [];
  });
  return { text: parts.join(''), marks };
}

export function result(
  of: Paper,
  confidence = 0.9,
  text = `About [${of.title}].`,
  why: readonly string[] = [],
): Result {
  return { paper: of, excerpt: excerpt(text), confidence, why };
}

export function answer(more: Partial<Answer> = {}): Answer {
  return {
    kind: 'answer',
    understood: 'q',
    window: null,
    results: [],
    suggestions: [],
    reply: null,
    ...more,
  };
}
