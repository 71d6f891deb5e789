// Who asks, three papers and an answer, for the tests of the cards.
import type { Answer } from '../../src/answering/answer.ts';
import { answer as answerTo, paper, result } from '../answering/made.ts';

export const ASKER = '1234567890123456789';

export const PAPERS = [
  paper('2022-06-05#1', 'Alpha: a_b', { starred: true, topics: ['data', 'vision'] }),
  paper('2022-06-05#2', 'Beta'),
  paper('2022-11-06#1', 'Gamma'),
] as const;

/** An answer to the question of these tests. */
export function answer(more: Partial<Answer> = {}): Answer {
  return answerTo({ understood: 'What is alpha?', ...more });
}

/** A sure result, one that is less so, and one that is not. */
export const ANSWER = answer({
  results: [
    result(PAPERS[0], 0.9, 'About [Alpha]. More > less.', ['alpha', 'more']),
    result(PAPERS[1], 0.6),
    result(PAPERS[2], 0.1),
  ],
});
