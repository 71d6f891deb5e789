// How the words of a question point back at what was said before it, or away from it.

const any = (...patterns: readonly (string | RegExp)[]) =>
  patterns.map((pattern) => (typeof pattern === 'string' ? pattern : pattern.source)).join('|');

const intensifier = '(?: (?:very much|so much|a lot|a bunch|man|mate|again))?';
const opening = new RegExp(
  `^\\W*(?:(?:${any(
    // These may run on into the question, the others could be part of it: "perfect secrecy".
    `(?:thanks|thank you|thx|ty)${intensifier}(?:\\s*[,.!;:]+\\s*|\\s+|$)`,
    '(?:ok(?:ay)?|i see|hm+|got it)(?:\\s*[,.!;:]+\\s*|\\s+|$)',
    '(?:cool|nice|great|right|alright|perfect|interesting|sweet|neat)(?:\\s*[,.!;:]+\\s*|$)',
  )}))+`,
  'i',
);

/** A question without the "thanks, …" or "ok …" before it. */
export function withoutOpening(question: string): string {
  return question.replace(opening, '').trim();
}

const announces = any(
  '(?:something|anything) (?:else|different)',
  '(?:a |on a )?(?:different|another|new|separate|other) (?:thing|topic|question|subject|note|one)',
  'change of (?:topic|subject)|switching (?:topics?|gears)|next question|new topic',
);
const newTopic = new RegExp(
  `^\\W*(?:now |and )?(?:(?:${announces})\\b(?:\\s*(?:though|but))?\\s*[,:;.!–—-]+\\s*|(?:unrelated|off[- ]topic|btw|by the way)\\b(?:\\s*(?:though|but)\\b)?[\\s,:;.!–—-]+)(?=\\S)`,
  'i',
);

/** What follows "different topic: …"; null where a question does not open so. */
export function afterNewTopic(text: string): string | null {
  return newTopic.test(text) && !asksForAnother(text) ? text.replace(newTopic, '').trim() : null;
}

const asks =
  'and |ok |show me |give me |find me |get me |do you have |have you got |is there |are there |got |what |any ';
const things = '(?:ones?|papers?|results?|matches|match|answers?)';
const like = ' like (?:this|that|it|these|those)';
const onThis = '(?: (?:about|on|like) (?:this|that|these|those))?';
const another = new RegExp(
  `^\\W*(?:${asks})*(?:${any(
    `(?:(?:an)?other|a different)(?:s| ${things})?${onThis}`,
    `(?:something|anything|what) else(?:${like})?|else`,
    `(?:some |a few |one |two |show |the next )?more(?: ${things}${onThis}|${like})`,
    '(?:just )?(?:one|a few|some|two|three|any) more',
    `next(?: ${things})?`,
  )})(?:,? (?:please|pls|plz))?\\W*$`,
  'i',
);

