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
  /** How much the text says, in nats: some 3 for a word that one paper in 20 has. */
  readonly weight: number;
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
  /** The paper that is being talked about, by code, and what is asked of it. */
  readonly about: { readonly code: string; readonly asked: string } | null;
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
/** "it", "the authors", "that?": what was talked about, and no "that trick where …", which says itself what it means. */
const pointsBack = new RegExp(
  [
    /\b(?:it|its|it's|they|them|their|theirs|he|she|his|her)\b/,
    /\b(?:this|that|these|those)(?=\s*(?:[,.?!;:]|$)|\s+(?:is|was|are|were|do|does|did|can|could|will|would|has|have|mean|help|work|take|leave|compare|scale|hold|paper|method|approach|one)\b(?! (?:where|that|which|about|with|for|from|on)\b))/,
    /\bthe (?:paper|authors?|method|approach|model|technique|trick|idea|researchers|results?|work|summary|newsletter)\b(?! (?:where|that|which|about|with|for|from|on|of)\b)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
/**
 * What such words are worth against a new topic, as shares of what the question names: much where nothing before them
 * could be meant, little in "a model that shrinks until it fits".
 */
const backShare = { first: 0.8, later: 0.2 } as const;
const carryShare = 0.15;
/** What says less than this, in nats, is no topic. */
const leastTopic = 1;
/** What one may ask of any paper: alone, these words begin no new topic. */
const aspects = new RegExp(
  `\\b(?:${[
    'accura\\w+|ablations?|advantages?|authors?|baselines?|batch|benchmarks?|benefits?|better|bigger|caveats?|chips?|clusters?|code',
    'compar\\w+|compute|conclusions?|cons|costs?|data|datasets?|details?|devices?|disadvantages?|downsides?|drawbacks?|elaborate',
    'evaluat\\w+|evidence|examples?|expensive|experiments?|explain|fails?|fast|faster|findings?|gains?|gotchas?|gpus?|hardware|help|hyperparameters?',
    'implement\\w+|improv\\w+|limitations?|limits?|long|loss|machines?|memory|metrics?|models?|motivation|numbers?|opinion|overhead|parameters?',
    'perform\\w*|problems?|pros|quality|quicker|results?|runtime|scale|settings?|setup|shortcomings?|sizes?|slower|smaller|speed|speedups?|steps?|summary',
    'takes?|tasks?|test|tested|think|thoughts?|times?|tokens?|tradeoffs?|train|trained|training|trick|upsides?|weaknesses|worse|worth|big|many|much|one|two|three|four',
  ].join('|')})\\b`,
  'gi',
);
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
  const says = around.saysSomething(text);
  return {
    understood: says ? `${title}: ${text}` : title,
    about: { code, asked: says ? text : title },
    exclude: [],
  };
}

/** The first papers of the turns that asked the same, newest backwards. */
function shownBefore(turns: readonly Turn[], last: Turn): readonly string[] {
  return turns
    .filter(({ understood }) => understood === last.understood)
    .flatMap(({ papers }) => papers.slice(0, 1));
}

/** Whether a question goes on about a paper, rather than beginning anew. */
function continues(text: string, code: string, around: Surroundings): boolean {
  const own = text.replace(aspects, ' ');
  const { weight, best, confidence, covered, coveredByBest } = around.weigh(own, code);
  if (best === code || weight < leastTopic) return true;
  const word = pointsBack.exec(own);
  const before = word === null ? '' : own.slice(0, word.index);
  const back =
    word === null ? 0 : backShare[around.weigh(before, code).weight < leastTopic ? 'first' : 'later'];
  const carry = carriesOn.test(text) ? carryShare : 0;
  return covered + back > 0 && covered + back + carry >= confidence * coveredByBest;
}
