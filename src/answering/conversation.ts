// Follow-ups: a question together with what was said before it → a question that stands alone.
import type { Turn } from './answer.ts';
import { asksForList } from './intent.ts';
import {
  afterNewTopic,
  asksForAnother,
  carriesOn,
  isWholeQuestion,
  placeMentioned,
  pointsBackAt,
  withoutAspects,
  withoutOpening,
  yearAlone,
} from './references.ts';

/** What a follow-up is resolved with; each answer depends on its arguments alone. */
export interface Surroundings {
  /** The text without its dates. */
  withoutDates(text: string): string;
  /** A paper's title; undefined where there is no such paper. */
  titleOf(code: string): string | undefined;
  /** How a text fares alone, beside the paper `code`. */
  weigh(text: string, code: string): Weighing;
}

export interface Weighing {
  /** How much the text says, in nats: some 3 for a word that one paper in 20 has. */
  readonly weight: number;
  /** How sure the best paper for the text alone is, 0 to 1. */
  readonly confidence: number;
  /** How much of what the text says the paper in question has, and the best paper, 0 to 1. */
  readonly covered: number;
  readonly coveredByBest: number;
}

export interface About {
  readonly code: string;
  /** What is asked about it; its title where nothing in particular is. */
  readonly asked: string;
}

export interface Resolved {
  /** What is to be searched. */
  readonly understood: string;
  /** The paper that is being talked about; null where a question is not about one that was shown. */
  readonly about: About | null;
  /** Papers that were shown already and are not wanted again. */
  readonly exclude: readonly string[];
}

/** What pointing back is worth against a new topic, as a share of what the question says: much where nothing before it
 * could be meant, little in "a model that shrinks until it fits". */
const backShare = { first: 1, later: 0.2 } as const;
const carryShare = 0.15;
/** More than an ordinary answer shows is a list. */
const usualResults = 3;
/** Less than this holds no question to its conversation, even where nothing else answers it. */
const leastPull = 0.6;
/** What says less than this, in nats, is no topic. */
const leastTopic = 1;

/** Resolves a question against the last turns, oldest first. One that needs none of them comes back as it is. */
export function resolveFollowUp(question: string, turns: readonly Turn[], around: Surroundings): Resolved {
  const asIs: Resolved = { understood: question, about: null, exclude: [] };
  const last = turns.findLast(({ papers }) => papers.length > 0);
  const opened = withoutOpening(question);
  const text = yearAlone(opened) ?? opened;
  if (last === undefined || text === '') return asIs;
  const undated = around.withoutDates(text);
  const another = asksForAnother(undated);
  const fresh = afterNewTopic(text);
  if (fresh !== null) return { ...asIs, understood: fresh };

  const about = (code: string, wording: string): Resolved => {
    const title = around.titleOf(code);
    if (title === undefined) return asIs;
    const says = around.weigh(wording, code).weight > 0;
    const asked = says ? wording : title;
    return { understood: says ? `${title}: ${wording}` : title, about: { code, asked }, exclude: [] };
  };
  const refined = undated === text ? last.understood : `${around.withoutDates(last.understood)} ${text}`;
  if (another) return { ...asIs, understood: refined, exclude: shownFor(last, turns) };
  const mentioned = undated === '' ? null : placeMentioned(undated);
  const listed = mentioned && paperAt(turns, mentioned.place);
  if (mentioned && listed) return about(listed, mentioned.rest);

  const code = last.papers[0]!;
  if (undated !== text && around.weigh(undated, code).weight < leastTopic)
    return isWholeQuestion(text) ? asIs : { ...asIs, understood: refined };
  return continues(text, code, around) ? about(code, text) : asIs;
}

/** The paper at a place in the newest list that has as many, or else in the newest turn; -1 is the last. */
function paperAt(turns: readonly Turn[], place: number): string | undefined {
  const list = turns.findLast(({ papers }) => papers.length > Math.max(place, 1));
  return (list ?? turns.findLast(({ papers }) => papers.length > 0))?.papers.at(place);
}

/** What all turns that asked the same have shown: the whole of a list, else the first paper, which was read. */
function shownFor({ understood, papers }: Turn, turns: readonly Turn[]): readonly string[] {
  const count = asksForList(understood) || papers.length > usualResults ? undefined : 1;
  return turns
    .filter((turn) => turn.understood === understood)
    .flatMap(({ papers }) => papers.slice(0, count));
}

/** Whether a question goes on about a paper, rather than beginning anew. */
function continues(text: string, code: string, around: Surroundings): boolean {
  const own = withoutAspects(text);
  const { weight, confidence, covered, coveredByBest } = around.weigh(own, code);
  if (weight < leastTopic) return true;
  const at = pointsBackAt(own);
  const nothingBefore = at >= 0 && around.weigh(own.slice(0, at), code).weight < leastTopic;
  const back = at < 0 ? 0 : backShare[nothingBefore ? 'first' : 'later'];
  const pull = covered + back + (carriesOn(text) ? carryShare : 0);
  return pull >= leastPull && pull >= confidence * coveredByBest;
}
