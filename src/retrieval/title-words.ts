// Beneath the look-up of titles: one typed word → the words of a sorted list that it is, begins, or is a slip for.

/** Words in the order of their UTF-16 units, each once. */
export interface SortedWords {
  readonly words: readonly string[];
  /** How many letters a word begins with as the one before it does. */
  readonly shared: Uint8Array;
}

/** No word is read further. */
const longest = 40;

export function sortWords(unsorted: Iterable<string>): SortedWords {
  const words = [...new Set(unsorted)].sort();
  const shared = Uint8Array.from(words, (word, i) => {
    const before = words[i - 1] ?? '';
    let same = 0;
    while (same < longest && same < word.length && word[same] === before[same]) same++;
    return same;
  });
  return { words, shared };
}

/** The word's place in the list; -1 where it is not there. */
export function placeOf(word: string, { words }: SortedWords): number {
  const place = firstFrom(word, words);
  return words[place] === word ? place : -1;
}

/** The places of the words that begin so. */
export function* placesFrom(beginning: string, { words }: SortedWords): Generator<number> {
  for (let place = firstFrom(beginning, words); words[place]?.startsWith(beginning); place++) yield place;
}

/** The first place whose word is not before this one. */
function firstFrom(word: string, words: readonly string[]): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Tells the places of the words that begin as `typed` does with at most `allowed` slips: insertions, deletions,
 * replacements and swaps of neighbours. One pass over the list, in which words share the work on the letters that they
 * share; words whose beginning is hopeless are passed over together.
 * @param found gets how many slips there are, and whether the word ends where `typed` does.
 */
export function wordsLike(
  typed: string,
  { words, shared }: SortedWords,
  allowed: number,
  found: (place: number, slips: number, whole: boolean) => void,
): void {
  const width = Math.min(typed.length, longest);
  // Row d: the slips between each beginning of `typed` and the first d letters of the word.
  const rows = Array.from({ length: longest + 1 }, () => new Uint8Array(width + 1));
  rows[0]!.forEach((_, column, row) => {
    row[column] = column;
  });
  // The fewest slips between all of `typed` and any beginning of the first d letters.
  const begun = new Uint8Array(longest + 1).fill(width, 0, 1);
  // So many letters decide on all words that begin with them.
  let decided = longest + 1;
  for (let place = 0; place < words.length; place++) {
    let depth = shared[place]!;
    if (depth < decided) {
      const word = words[place]!;
      const end = Math.min(word.length, longest);
      decided = longest + 1;
      while (depth < end) {
        depth++;
        const least = fillRow(rows, depth, word, typed);
        begun[depth] = Math.min(begun[depth - 1]!, rows[depth]![width]!);
        if (least <= allowed) continue;
        decided = depth;
        break;
      }
      const slips = begun[depth]!;
      if (slips <= allowed)
        found(place, slips, decided > longest && depth === word.length && rows[depth]![width] === slips);
    } else if (begun[decided]! <= allowed) found(place, begun[decided]!, false);
  }
}

/** Fills the row after so many letters of the word, by those before it; the least of it comes back. */
function fillRow(rows: readonly Uint8Array[], depth: number, word: string, typed: string): number {
  const [row, above] = [rows[depth]!, rows[depth - 1]!];
  row[0] = depth;
  let least = depth;
  for (let column = 1; column < row.length; column++) {
    const same = word[depth - 1] === typed[column - 1];
    let slips = Math.min(above[column - 1]! + (same ? 0 : 1), above[column]! + 1, row[column - 1]! + 1);
    const swapped =
      depth > 1 &&
      column > 1 &&
      word[depth - 1] === typed[column - 2] &&
      word[depth - 2] === typed[column - 1];
    if (swapped) slips = Math.min(slips, rows[depth - 2]![column - 2]! + 1);
    row[column] = slips;
    if (slips < least) least = slips;
  }
  return least;
}
