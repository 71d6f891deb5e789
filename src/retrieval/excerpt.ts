// Paper → excerpt: the one to three sentences that answer the question best, as they stand.
import type { Paper } from '../corpus/archive.ts';
import { askedFor } from './asked-for.ts';
import type { Concept } from './concepts.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis, Token } from './text.ts';

/** Whole sentences of one summary, in their order. */
export interface Excerpt {
  /** Where sentences between two of them were left out stands `gap`. */
  readonly text: string;
  /** Where the question's words stand in `text`, in order, apart from each other; `end` is exclusive. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export const gap = ' … ';

const maxSentences = 3;
/** In characters; a first sentence may be longer, since a sentence is never cut. */
const maxLength = 400;
/** What it is worth, beside the concepts' 1 in all, to stand next to a chosen sentence. */
const besideBonus = 0.2;
/** … to have a kind of thing that was asked for. */
const kindBonus = 0.25;
/** … what it costs to lean on the sentence before without it: "Such a choice, though, …". */
const leaningCost = 0.15;
const leans =
  /^(?:(?:this|that|these|those|such|it|they|its|their|he|she|here|there|however|but|still|yet|even so|instead|otherwise|moreover|also|for example|for instance|similarly|the (?:second|third|other|latter|former|same))\b)|^[^.]{0,60}, (?:though|however|too|by contrast|on the other hand|in turn|then),/i;

/** How much of its weight a word of the title keeps: the whole summary is about it. */
const titleShare = 0.5;

interface Sentence {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** Its paragraph's place. */
  readonly paragraph: number;
}

export interface Excerpts {
  /** @param question its wording and its concepts */
  of(question: string, concepts: readonly Concept[], paper: Paper): Excerpt;
  /** Splits a paper's sentences ahead of the first question about it, which takes some 3 ms. */
  prepare(paper: Paper): void;
}

/** So many papers' sentences are kept: some 15 KB each. */
export const maxPrepared = 500;

export function createExcerpts(text: TextAnalysis): Excerpts {
  // In the order of their last use, oldest first.
  const kept = new Map<Paper, readonly Sentence[]>();
  function sentencesOf(paper: Paper): readonly Sentence[] {
    const sentences = kept.get(paper) ?? splitSentences(paper, text);
    kept.delete(paper);
    kept.set(paper, sentences);
    if (kept.size > maxPrepared) kept.delete(kept.keys().next().value!);
    return sentences;
  }
  return {
    of(question, concepts, paper) {
      const sentences = sentencesOf(paper);
      const title = new Set(text.tokens(paper.title).flatMap(termsOf));
      const weighed = weigh(sentences, concepts, title);
      return excerptOf(sentences, choose(sentences, weighed, askedFor(question)), concepts, text);
    },
    prepare: sentencesOf,
  };
}

function splitSentences(paper: Paper, text: TextAnalysis): readonly Sentence[] {
  return paper.paragraphs.flatMap((wording, paragraph) =>
    text.sentences(wording).map((sentence): Sentence => {
      return { text: sentence, terms: new Set(text.tokens(sentence).flatMap(termsOf)), paragraph };
    }),
  );
}

function termsOf({ term, also }: Token): readonly string[] {
  return [term, ...also];
}

interface WeighedConcept {
  /** All weights together are 1. */
  readonly weight: number;
  /** How well each sentence has it, 0 to 1. */
  readonly held: readonly number[];
}

/** What stands in every sentence tells nothing of which to show, and what stands in the title little. */
function weigh(
  sentences: readonly Sentence[],
  concepts: readonly Concept[],
  title: ReadonlySet<string>,
): readonly WeighedConcept[] {
  const weighed = concepts.map((concept) => {
    const held = sentences.map(({ terms }) => holds(terms, concept));
    const holders = held.filter((share) => share > 0).length;
    const rarity = Math.log1p((sentences.length - holders + 0.5) / (holders + 0.5));
    const inTitle = [...concept.direct.keys()].some((term) => title.has(term));
    return { weight: concept.weight * rarity * (inTitle ? titleShare : 1), held };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return weighed.map(({ weight, held }) => ({ weight: weight / total, held }));
}

function holds(terms: ReadonlySet<string>, { direct, related }: Concept): number {
  let most = 0;
  for (const list of [direct, related])
    for (const [term, weight] of list)
      if (weight > most && term.split('_').every((part) => terms.has(part))) most = weight;
  return most;
}

/** First the sentence that has most of the question, then those that add most to it. */
function choose(
  sentences: readonly Sentence[],
  concepts: readonly WeighedConcept[],
  kindsIn: (sentence: string) => number,
): readonly number[] {
  const chosen: number[] = [];
  let length = 0;
  const worth = (place: number): number => {
    const { text, paragraph } = sentences[place]!;
    const beside = chosen.some(
      (other) => Math.abs(other - place) === 1 && sentences[other]!.paragraph === paragraph,
    );
    const alone = !chosen.includes(place - 1) && sentences[place - 1]?.paragraph === paragraph;
    let value = (beside ? besideBonus : 0) + kindBonus * kindsIn(text);
    if (alone && leans.test(text)) value -= leaningCost;
    for (const { weight, held } of concepts) {
      const had = Math.max(0, ...chosen.map((other) => held[other]!));
      // What was said already is worth half as much again.
      value += weight * (Math.max(0, held[place]! - had) + (chosen.length > 0 ? held[place]! / 2 : 0));
    }
    return value;
  };
  while (chosen.length < maxSentences) {
    const room = chosen.length === 0 ? Number.POSITIVE_INFINITY : maxLength - length - gap.length;
    const open = [...sentences.keys()].filter(
      (place) => !chosen.includes(place) && sentences[place]!.text.length <= room,
    );
    const best = open
      .map((place) => ({ place, value: worth(place) }))
      .reduce<{ place: number; value: number } | undefined>(
        (top, each) => (top !== undefined && top.value >= each.value ? top : each),
        undefined,
      );
    if (best === undefined || (chosen.length > 0 && best.value <= 0)) break;
    chosen.push(best.place);
    length += sentences[best.place]!.text.length + (length > 0 ? gap.length : 0);
  }
  return chosen.sort((a, b) => a - b);
}

function excerptOf(
  sentences: readonly Sentence[],
  chosen: readonly number[],
  concepts: readonly Concept[],
  analysis: TextAnalysis,
): Excerpt {
  const telling = concepts.filter(({ word }) => !chatterWords.has(word));
  const asked = new Set(telling.flatMap(({ direct, related }) => [...direct.keys(), ...related.keys()]));
  const marks: { start: number; end: number }[] = [];
  let text = '';
  for (const place of chosen) {
    const { text: sentence } = sentences[place]!;
    if (text !== '') text += chosen.includes(place - 1) ? ' ' : gap;
    for (const { start, end } of markedTokens(analysis.tokens(sentence), asked))
      marks.push({ start: text.length + start, end: text.length + end });
    text += sentence;
  }
  return { text, marks };
}

/** Words that were asked for, by themselves, by a part of them, or as a phrase ("chain_thought"). */
function markedTokens(tokens: readonly Token[], asked: ReadonlySet<string>): readonly Token[] {
  const kept = tokens.filter(({ stop }) => !stop);
  const phrases = [...asked].filter((term) => term.includes('_')).map((term) => term.split('_'));
  const inPhrase = new Set<Token>();
  kept.forEach((_, first) => {
    for (const phrase of phrases)
      if (phrase.every((term, i) => kept[first + i]?.term === term))
        for (const token of kept.slice(first, first + phrase.length)) inPhrase.add(token);
  });
  return kept.filter((token) => inPhrase.has(token) || termsOf(token).some((term) => asked.has(term)));
}

/** The sentences between two gaps that have the most marks: whole, so that no cut turns their meaning round. */
export function tellingPart({ text, marks }: Excerpt): Excerpt {
  let at = 0;
  const parts = text.split(gap).map((part) => {
    const begin = at;
    const end = begin + part.length;
    at = end + gap.length;
    return { begin, end, inside: marks.filter((mark) => mark.start >= begin && mark.end <= end) };
  });
  const { begin, end, inside } = parts.reduce((most, next) =>
    next.inside.length > most.inside.length ? next : most,
  );
  return {
    text: text.slice(begin, end),
    marks: inside.map((mark) => ({ start: mark.start - begin, end: mark.end - begin })),
  };
}
