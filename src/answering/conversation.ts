// Follow-ups: a question together with what was said before it → a question that stands alone.
import type { Turn } from './answer.ts';

/** What a follow-up is resolved with; all of it depends on its arguments alone. */
export interface Surroundings {
  /** Whether a text says anything but dates and grammar. */
  saysSomething(text: string): boolean;
  /** The text without its dates. */
  withoutDates(text: string): string;
  /** A paper's title; undefined where there is no such paper. */
  titleOf(code: string): string | undefined;
  /** How a text fares alone, beside the paper `code`. */
  weigh(text: string, code: string): Weighing;
}

export interface Weighing {
  /** How many things the text names. */
  readonly concepts: number;
  /** The best paper for the text alone, by code, and how sure that is, 0 to 1. */
  readonly best: string | null;
  readonly confidence: number;
  /** How much of what the text names the paper in question has, and the best paper, 0 to 1. */
  readonly covered: number;
  readonly coveredByBest: number;
}

export interface Resolved {
  /** What is to be searched. */
  readonly understood: string;
  /** The paper that is being talked about, by code. */
  readonly about: string | null;
  /** Papers that were shown already and are not wanted again. */
  readonly exclude: readonly string[];
}

/**
 * Resolves a question against the last turns, oldest first. A question that needs none of them comes back as it is.
 */
export function resolveFollowUp(question: string, turns: readonly Turn[], around: Surroundings): Resolved {
  const asIs: Resolved = { understood: question, about: null, exclude: [] };
  const last = turns.findLast(({ papers }) => papers.length > 0);
  const text = question.replace(prefixes, '').trim();
  if (last === undefined || text === '') return asIs;
  if (newTopic.test(question)) return { ...asIs, understood: text.replace(newTopic, '').trim() || question };

  const named = shownPaper(text, last, around);
  if (named !== null) return named;
  if (another.test(text))
    return { understood: last.understood, about: null, exclude: shownBefore(turns, last) };
  if (!around.saysSomething(around.withoutDates(text)))
    return around.withoutDates(text) === text
      ? (aboutPaper(text, last.papers[0]!, around) ?? asIs)
      : { ...asIs, understood: `${around.withoutDates(last.understood)} ${text}` };

  const paper = last.papers[0]!;
  return continues(text, paper, around) ? (aboutPaper(text, paper, around) ?? asIs) : asIs;
}

/** What may stand before the question proper. */
const prefixes =
  /^\W*(?:(?:thanks|thank you|thx|ty|ok(?:ay)?|cool|nice|great|got it|i see|hm+|right|alright|perfect|interesting)\b[\s,.!;:]*)+/i;
const newTopic =
  /^\W*(?:now |and )?(?:(?:something|anything) (?:else|different)|(?:a |on a )?(?:different|another|new|separate|other) (?:thing|topic|question|subject|note|one)|unrelated|off[- ]topic|btw|by the way|change of (?:topic|subject)|switching (?:topics?|gears)|next question|new topic)\b(?:\s*(?:though|but))?[\s,:;.!–—-]+(?=\S)/i;
/** "another one", "any others?", "more like that", "something else". */
const another =
  /^\W*(?:and |ok |show me |give me |find me |get me |do you have |have you got |is there |are there |got |what |any )*(?:(?:an)?other(?:s| (?:ones?|papers?|results?|matches|match|answers?))?|(?:something|anything) else|(?:any|some|a few|one|two|show|the next)?\s*more(?: (?:ones?|papers?|results?|like (?:this|that|it|these|those)))|next(?: (?:one|paper|result|match))?|what else|else)(?: (?:about|on|like) (?:this|that|it|these|those))?(?: please| pls)?\W*$/i;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ordinal =
  /(?:\b(?:the |no\.? ?|number |paper |result |#)?(?:(first|second|third|fourth|fifth|sixth|seventh|eighth)|([1-8])(?:st|nd|rd|th)|(last))(?: (?:one|paper|result|match|answer|hit|summary)\b|(?=\W*$))|(?:^|\b(?:number|paper|result|no\.?) ?)#?([1-8])(?=\W*$))/i;
/** "it", "the paper", "the authors": of what was talked about. */
const pointsBack =
  /\b(?:it|its|it's|they|them|their|theirs|this|these|those|he|she|his|her|the (?:paper|authors?|method|approach|model|technique|trick|idea|researchers|results?|work|summary|newsletter))\b|\bthat\b(?! (?:paper|one) (?:where|that|about|with|on))/i;
const carriesOn =
  /^\W*(?:and|but|so|or|also|then|what about|how about|why|more|any|else|which|where|when|who|does|did|is|are|was|were)\b/i;

/** "more about the second": the paper at that place, and what was asked besides. */
function shownPaper(text: string, last: Turn, around: Surroundings): Resolved | null {
  const match = ordinal.exec(text);
  if (match === null) return null;
  const place =
    match[3] !== undefined
      ? last.papers.length - 1
      : match[1] !== undefined
        ? ordinals.indexOf(match[1].toLowerCase())
        : Number(match[2] ?? match[4]) - 1;
  const code = last.papers[place];
  if (code === undefined) return null;
  return aboutPaper(text.replace(match[0], ' ').trim(), code, around);
}

function aboutPaper(text: string, code: string, around: Surroundings): Resolved | null {
  const title = around.titleOf(code);
  if (title === undefined) return null;
  return { understood: around.saysSomething(text) ? `${title}: ${text}` : title, about: code, exclude: [] };
}

/** The first papers of the turns that asked the same, newest backwards. */
function shownBefore(turns: readonly Turn[], last: Turn): readonly string[] {
  return turns
    .filter(({ understood }) => understood === last.understood)
    .flatMap(({ papers }) => papers.slice(0, 1));
}

/** Whether a question goes on about a paper, rather than beginning anew. */
function continues(text: string, code: string, around: Surroundings): boolean {
  const { concepts, best, confidence, covered, coveredByBest } = around.weigh(text, code);
  if (best === code) return true;
  const pull =
    (pointsBack.test(text) ? 0.35 : 0) +
    (carriesOn.test(text) ? 0.15 : 0) +
    (concepts <= 3 ? 0.25 : concepts <= 6 ? 0.1 : 0);
  return pull + covered >= confidence * coveredByBest + 0.1;
}
