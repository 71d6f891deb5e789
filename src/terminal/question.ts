// Before asking: a question from outside → one of a length that costs nothing.

const LONGEST = 10_000;

/** The question's first 10,000 UTF-16 units; no character is cut in two. */
export function capped(question: string): string {
  return question.length <= LONGEST ? question : question.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
}
