// A paper → the papers most like it, each with the words and topics that make it so.
import type { Paper } from '../corpus/archive.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import type { IndexedPaper, IndexedPapers } from './papers.ts';
import { type Shared, sharedWords, wordingsIn } from './shared-words.ts';
import { chatterWords } from './stop-words.ts';
import type { TextAnalysis } from './text.ts';
import type { Thesaurus } from './thesaurus.ts';

export interface Related {
  readonly paper: Paper;
  /** 0 to 1, the same from either side. */
  readonly likeness: number;
  /** Topics and words that both papers have, the most telling first: one to four, as the archive writes them. */
  readonly shared: readonly string[];
}

/** The papers most like one of the archive's, the likest first, at most `limit`; none where nothing is like it. */
export type FindRelated = (paper: Paper, limit: number) => readonly Related[];

/** So many are compared in full, by what a reader sees of them. */
const candidateLimit = 50;
/** How much of the likeness is up to the topics; the rest is up to the words. */
const topicShare = 0.15;
/** What chatter ("paper", "use") counts beside another word as rare. */
const chatterShare = 0.15;
/** What is less like a paper than this, or than this share of the likest, is not related. */
const leastLike = 0.1;
const leastShare = 0.45;
const mostShared = 4;
/** How telling a topic is beside a word that makes two papers as like. */
const topicTelling = 0.2;
/** … and a word that one of the papers has but once beside one that both have again and again. */
const onceTelling = 0.5;
/** … and a word that papers never have twice, as a word of no subject is, beside one that they have twice on average. */
const flatTelling = 0.05;

/** How much each of the archive's terms weighs, by its number; made once. */
interface Scale {
  readonly rarity: Float64Array;
  /** How telling it is, up to 1. */
  readonly telling: Float64Array;
  readonly topics: ReadonlyMap<string, number>;
  /** By paper: the length of its vector of all terms. */
  readonly lengths: Float64Array;
}

/** A paper as its reader sees it: "asked as" lines and parts of words left out. */
interface Profile {
  readonly paper: Paper;
  readonly frequencies: ReadonlyMap<number, number>;
  readonly terms: Vector<number>;
  readonly topics: Vector<string>;
}

interface Likeness {
  readonly paper: Paper;
  /** 0 to 1. */
  readonly value: number;
  /** What each word and each topic adds to the value. */
  readonly terms: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<string, number>;
  /** Whether both papers have a word more than once. */
  again(term: number): boolean;
}

interface Vector<Key> {
  readonly weights: ReadonlyMap<Key, number>;
  readonly length: number;
}

/** @param thesaurus whose phrases, such as "mixture of experts", are named as a whole. */
export function createRelated(index: IndexedPapers, text: TextAnalysis, thesaurus: Thesaurus): FindRelated {
  const names = [...index.terms.keys()];
  // Every paper is gone through for it, so it waits for the first question.
  let scale: Scale | undefined;
  return (paper, limit) => {
    const place = index.papers.findIndex((each) => each.paper.code === paper.code);
    if (place < 0) return [];
    scale ??= scaleOf(index, text);
    const { telling } = scale;
    const own = profileOf(index.papers[place]!, scale);
    const likes = candidatesFor(place, index, scale)
      .map((other) => likenessOf(own, profileOf(other, scale!)))
      .sort((a, b) => b.value - a.value || (a.paper.code < b.paper.code ? -1 : 1));
    const least = Math.max(leastLike, leastShare * (likes[0]?.value ?? 0));
    const wordings = wordingsIn(own.paper, text, thesaurus);
    const sharedWith = (like: Likeness) =>
      sharedWords(
        [wordings, wordingsIn(like.paper, text, thesaurus)],
        toldBy(like, telling, names),
        mostShared,
        text,
        thesaurus,
      );
    return likes
      .filter(({ value }) => value >= least)
      .slice(0, Math.max(0, limit))
      .map((like) => ({ paper: like.paper, likeness: like.value, shared: sharedWith(like) }))
      .filter(({ shared }) => shared.length > 0);
  };
}

