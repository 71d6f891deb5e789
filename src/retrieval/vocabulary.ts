// Words as they were typed → words that the archive has: typos, beginnings of words, words run together or apart.

export interface Near {
  readonly term: string;
  /** How alike, below 1: an exact word always counts for more. */
  readonly weight: number;
}

export interface Vocabulary {
  /** How many papers hold this term; 0 where none does. */
  frequency(term: string): number;
  /** Terms that an unknown word may stand for, the likeliest first, at most three. */
  near(word: string): readonly Near[];
}

interface Entry {
  readonly word: string;
  readonly term: string;
  /** Which letters and digits it holds, a bit each: words far apart here need no comparison. */
  readonly letters: number;
}

/**
 * @param words each word of the archive with its term
 * @param frequency how many papers hold a term; 0 where none does
 */
export function createVocabulary(
  words: ReadonlyMap<string, string>,
  frequency: (term: string) => number,
): Vocabulary {
  const byLength = new Map<number, Entry[]>();
  for (const [word, term] of words) {
    const entries = byLength.get(word.length) ?? [];
    entries.push({ word, term, letters: letterSet(word) });
    byLength.set(word.length, entries);
  }

  function near(word: string): readonly Near[] {
    if (word.length < 3 || word.length > 40 || !/^\p{L}/u.test(word)) return [];
    const found = new Map<string, number>();
    const keep = (term: string, weight: number) => {
      if (frequency(term) > 0 && weight > (found.get(term) ?? 0)) found.set(term, weight);
    };
    for (const { entry, distance } of misspelt(word, byLength)) {
      const sameStart = entry.word[0] === word[0];
      // Few slip on the first letter, and short words apart in it are other words: "nerf" is no "perf".
      if (!sameStart && word.length < 6) continue;
      keep(entry.term, (distance === 1 ? 0.85 : 0.65) - (sameStart ? 0 : 0.15));
    }
    for (const [term, weight] of beginsWith(word, byLength)) keep(term, weight);
    return [...found]
      .sort((a, b) => b[1] - a[1] || frequency(b[0]) - frequency(a[0]) || (a[0] < b[0] ? -1 : 1))
      .slice(0, 3)
      .map(([term, weight]) => ({ term, weight }));
  }

  return { frequency, near };
}

/** Short words forgive one slip, long ones two; words of three letters none. */
function misspelt(word: string, byLength: ReadonlyMap<number, readonly Entry[]>) {
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const letters = letterSet(word);
  const found: { entry: Entry; distance: number }[] = [];
  if (allowed === 0) return found;
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    for (const entry of byLength.get(length) ?? []) {
      if (bitCount(entry.letters ^ letters) > 2 * allowed) continue;
      const distance = editDistance(word, entry.word, allowed);
      if (distance <= allowed) found.push({ entry, distance });
    }
  }
  return found;
}

/** "matryo" finds matryoshka: the more of the word is there, the surer. */
function* beginsWith(
  word: string,
  byLength: ReadonlyMap<number, readonly Entry[]>,
): Generator<[string, number]> {
  if (word.length < 4) return;
  for (const [length, entries] of byLength) {
    if (length <= word.length || length > 3 * word.length) continue;
    for (const entry of entries) {
      if (entry.word.startsWith(word)) yield [entry.term, 0.4 + (0.4 * word.length) / length];
    }
  }
}

/**
 * Damerau and Levenshtein's distance in its optimal string alignment form: insertions, deletions, replacements and
 * swaps of neighbours. Above `limit` the result is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    set |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return set;
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
