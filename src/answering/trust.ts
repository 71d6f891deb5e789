// How sure an answer can be at most, whatever its score.
import type { Match, Reading, Search } from '../retrieval/search.ts';

/** The most to be sure of a paper that lacks what the question turns on. */
export const doubtfulConfidence = 0.5;

/**
 * "The LoRA paper" where no paper has the word: however well the rest fits, it is about something else.
 * @param best the best match of the question.
 */
export function mostConfidence(search: Search, reading: Reading, best: Match): number {
  const isElsewhere = search.strangers(reading).length > 0 || search.unsaid(reading);
  return best.signals.named < 1 && isElsewhere ? doubtfulConfidence : 1;
}
