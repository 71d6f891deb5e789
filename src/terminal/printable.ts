// Beneath all rendering: text of a person or of the archive → text that a terminal shows and does not obey.

// ESC and CSI start commands to the terminal; the bidirectional marks show a line in another order than it is stored.
const OBEYED = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** The text without control characters but line breaks and tabs; every kind of line break becomes `\n`. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(OBEYED, '')
    .toWellFormed();
}

const ZERO_WIDTH = /\p{M}|\p{Cf}/u;
const DOUBLE_WIDTH =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** How many columns of a terminal a text without line breaks takes, after Unicode's East Asian widths. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += ZERO_WIDTH.test(character) ? 0 : DOUBLE_WIDTH.test(character) ? 2 : 1;
  return sum;
}
