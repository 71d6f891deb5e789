// Question → the words that group it with others of the same matter, for the list of what the archive lacks.
import type { Archive } from '../corpus/archive.ts';
import type { Concept } from '../retrieval/concepts.ts';
import type { Search } from '../retrieval/search.ts';
import { chatterWords } from '../retrieval/stop-words.ts';
import type { TextAnalysis, Token } from '../retrieval/text.ts';
import { tidy } from './answerer.ts';
import { readDates } from './dates.ts';

/**
 * The most telling word of a question, and the one beside it that makes a term of it: "mamba", "lottery ticket".
 * Few words, so that other wordings give the same.
 * @returns them in alphabetical order, parted by a space; empty where a question says nothing.
 */
export type GapTerms = (question: string) => string;

/** How much more a name tells than a word of the archive as rare. */
const nameFactor = 1.5;
/** A neighbour that tells less than this share of what the word does is no part of a term: "diffusion models". */
const neighbourShare = 0.35;

/** How questions are put, beside `chatterWords`: what is asked of a matter, and not the matter. */
const framing = new Set(
  `advantage advantages bad behind benefit benefits best better big bigger cheap cheaper compare compared
  comparison cost costs current currently detail details difference differences different fast faster handle handles
  latest learn limitation limitations long longer many more new newer old older original overview plan plans recent
  recently slow slower small smaller state survey theory tips trained tutorial useful year years`.split(
    /\s+/,
  ),
);

/** @param now the clock that "last month" is counted from. */
export function createGapTerms(
  archive: Pick<Archive, 'issues'>,
  search: Pick<Search, 'read' | 'strangers'>,
  text: TextAnalysis,
  now: () => Date,
): GapTerms {
  const issues = archive.issues.map(({ date }) => date);
  return (question) => {
    const { rest } = readDates(tidy(question), { now: now(), issues });
    const reading = search.read(rest);
    const strangers = new Set(search.strangers(reading));
    const telling = reading.concepts.filter(tells);
    const weigh = (concept: Concept) =>
      concept.weight * (strangers.has(concept.word) || isName(concept) ? nameFactor : 1);
    const [head] = telling.toSorted((a, b) => weigh(b) - weigh(a) || (a.word < b.word ? -1 : 1));
    if (head === undefined) return '';
    const beside = strangers.has(head.word) ? [] : neighbours(head, telling, rest, text);
    const [other] = beside
      .filter((each) =>
        isName(head) ? sharesMeaning(each, head) : each.weight >= neighbourShare * head.weight,
      )
      .sort((a, b) => b.weight - a.weight);
    const terms = [head, ...(other ? [other] : [])].map(({ word }) => readable(word, text));
    return [...new Set(terms)].sort().join(' ');
  };
}

function tells({ word }: Concept): boolean {
  return (
    /\p{L}.|\P{ASCII}/u.test(word) && !/^\p{N}/u.test(word) && !chatterWords.has(word) && !framing.has(word)
  );
}

/** Whether the glossary has it and the papers don't. */
function isName({ direct, related }: Concept): boolean {
  return direct.size === 0 && related.size > 0;
}

/** Whether both are parts of one term of the glossary, which relates them to the same. */
function sharesMeaning(a: Concept, b: Concept): boolean {
  return [...a.related.keys()].some((term) => b.related.has(term));
}

/** What stands right beside it, with a space or a hyphen between. */
function neighbours(
  head: Concept,
  telling: readonly Concept[],
  question: string,
  text: TextAnalysis,
): readonly Concept[] {
  const tokens = text.tokens(question);
  const place = tokens.findIndex(({ term }) => term === text.stem(head.word));
  const touch = (left?: Token, right?: Token) =>
    left && right && /^[\s‐‑–-]$/.test(question.slice(left.end, right.start));
  const before = touch(tokens[place - 1], tokens[place]) ? tokens[place - 1] : undefined;
  const behind = touch(tokens[place], tokens[place + 1]) ? tokens[place + 1] : undefined;
  const terms = new Set([before?.term, behind?.term]);
  return telling.filter((each) => each !== head && terms.has(text.stem(each.word)));
}

/** The word as it was said, but not in the plural: "tickets" and "ticket" are the same, "pruning" can be read. */
function readable(word: string, text: TextAnalysis): string {
  const singular = word.replace(/s$/, '');
  const isPlural =
    text.stem(singular) === text.stem(word) && (text.isEnglish(singular) || !text.isEnglish(word));
  return isPlural ? singular : word;
}