function scaleOf({ papers, terms, frequencies }: IndexedPapers, text: TextAnalysis): Scale {
  const idf = (holders: number) => inverseDocumentFrequency(papers.length, holders);
  const chatter = new Set([...chatterWords].map(text.stem));
  const rarity = new Float64Array(terms.size);
  for (const [term, number] of terms) {
    // Initials of titles and bare figures are no words.
    if (/^[\p{Lu}\p{N}]/u.test(term)) continue;
    rarity[number] = idf(frequencies[number]!) * (chatter.has(term) ? chatterShare : 1);
  }
  const occurrences = new Float64Array(terms.size);
  const lengths = Float64Array.from(papers, ({ terms: { terms, frequencies } }) => {
    let sum = 0;
    for (let i = 0; i < terms.length; i++) {
      occurrences[terms[i]!]! += frequencies[i]!;
      sum += (rarity[terms[i]!]! * damped(frequencies[i]!)) ** 2;
    }
    return Math.sqrt(sum) || 1;
  });
  const telling = occurrences.map((count, term) =>
    Math.min(1, Math.max(flatTelling, count / frequencies[term]! - 1)),
  );
  const holders = new Map<string, number>();
  for (const { paper } of papers)
    for (const topic of paper.topics) holders.set(topic, (holders.get(topic) ?? 0) + 1);
  const topics = new Map([...holders].map(([topic, count]) => [topic, idf(count)]));
  return { rarity, telling, topics, lengths };
}

/** The papers that share most of all that a paper is found by, itself left out. */
function candidatesFor(place: number, { papers }: IndexedPapers, { rarity, lengths }: Scale) {
  const own = new Float64Array(rarity.length);
  const { terms, frequencies } = papers[place]!.terms;
  terms.forEach((term, i) => {
    own[term] = rarity[term]! ** 2 * damped(frequencies[i]!);
  });
  const scores = Float64Array.from(papers, ({ terms: { terms, frequencies } }, i) => {
    let sum = 0;
    for (let j = 0; j < terms.length; j++) {
      const weight = own[terms[j]!]!;
      if (weight > 0) sum += weight * damped(frequencies[j]!);
    }
    return sum / lengths[i]!;
  });
  return [...papers.keys()]
    .filter((each) => each !== place)
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, candidateLimit)
    .map((each) => papers[each]!);
}

/** Weights are (1 + ln frequency) · idf, "ltc" in SMART's letters; those of topics are their idf. */
function profileOf({ paper, passages }: IndexedPaper, { rarity, topics }: Scale): Profile {
  const frequencies = new Map<number, number>();
  // The title counts twice, as in all that a paper is found by.
  for (const passage of [passages[0]!, ...passages.slice(0, 1 + paper.paragraphs.length)])
    for (const term of passage) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  return {
    paper,
    frequencies,
    terms: vectorOf([...frequencies].map(([term, count]) => [term, rarity[term]! * damped(count)])),
    topics: vectorOf(paper.topics.map((topic) => [topic, topics.get(topic)!])),
  };
}

function vectorOf<Key>(weights: readonly (readonly [Key, number])[]): Vector<Key> {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
  return { weights: new Map(weights), length };
}

/** The cosine of two papers' words and that of their topics, mixed. */
function likenessOf(own: Profile, other: Profile): Likeness {
  const terms = productOf(own.terms, other.terms, 1 - topicShare);
  const topics = productOf(own.topics, other.topics, topicShare);
  const value = [...terms.values(), ...topics.values()].reduce((sum, each) => sum + each, 0);
  const again = (term: number) => own.frequencies.get(term)! > 1 && other.frequencies.get(term)! > 1;
  return { paper: other.paper, value, terms, topics, again };
}

function productOf<Key>(a: Vector<Key>, b: Vector<Key>, share: number): ReadonlyMap<Key, number> {
  const shared = [...a.weights].flatMap(([key, weight]) => {
    const added = (share * weight * (b.weights.get(key) ?? 0)) / (a.length * b.length);
    return added > 0 ? [[key, added] as const] : [];
  });
  return new Map(shared);
}

function toldBy({ terms, topics, again }: Likeness, telling: Float64Array, names: readonly string[]): Shared {
  return {
    terms: new Map(
      [...terms].map(([term, added]) => [
        names[term]!,
        added * telling[term]! * (again(term) ? 1 : onceTelling),
      ]),
    ),
    topics: new Map([...topics].map(([topic, added]) => [topic, added * topicTelling])),
  };
}

function damped(frequency: number): number {
  return frequency === 1 ? 1 : 1 + Math.log(frequency);
}
