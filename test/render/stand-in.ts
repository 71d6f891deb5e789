// Hand-made papers and answers, for the tests of the cards.
import type { Answer, Excerpt, Result } from '../../src/answering/answer.ts';
import type { Paper } from '../../src/corpus/archive.ts';

export const ASKER = '1234567890123456789';

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

export const PAPERS = [
  paper('2022-06-05#1', 'Alpha: a_b', { starred: true, topics: ['data', 'vision'] }),
  paper('2022-06-05#2', 'Beta'),
  paper('2022-11-06#1', 'Gamma'),
] as const;

/** An excerpt with the words in [brackets] marked. */
function excerpt(text: string): Excerpt {
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
    understood: 'What is alpha?',
    window: null,
    results: [],
    suggestions: [],
    reply: null,
    ...more,
  };
}

/** A sure result, one that is less so, and one that is not. */
export const ANSWER = answer({
  results: [
    result(PAPERS[0], 0.9, 'About [Alpha]. More > less.', ['alpha', 'more']),
    result(PAPERS[1], 0.6),
    result(PAPERS[2], 0.1),
  ],
});
