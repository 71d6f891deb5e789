// Follow-ups: a question together with what was said before it → a question that stands alone.
import type { Turn } from './answer.ts';
import {
  afterNewTopic,
  asksForAnother,
  carriesOn,
  isWholeQuestion,
  placeMentioned,
  pointsBackAt,
  withoutAspects,
  withoutOpening,
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
/** Less than this holds no question to its conversation, even where nothing else answers it. */
const leastPull = 0.6;
/** What says less than this, in nats, is no topic. */
const leastTopic = 1;

/** Resolves a question against the last turns, oldest first. One that needs none of them comes back as it is. */
export function resolveFollowUp(question: string, turns: readonly Turn[], around: Surroundings): Resolved {
  const asIs: Resolved = { understood: question, about: null, exclude: [] };
  const last = turns.findLast(({ papers }) => papers.length > 0);
  const text = withoutOpening(question);
  if (last === undefined || text === '') return asIs;
  const fresh = afterNewTopic(text);
  if (fresh !== null) return { ...asIs, understood: fresh };

  const about = (code: string, wording: string): Resolved => {
    const title = around.titleOf(code);
    if (title === undefined) return asIs;
    const says = around.weigh(wording, code).weight > 0;
    const asked = says ? wording : title;
    return { understood: says ? `${title}: ${wording}` : title, about: { code, asked }, exclude: [] };
  };
  const mentioned = placeMentioned(text);
  const listed = mentioned && paperAt(turns, mentioned.place);
  if (mentioned && listed) return about(listed, mentioned.rest);
  if (asksForAnother(text)) return { ...asIs, understood: last.understood, exclude: shownFor(last, turns) };

  const undated = around.withoutDates(text);
  const code = last.papers[0]!;
  if (undated !== text && around.weigh(undated, code).weight < leastTopic) {
    if (isWholeQuestion(text)) return asIs;
    return { ...asIs, understood: `${around.withoutDates(last.understood)} ${text}` };
  }
  return continues(text, code, around) ? about(code, text) : asIs;
}

/** The paper at a place in the newest turn that has as many; -1 is the newest turn's last. */
function paperAt(turns: readonly Turn[], place: number): string | undefined {
  return turns.findLast(({ papers }) => papers.length > Math.max(place, 0))?.papers.at(place);
}

/** The first papers of all turns that asked the same. */
function shownFor({ understood }: Turn, turns: readonly Turn[]): readonly string[] {
  return turns.filter((turn) => turn.understood === understood).flatMap(({ papers }) => papers.slice(0, 1));
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
