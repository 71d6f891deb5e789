// The one text analysis: index, question and excerpt all see words and sentences as this file does.
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { chatterWords, stopWords } from './stop-words.ts';

/** A word where it stands. */
export interface Token {
  /** Offsets into the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents. */
  readonly word: string;
  /** What is searched: Porter's stem of the word, taken twice. */
  readonly term: string;
  /** Parts and joins that are searched too: "FlashAttention" is also flash and attent, "fine-tune" also finetun. */
  readonly also: readonly string[];
  /** Grammar only: never searched. */
  readonly stop: boolean;
}

export interface TextAnalysis {
  /** The words of a text in order; at most `maxTokens` of them. */
  tokens(text: string): readonly Token[];
  /** Porter's stem of one word, lower case, and the stem of that. */
  stem(word: string): string;
  /** A paragraph cut into sentences; put together with spaces they are the paragraph again. */
  sentences(paragraph: string): readonly string[];
  /** Whether a word, in lower case, is one of the language model's some 80,000 English words. */
  isEnglish(word: string): boolean;
}

/** No question and no paragraph needs more; what follows is not read, so that hostile text costs nothing. */
export const maxTokens = 20_000;

/** Stems kept: more words than a big archive has, few enough for hostile questions to fill. */
const maxStems = 100_000;
const porter = model.addons.stem as (word: string) => string;

