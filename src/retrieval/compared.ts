// Where a question says what its subject is compared with: words that tell less of what it is about.

/** From these words on, as far as the clause goes. "X versus Y" is not among them: it asks for both. */
const comparison =
  /\b(?:than|unlike|instead of|as opposed to|differs? from|different(?:ly)? (?:from|than|to)|(?:compared?|relative|similar) (?:to|with))\s[^,;:.?!()]*/gi;

/** Whether a stretch of the question, from `start` to `end` in UTF-16 units, is of what something is compared with. */
export function comparedIn(question: string): (start: number, end: number) => boolean {
  const found = [...question.matchAll(comparison)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  return (start, end) => found.some(({ from, to }) => from <= start && end <= to);
}
