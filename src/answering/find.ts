// What /search does: words, a topic, dates → every paper that fits, as a list.
import type { Archive, Paper } from '../corpus/archive.ts';
import type { Match, Reading, Search } from '../retrieval/search.ts';
import type { Result } from './answer.ts';
import { hasTopic, isWithin, narrowed, shownFrom, tidy } from './answerer.ts';
import { type DateWindow, readDates } from './dates.ts';

/** Which papers are wanted; what is left out does not matter. */
export interface Filter {
  /** A name of the archive's list. */
  readonly topic?: string;
  readonly window?: DateWindow;
}

export interface Finder {
  /**
   * The papers that the words fit, best first, at most 50; dates among the words narrow the filter. Where they say nothing
   * else, the papers of the filter, newest issue first, as they stand in it, at most 50; without a filter none.
   */
  find(words: string, filter: Filter): readonly Result[];
  /** Every paper of the filter, newest issue first, as they stand in it. */
  filtered(filter: Filter): readonly Paper[];
}

const mostFound = 50;
/** The share of the best score that a found paper has at least: on the development questions 99% of those wanted have. */
const foundShare = 0.3;
/** … and that papers have which are the answer together, so that none of them is less sure for the others. */
const equalShare = 0.5;
/** A paper that covers so much of the words is found in any case. */
const plainlyCovered = 0.8;

/** @param now the clock that "last month" is counted from. */
export function createFinder({ issues }: Archive, search: Search, now: () => Date): Finder {
  const newestFirst = issues.toReversed().flatMap(({ papers }) => papers);
  const dates = issues.map(({ date }) => date);

  function find(words: string, filter: Filter): readonly Result[] {
    const said = readDates(tidy(words), { now: now(), issues: dates });
    const window = narrowed(said.window, filter.window ?? null);
    const reading = search.read(said.rest);
    const within = (paper: Paper) => fits(paper, filter.topic, window);
    if (!hasTopic(reading)) {
      const all = window === null && filter.topic === undefined ? [] : newestFirst.filter(within);
      return all.slice(0, mostFound).map((paper) => resultOf(reading, { paper, confidence: 1 }));
    }
    const [best] = search.rank(reading, { within });
    if (best === undefined || (best.confidence < shownFrom && best.inputs.covered < plainlyCovered))
      return [];
    return search
      .rank(reading, { within, together: (scores) => countFrom(equalShare * best.score, scores) })
      .filter(({ score, inputs }) => score >= foundShare * best.score || inputs.covered >= plainlyCovered)
      .slice(0, mostFound)
      .map((match) => resultOf(reading, match));
  }

  /** Quoted only where the quotation is looked at: splitting 50 summaries into sentences takes a tenth of a second. */
  function resultOf(reading: Reading, { paper, confidence }: Pick<Match, 'paper' | 'confidence'>): Result {
    return {
      paper,
      confidence,
      why: search.why(reading, paper),
      get excerpt() {
        return search.excerpt(reading, paper);
      },
    };
  }

  function filtered(filter: Filter): readonly Paper[] {
    return newestFirst.filter((paper) => fits(paper, filter.topic, filter.window ?? null));
  }

  return { find, filtered };
}

function fits(paper: Paper, topic: string | undefined, window: DateWindow | null): boolean {
  return isWithin(paper, window) && (topic === undefined || paper.topics.includes(topic));
}

function countFrom(least: number, scores: readonly number[]): number {
  return scores.filter((score) => score >= least).length;
}
