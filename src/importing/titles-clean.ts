// A title as it stands → the title, and the marks that stood beside it: star, bullet, number, reading time.

export interface Cleaned {
  /** To the letter, without the marks. */
  readonly title: string;
  readonly starred: boolean;
  readonly bulleted: boolean;
  readonly numbered: boolean;
  /** “(5 minute read)” and the like; empty where there is none. */
  readonly readingTime: string;
}

const STAR = /^(?:[⭐★☆🌟]\uFE0F?\s*)+|(?:\s*[⭐★☆🌟]\uFE0F?)+$/gu;
const BULLET = /^[-•◦‣▪●·*–—]\s+/u;
// `1.58-bit` begins a name: a number in front is followed by a space.
const NUMBER = /^(?:#\s?\d{1,3}[.):]?|\(\d{1,3}\)|\[\d{1,3}\]|(?:no\.\s?)?\d{1,3}\s?[.)]{1,2})\s+/iu;
const READING_TIME =
  /\s*[([]\s*\d{1,3}\s?[-–]?\s?min(?:ute)?s?\.?(?:\s?[-–]?\s?read(?:ing)?)?(?:\s?time)?\s*[)\]]$/iu;

/** Takes the marks off both ends, in whatever order they stand; white space is folded. */
export function cleanTitle(text: string): Cleaned {
  let title = text.replace(/\s+/g, ' ').trim();
  const found = { starred: false, bulleted: false, numbered: false, readingTime: '' };
  const take = (pattern: RegExp): string => {
    const taken = title.match(pattern)?.join('') ?? '';
    const left = title.replace(pattern, '').trim();
    // A title that is nothing but marks keeps them.
    if (left === '') return '';
    title = left;
    return taken.trim();
  };
  // Each may hide another: “⭐ 1) Title ⭐”.
  for (let before = ''; before !== title; ) {
    before = title;
    if (take(STAR) !== '') found.starred = true;
    if (take(BULLET) !== '') found.bulleted = true;
    if (take(NUMBER) !== '') found.numbered = true;
    if (/[)\]]$/.test(title)) found.readingTime = take(READING_TIME) || found.readingTime;
  }
  return { title, ...found };
}
