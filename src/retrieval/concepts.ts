// A question's words → concepts: each with every term that may stand for it, and how much it matters.
import { inverseDocumentFrequency } from './bm25.ts';
import { comparedIn } from './compared.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis, Token } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Concept {
  /** The word of the question, folded. */
  readonly word: string;
  /** The same as it was typed. */
  readonly typed: string;
  /** Where it stands among the question's words, stop words left out, from 0. */
  readonly places: readonly number[];
  /** Whether it is only of what the question's subject is compared with. */
  readonly compared: boolean;
  /** How much it tells: its inverse document frequency, less for chatter and for what is compared with. */
  readonly weight: number;
  /** Terms of the archive that stand for it as written, mended or joined: 1 for the word itself. */
  readonly direct: ReadonlyMap<string, number>;
  /** Terms that mean the same by the glossary, each below 1. */
  readonly related: ReadonlyMap<string, number>;
}

/** What the concepts of a question are read with. */
export interface Lexicon {
  readonly text: TextAnalysis;
  readonly thesaurus: Thesaurus;
  readonly vocabulary: Vocabulary;
  /** How many papers there are. */
  readonly size: number;
}

/** Chatter ("paper", "wondering") may still be what a question is about, now and then. */
const chatterWeight = 0.15;
/** In "how does it differ from regular attention", attention tells something of it. */
const comparedWeight = 0.8;
/** What a slip from an English word is worth beside one from no word. */
const englishSlip = 0.6;
/** More distinct words than any honest question has. */
const maxConcepts = 64;

export function readConcepts(question: string, lexicon: Lexicon): readonly Concept[] {
  const tokens = lexicon.text.tokens(question);
  const joins = joinedNeighbours(tokens, lexicon);
  const phrases = lexicon.thesaurus.phrases(tokens);
  const places = placesByTerm(tokens);
  const isCompared = comparedIn(question);
  const concepts = new Map<string, Concept>();
  tokens.forEach((token, place) => {
    if (token.stop || concepts.has(token.term) || concepts.size === maxConcepts) return;
    const typed = question.slice(token.start, token.end);
    const compared = isCompared(token.start, token.end);
    const direct = directTerms(token, typed, lexicon);
    for (const term of joins.get(place) ?? []) direct.set(term, 1);
    const related = new Map<string, number>();
    const relate = (from: string, share: number) => {
      for (const [term, weight] of lexicon.thesaurus.related(from)) {
        if (lexicon.vocabulary.frequency(term) > 0 && !direct.has(term)) {
          related.set(term, Math.max(weight * share, related.get(term) ?? 0));
        }
      }
    };
    relate(token.term, 1);
    for (const [term, weight] of direct) if (term !== token.term) relate(term, weight);
    for (const phrase of phrases) {
      if (phrase.first > place || phrase.last < place) continue;
      if (lexicon.vocabulary.frequency(phrase.term) > 0) direct.set(phrase.term, 1);
      relate(phrase.term, 1);
    }
    concepts.set(token.term, {
      word: token.word,
      typed,
      places: places.get(token.term)!,
      compared,
      weight: weightOf(token, direct, related, lexicon) * (compared ? comparedWeight : 1),
      direct,
      related,
    });
  });
  return [...concepts.values()];
}

/** At which places of the question, stop words left out, a term stands. */
function placesByTerm(tokens: readonly Token[]): ReadonlyMap<string, readonly number[]> {
  const kept = tokens.filter((token) => !token.stop);
  return Map.groupBy(kept.keys(), (place) => kept[place]!.term);
}

/** So much more the glossary counts for a question whose own words are hardly there, at most nearly as the words do. */
const likening = { share: 1.3, most: 0.95 } as const;

/** The same concepts, with more said by what the glossary has for them. */
export function likened(concepts: readonly Concept[]): readonly Concept[] {
  const { share, most } = likening;
  return concepts.map((concept) => ({
    ...concept,
    related: new Map([...concept.related].map(([term, weight]) => [term, Math.min(most, share * weight)])),
  }));
}

/** The word itself where the archive has it; else what it is misspelt, cut or run together from. */
function directTerms(token: Token, typed: string, { text, vocabulary }: Lexicon): Map<string, number> {
  const direct = new Map<string, number>();
  for (const term of [token.term, ...token.also])
    if (vocabulary.frequency(term) > 0) direct.set(term, term === token.term ? 1 : 0.8);
  if (direct.has(token.term)) return direct;
  const initials = token.word.toUpperCase();
  // "pet" is a pet; "PET" may be a title's initials.
  if (vocabulary.frequency(initials) > 0 && (!text.isEnglish(token.word) || /\p{Lu}.*\p{Lu}/u.test(typed)))
    return direct.set(initials, 0.9);
  for (let cut = 3; cut <= token.word.length - 3; cut++) {
    const [left, right] = [text.stem(token.word.slice(0, cut)), text.stem(token.word.slice(cut))];
    if (vocabulary.frequency(left) > 0 && vocabulary.frequency(right) > 0)
      direct.set(left, 0.8).set(right, 0.8);
  }
  if (direct.size > 0) return direct;
  // An English word is likelier meant as it is: "stirring" is hardly a slip for "storing".
  const slip = text.isEnglish(token.word) ? englishSlip : 1;
  for (const word of new Set([token.word, token.term]))
    for (const { term, weight } of vocabulary.near(word))
      direct.set(term, Math.max(slip * weight, direct.get(term) ?? 0));
  return direct;
}

/** Neighbours that the archive writes as one word ("light prof", "fine tune"): the join, at both places. */
function joinedNeighbours(
  tokens: readonly Token[],
  { text, vocabulary }: Lexicon,
): ReadonlyMap<number, readonly string[]> {
  const joins = new Map<number, string[]>();
  const put = (place: number, term: string) => joins.set(place, [...(joins.get(place) ?? []), term]);
  for (let place = 0; place + 1 < tokens.length; place++) {
    const [a, b] = [tokens[place]!, tokens[place + 1]!];
    if (a.stop && b.stop) continue;
    const joined = text.stem(a.word + b.word);
    if (vocabulary.frequency(joined) === 0) continue;
    put(place, joined);
    put(place + 1, joined);
  }
  return joins;
}

/**
 * A word of the archive weighs its inverse document frequency. One that is not there weighs what its rarest stand-in
 * does; one without any is taken for a rare word, since a question about something else is full of them.
 */
function weightOf(
  token: Token,
  direct: ReadonlyMap<string, number>,
  related: ReadonlyMap<string, number>,
  { vocabulary, size }: Lexicon,
): number {
  const idf = (term: string) => inverseDocumentFrequency(size, vocabulary.frequency(term));
  const terms = direct.size > 0 ? [...direct.keys()] : [...related.keys()];
  const weight = direct.has(token.term)
    ? idf(token.term)
    : terms.length > 0
      ? Math.max(...terms.map(idf))
      : idf('');
  return chatterWords.has(token.word) ? weight * chatterWeight : weight;
}