// A run of letters and digits; a dot or comma stays inside a number ("1.5", "2,048"), a plus ends a name ("ZeRO++");
// 's and 't go with their word.
const wordPattern =
  /([\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?<=\p{N})[.,](?=\p{N})[\p{L}\p{M}\p{N}]+)*(?:(?<=\p{L})\+{1,2}(?![\p{L}\p{N}+]))?)(?:['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}]))?/gu;

type Wink = ReturnType<typeof winkNLP>;
/** One for the whole process: each start makes the next one slower, and the twenty-first fails. */
let wink: { readonly nlp: Wink; readonly lexiconSize: number } | undefined;

function startWink(): { readonly nlp: Wink; readonly lexiconSize: number } {
  if (wink === undefined) {
    const nlp = winkNLP(model, ['sbd']);
    // The first word that is none gets the first number beyond the lexicon.
    wink = { nlp, lexiconSize: numberOf('qzxjvkw', nlp) };
  }
  return wink;
}

/**
 * Makes the text analysis. wink-nlp itself (some 0.1 s and 40 MB) starts at the first paragraph to be cut, or the first
 * word to be looked up; its stemmer works without.
 */
export function createTextAnalysis(): TextAnalysis {
  const stems = new Map<string, string>();
  function stem(word: string): string {
    const known = stems.get(word);
    if (known !== undefined) return known;
    // The stemmer is for English words; codes, numbers and other scripts stay as they are. Once leaves "directedness" at
    // "directed", and so apart from "direct".
    const stemmed = /^[a-z]{3,40}$/.test(word) ? porter(porter(word)) : word;
    if (stems.size >= maxStems) stems.clear();
    stems.set(word, stemmed);
    return stemmed;
  }

  function tokens(text: string): readonly Token[] {
    const found: { start: number; end: number; raw: string; word: string; parts: string[] }[] = [];
    for (const match of text.matchAll(wordPattern)) {
      if (found.length === maxTokens) break;
      const start = match.index;
      const end = start + match[1]!.length;
      const raw = match[1]!.slice(0, 100).normalize('NFC');
      const singular = raw.replace(pluralName, '$1');
      const word = singularAcronym(fold(singular));
      if (word !== '') found.push({ start, end, raw, word, parts: partsOf(singular).map(fold) });
    }
    found.forEach((token, i) => {
      const next = found[i + 1];
      if (next === undefined || next.start !== token.end + 1 || /^\p{N}/u.test(token.word)) return;
      const hyphenated = /[-‐‑–]/.test(text[token.end]!);
      if (hyphenated || versionNumber.test(next.word)) token.parts.push(token.word + next.word);
    });
    return found.map(({ start, end, raw, word, parts }) => ({
      start,
      end,
      word,
      term: stem(word),
      also: parts.map(stem),
      stop: stopWords.has(word) && !innerCapital.test(raw),
    }));
  }

  function sentences(paragraph: string): readonly string[] {
    return joinFalseEnds(paragraph, startWink().nlp.readDoc(paragraph).sentences().out() as string[]);
  }

  /** wink numbers the words of its lexicon first, and others as they come. */
  function isEnglish(word: string): boolean {
    const { nlp, lexiconSize } = startWink();
    return numberOf(word, nlp) < lexiconSize;
  }

  return { tokens, stem, sentences, isEnglish };
}

function numberOf(word: string, nlp: Wink): number {
  const token = nlp.readDoc(word).tokens().itemAt(0);
  return token.out(nlp.its.uniqueId as never) as unknown as number;
}

/** One spelling: lower case without accents and compatibility forms ("ＴÜＬＵ²" is "tulu2"), "-ise" and "-or". */
function fold(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKD').replace(/[\p{M}\s]/gu, '');
  return plain
    .toLowerCase()
    .replace(/iz(e|ed|es|er|ers|ing|ation|ations)$/, 'is$1')
    .replace(
      /^((?:un|dis|mis)?(?:arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|sav|tum|vap)o)u(?=r)/,
      '$1',
    );
}

/** Acronyms that are no plurals. */
const endsInS = new Set('css dns fps gps lbfgs mps qps rms rss sms tps'.split(' '));

/** "llms" and "gpus" → llm, gpu: the stemmer takes them for words like "bus" and "gas". */
function singularAcronym(word: string): string {
  if (stopWords.has(word) || chatterWords.has(word) || endsInS.has(word)) return word;
  return /^(?:[^aeiouy\P{L}]{2,5}|[cgnt]pu)s$/u.test(word) && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** "Grok 2" is also grok2. */
const versionNumber = /^\d(?:\.\d+)?$/;
/** "LSTMs", "V100s". */
const pluralName = /^(\p{Lu}{2,}|\p{Lu}+\p{N}+)s$/u;
/** "GoT" is a name, "got" is not. */
const innerCapital = /\p{Ll}\p{Lu}/u;

/** "LightPROF" → Light, PROF; "Qwen2" → Qwen; "V100s" and "3x" have no parts worth searching. */
function partsOf(word: string): string[] {
  if (/^[A-Za-z]?[a-z]*$/.test(word)) return [];
  const name = word.replace(/\++$/, '');
  const parts = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|(?<=\p{L})\p{N}[\p{N}.]*$/gu) ?? [];
  const useful = parts.filter(
    (part) => (part.length > 2 || /\p{N}/u.test(part)) && part.length < name.length,
  );
  return [...(name === word ? [] : [name]), ...(useful.length > 3 ? [] : useful)];
}

// wink ends a sentence after nearly every dot; "LLM.int8()", "e.g. it" and "vs. the" end none.
const abbreviation = /\b(?:e\.g|i\.e|etc|vs|cf|al|Fig|Eq|Sec|approx)\.$/;
const closed = /[.!?:…]["'”’)\]]*$/;
const startsLikeTheMiddle = /^[\p{Ll}(),;]/u;

/** Cuts the paragraph itself where wink's pieces begin, except where the piece only goes on with its sentence. */
function joinFalseEnds(paragraph: string, pieces: readonly string[]): readonly string[] {
  const starts: number[] = [];
  let cursor = 0;
  for (const piece of pieces) {
    const at = paragraph.indexOf(piece, cursor);
    if (at < 0) continue;
    const before = paragraph.slice(starts.at(-1) ?? 0, at).trimEnd();
    const glued = at > 0 && !/\s/.test(paragraph[at - 1]!);
    // A question in quotation marks may stand inside a sentence.
    const goesOn = startsLikeTheMiddle.test(piece) && !/[!?]$/.test(before);
    if (starts.length === 0 || !(glued || goesOn || abbreviation.test(before) || !closed.test(before)))
      starts.push(at);
    cursor = at + piece.length;
  }
  return starts.map((start, i) => paragraph.slice(start, starts[i + 1] ?? paragraph.length).trim());
}