/** "another one", "any others?", "more like that". */
export function asksForAnother(text: string): boolean {
  return another.test(text);
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const ordinal = (name: string) =>
  `(?:(?<word_${name}>${places.join('|')})|(?<nth_${name}>[1-8])(?:st|nd|rd|th)|(?<last_${name}>last))`;
const place = new RegExp(
  any(
    // All that is said: "second", "and the 2nd result, what hardware?"
    `^\\W*(?:and |ok |so |what about |how about |about )?(?:the )?${ordinal('all')}(?=\\W*$|\\s*[,:])`,
    `^\\W*(?:and |ok |so |what about |how about |about )?(?:the )?${ordinal('begin')} ${things}(?=\\W*$|\\s*[,:?.])`,
    `\\bthe ${ordinal('one')} one\\b`,
    `\\b(?:the ${ordinal('end')}(?: ${things})?|${ordinal('thing')} ${things})(?=\\W*$)`,
    `(?:^\\W*|\\b(?:number|no\\.?|paper|result) ?)#?(?<number>[1-8])(?=\\W*$)`,
  ),
  'i',
);

/** "more about the second": its place, counted from 0 (-1 for the last), and the words around it; else null. */
export function placeMentioned(text: string): { readonly place: number; readonly rest: string } | null {
  const match = place.exec(text);
  if (match?.groups === undefined) return null;
  const said = (kind: string) =>
    Object.entries(match.groups!).find(([name, value]) => name.startsWith(kind) && value !== undefined)?.[1];
  const [word, nth, last, number] = ['word', 'nth', 'last', 'number'].map(said);
  const rest = text.replace(match[0], ' ').replace(/^\W*(?:and|but)?\W+|[\s,;:]+$/gi, '');
  if (last !== undefined) return { place: -1, rest };
  return { place: word === undefined ? Number(nth ?? number) - 1 : places.indexOf(word.toLowerCase()), rest };
}

const verbs =
  'is|was|are|were|do|does|did|can|could|will|would|has|have|mean|help|work|take|leave|compare|scale|hold';
const subjects =
  'paper|authors?|method|approach|model|technique|trick|idea|researchers|results?|work|summary|newsletter';
/** What says itself which it means: "the trick where …". */
const described = '(?! (?:where|that|which|about|with|for|from|on|of)\\b)';
const back = new RegExp(
  any(
    // Not "is it possible to …", where it stands for what follows.
    /\b(?:it(?! (?:is |was )?(?:possible|true|ok|okay|fine|worth|better|best|hard|easy|known|common|bad|good|normal|necessary|useful)\b.{0,40}\b(?:to|that|if)\b)|its|it's|they|them|their|theirs|he|she|his|her)\b/,
    `\\b(?:this|that|these|those)(?=\\s*(?:[,.?!;:]|$)|\\s+(?:${verbs}|(?:paper|method|approach|one)\\b${described})\\b)`,
    `\\bthe (?:${subjects})\\b${described}`,
  ),
  'i',
);

/** Where a text first points back ("it", "the authors", "that?"); -1 where it does not. */
export function pointsBackAt(text: string): number {
  return back.exec(text)?.index ?? -1;
}

/** "and 2022?": a year alone, as a date. */
export function yearAlone(text: string): string | null {
  const year = /^\W*(?:and|or|what about|how about)?\s*((?:19|20)\d\d)\W*$/i.exec(text)?.[1];
  return year === undefined ? null : `in ${year}`;
}

const wholeQuestion =
  /^\W*(?:and |but |so )?(?:what(?! about)|which|who|show|list|tell|give|find|get|how(?! about))\b/i;

/** "what was in …", and no mere "only in …". */
export function isWholeQuestion(text: string): boolean {
  return wholeQuestion.test(text);
}

const carriesOnWith =
  /^\W*(?:and|but|so|or|also|then|what about|how about|why|more|any|else|which|where|when|who|does|did|is|are|was|were)\b/i;

/** Whether a text opens as what goes on does. */
export function carriesOn(text: string): boolean {
  return carriesOnWith.test(text);
}

const aspects = new RegExp(
  `\\b(?:${any(
    'ablations?|accura\\w+|advantages?|authors?|baselines?|batch|behind|benchmarks?|benefits?|better|big|bigger|caveats?',
    'chips?|clusters?|code|compar\\w+|compute|conclusions?|cons|costs?|data|datasets?|details?|devices?|disadvantages?',
    'downsides?|drawbacks?|elaborate|evaluat\\w+|evidence|examples?|expensive|experiments?|explain|fails?|fast|faster',
    'findings?|gains?|gotchas?|gpus?|hardware|help|hyperparameters?|implement\\w+|improv\\w+|limitations?|limits?|long',
    'loss|machines?|many|memory|metrics?|models?|motivation|much|numbers?|opinion|overhead|parameters?|perform\\w*',
    'problems?|pros|quality|quicker|results?|runtime|scale|settings?|setup|shortcomings?|sizes?|slower|smaller|speed',
    'speedups?|steps?|summary|takes?|tasks?|test|tested|think|thoughts?|times?|tokens?|tradeoffs?|train|trained',
    'training|trick|upsides?|weaknesses|who|worse|worth|wrote|written|made|published|team|company|one|two|three|four',
  )})\\b`,
  'gi',
);

/** A text without what may be asked of any paper ("hardware", "downsides"): what is left may be a topic. */
export function withoutAspects(text: string): string {
  return text.replace(aspects, ' ');
}
