// A paper's words → topics from the controlled list, suggested by papers whose topics a person chose.
import type { Archive, Paper } from '../corpus/archive.ts';
import { inverseDocumentFrequency } from '../retrieval/bm25.ts';
import { chatterWords } from '../retrieval/stop-words.ts';
import type { TextAnalysis } from '../retrieval/text.ts';
import type { SuggestTopics } from './write-issue.ts';

/** What speaks for a topic, each from 0 to about 1, and how often it is anyway. */
export interface TopicSignals {
  /** The share of the nearest papers that have it, by their likeness. */
  readonly neighbours: number;
  /** How much liker its papers are than papers in general. */
  readonly kinship: number;
  /** Whether its name stands in the title. */
  readonly named: number;
  /** How often its name stands in the paper. */
  readonly repeated: number;
  /** How much of its name and of what it covers stands in the paper. */
  readonly covered: number;
  /** The logarithm of its odds among all papers. */
  readonly usual: number;
}

/** Fitted to the archive that ships by `node bench/topics.ts`, which also says how well they do on issues unseen. */
const WEIGHTS: TopicSignals & { readonly bias: number } = {
  bias: -3.09,
  neighbours: 2.63,
  kinship: 2.06,
  named: 0.47,
  repeated: 0.59,
  covered: 3.8,
  usual: 0.53,
};

/** None is better than wrong: at this chance some eight in ten are right, and half of those that fit are found. */
const LEAST_CHANCE = 0.4;
const MOST_TOPICS = 3;
const NEIGHBOURS = 8;

/**
 * @param examples papers with their topics; topics that are not in the list are passed over.
 * @param topics the controlled list: name to what it covers.
 * @returns at most three topics each time, the surest first; often none.
 */
export function createTopicSuggester(
  { issues }: Pick<Archive, 'issues'>,
  topics: ReadonlyMap<string, string>,
  text: TextAnalysis,
): SuggestTopics {
  const signalsOf = createTopicSignals(
    issues.flatMap(({ papers }) => papers),
    topics,
    text,
  );
  return (title, paragraphs) =>
    [...signalsOf(title, paragraphs)]
      .map(([topic, signals]) => ({ topic, chance: chanceOf(signals) }))
      .filter(({ chance }) => chance >= LEAST_CHANCE)
      .sort((a, b) => b.chance - a.chance)
      .slice(0, MOST_TOPICS)
      .map(({ topic }) => topic);
}

export function chanceOf(signals: TopicSignals, weights = WEIGHTS): number {
  const names = Object.keys(signals) as (keyof TopicSignals)[];
  const sum = names.reduce((sum, name) => sum + weights[name] * signals[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Of every topic, for a title and paragraphs. */
export function createTopicSignals(
  examples: readonly Paper[],
  topics: ReadonlyMap<string, string>,
  text: TextAnalysis,
): (title: string, paragraphs: readonly string[]) => ReadonlyMap<string, TopicSignals> {
  const termsOf = createTerms(text);
  const known = indexExamples(examples, termsOf);
  const listed = [...topics].map(([topic, covers]) => {
    const holders = [...examples.keys()].filter((i) => examples[i]!.topics.includes(topic));
    const name = [...new Set(termsOf(topic))];
    return { topic, name, words: [...new Set([...termsOf(covers), ...name])], holders };
  });
  const odds = (holders: number) => Math.log((holders + 0.5) / (examples.length - holders + 0.5));
  return (title, paragraphs) => {
    const titleTerms = termsOf(title);
    const inTitle = new Set(titleTerms);
    const counts = countsOf(titleTerms, paragraphs, termsOf);
    const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const { likeness, mean, nearest } = known.compare(counts);
    const all = nearest.reduce((sum, i) => sum + likeness[i]!, 0) || 1;
    return new Map(
      listed.map(({ topic, name, words, holders }) => {
        const near = nearest.filter((i) => examples[i]!.topics.includes(topic));
        const kin = holders.reduce((sum, i) => sum + likeness[i]!, 0) / (holders.length || 1);
        const least = name.length === 0 ? 0 : Math.min(...name.map((term) => counts.get(term) ?? 0));
        const covered = words.reduce((sum, term) => sum + known.rarity(term) * capped(counts.get(term)), 0);
        const signals: TopicSignals = {
          neighbours: near.reduce((sum, i) => sum + likeness[i]!, 0) / all,
          kinship: 10 * Math.max(0, kin - mean),
          named: name.length > 0 && name.every((term) => inTitle.has(term)) ? 1 : 0,
          repeated: Math.min(3, Math.log(1 + (200 * least) / (length || 1))),
          covered: covered / (4 * Math.sqrt(words.length || 1)),
          usual: odds(holders.length),
        };
        return [topic, signals];
      }),
    );
  };
}

type Terms = (wording: string) => readonly string[];

/** What is searched of a text, without chatter ("paper", "use") and figures. */
function createTerms(text: TextAnalysis): Terms {
  const chatter = new Set([...chatterWords].map(text.stem));
  const says = (term: string) => !chatter.has(term) && !/^\p{N}/u.test(term);
  return (wording) => {
    const terms: string[] = [];
    for (const { stop, term, also } of text.tokens(wording)) {
      if (stop) continue;
      if (says(term)) terms.push(term);
      for (const other of also) if (says(other)) terms.push(other);
    }
    return terms;
  };
}

function countsOf(
  title: readonly string[],
  paragraphs: readonly string[],
  termsOf: Terms,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // A title says twice as much as any other line.
  for (const terms of [title, title, ...paragraphs.map(termsOf)])
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Cosine likeness over damped frequencies and rarities, term by term through lists of who has it. */
function indexExamples(examples: readonly Paper[], termsOf: Terms) {
  const rarityOf = (among: number) => inverseDocumentFrequency(examples.length, among);
  const counted = examples.map(({ title, paragraphs }) => countsOf(termsOf(title), paragraphs, termsOf));
  const holders = new Map<string, { readonly example: number; readonly count: number }[]>();
  counted.forEach((counts, example) => {
    for (const [term, count] of counts) {
      const list = holders.get(term);
      if (list === undefined) holders.set(term, [{ example, count }]);
      else list.push({ example, count });
    }
  });
  const rarities = new Map([...holders].map(([term, { length }]) => [term, rarityOf(length)]));
  const unheard = rarityOf(0);
  const rarity = (term: string) => rarities.get(term) ?? unheard;
  const lengthOf = (counts: ReadonlyMap<string, number>) =>
    Math.sqrt([...counts].reduce((sum, [term, count]) => sum + (damped(count) * rarity(term)) ** 2, 0)) || 1;
  const lengths = counted.map(lengthOf);

  function compare(counts: ReadonlyMap<string, number>) {
    const sums = new Float64Array(examples.length);
    for (const [term, count] of counts) {
      const weight = damped(count) * rarity(term) ** 2;
      for (const other of holders.get(term) ?? []) sums[other.example]! += weight * damped(other.count);
    }
    const own = lengthOf(counts);
    const likeness = sums.map((sum, i) => sum / (own * lengths[i]!));
    const nearest = [...likeness.keys()]
      .sort((a, b) => likeness[b]! - likeness[a]! || a - b)
      .slice(0, NEIGHBOURS);
    const mean = likeness.reduce((sum, each) => sum + each, 0) / (examples.length || 1);
    return { likeness, mean, nearest };
  }
  return { compare, rarity };
}

function damped(count: number): number {
  return 1 + Math.log(count);
}

function capped(count: number | undefined): number {
  return count === undefined ? 0 : Math.min(2, damped(count));
}
