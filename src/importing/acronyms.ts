// Text of the archive → the acronyms that it explains: "mixture of experts (MoE)".

/** A short form with a long form of it. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

/** What stands in brackets and may be a short form. */
const bracketed = /\(([\p{L}\p{N}][\p{L}\p{N}\-+.&/]{1,11})(?:\)|[;,] )/gu;
/** Where no long form goes on. */
const end = /[()[\]:;.!?“”"]/;
/** The longest long form that is taken, in UTF-16 units. */
const longest = 80;
const word = /(-?)([\p{L}\p{N}]+(?:['’][\p{L}]+)?)/gu;
/** They may lie between the words that count: "mixture of experts". */
const small = /^(?:an?|the|of|in|on|for|to|and|or|with|by|via|as|from)$/;
/** … and these, as those, begin no long form: "the so-called mixture of experts". */
const leading = /^(?:called|using|uses?|their|its|our|new|novel)$/;

/** The acronyms that a text explains, each time that it does. */
export function acronymsIn(text: string): readonly Acronym[] {
  return [...text.matchAll(bracketed)].flatMap(({ index, 1: bracket }) => {
    const plural = /^(\p{Lu}[\p{L}\p{N}-]*\p{Lu})s$/u.exec(bracket!)?.[1];
    const short = plural ?? bracket!;
    if (!looksShort(short)) return [];
    // A word more than can be taken, so that none is cut.
    const before = text.slice(Math.max(0, index - 2 * longest), index).split(end);
    const found = longFormOf(short, before.at(-1)!.trimEnd());
    if (found === undefined) return [];
    return [{ short, long: plural === undefined ? found : found.replace(/(?<=[^s'’])s$/, '') }];
  });
}

/** Two capitals at least: "RAG" and "MoE", not "Meta" or "2022". */
function looksShort(short: string): boolean {
  return (short.match(/\p{Lu}/gu)?.length ?? 0) >= 2 && !/[-+.&/]$/.test(short);
}

/**
 * The last words of a text whose initials are those of the short form, in order. Each capital is the beginning of a word
 * or of a part of one after a hyphen, except that a word may stand for more letters than its first ("XGBoost"); as many
 * words at most as Schwartz and Hearst allow ("A simple algorithm for identifying abbreviation definitions", 2003), and
 * stricter than theirs: their letters may stand anywhere.
 */
function longFormOf(short: string, before: string): string | undefined {
  const letters = [...short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()];
  const words = [...before.matchAll(word)].map(([, hyphen, text], i, all) => ({
    text: text!.toLowerCase(),
    at: all[i]!.index + hyphen!.length,
    joined: hyphen !== '' && /[\p{L}\p{N}]/u.test(before[all[i]!.index - 1] ?? ' '),
  }));
  const most = Math.min(letters.length + 5, letters.length * 2);
  // The fewest words that do: "large language model", not "a large language model".
  for (let count = 2; count <= Math.min(most, words.length); count++) {
    const tail = words.slice(-count);
    const first = tail[0]!;
    if (small.test(first.text) || leading.test(first.text) || first.joined) continue;
    if (first.text[0] !== letters[0] || !spells(letters, tail)) continue;
    const long = before.slice(first.at).replace(/\s+/g, ' ').trim();
    return isLongForm(long, short) ? long : undefined;
  }
  return undefined;
}

interface Word {
  readonly text: string;
  /** By a hyphen to the word before it. */
  readonly joined: boolean;
}

/**
 * Whether the letters are initials of the words, in order. Small words and what follows a hyphen may have none, and one
 * letter in three may stand inside a word: "sparse autoencoder (SAE)".
 * @param spare how many letters still may stand inside words.
 */
function spells(
  letters: readonly string[],
  words: readonly Word[],
  spare = Math.floor(letters.length / 3),
): boolean {
  const [first, ...rest] = words;
  if (first === undefined) return letters.length === 0;
  const { text, joined } = first;
  if ((joined || small.test(text)) && spells(letters, rest, spare)) return true;
  let at = 0;
  for (let taken = 1; taken <= letters.length; taken++) {
    at = taken === 1 ? (text[0] === letters[0] ? 1 : 0) : text.indexOf(letters[taken - 1]!, at) + 1;
    if (at === 0 || taken - 1 > spare) return false;
    if (spells(letters.slice(taken), rest, spare - taken + 1)) return true;
  }
  return false;
}

/** Commas part long forms in the glossary, and a form that holds its short form explains nothing. */
function isLongForm(long: string, short: string): boolean {
  const holds = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(short)}(?![\\p{L}\\p{N}])`, 'iu').test(long);
  return !holds && !long.includes(',') && long.length <= longest && /\p{Ll}/u.test(long);
}
