// Beneath the reading of dates: the words that dates are made of, as pieces of patterns and as numbers.

/**
 * What stands in the text for a wording that has been read, once for each of its characters, so that offsets stay
 * true: one private-use character for each certainty, `none` for what is no date and `used` for what is done with.
 */
export const MARKS = {
  sure: '\ue000',
  month: '\ue001',
  year: '\ue002',
  day: '\ue003',
  none: '\ue004',
  used: '\ue005',
};

const ONE_ISSUE = '(?:issue|newsletter|edition|roundup|digest|mailing)';
const ISSUE = `${ONE_ISSUE}s?`;
const PAPERS =
  '(?:papers|articles|publications|preprints|summaries|work|works|stuff|news|things|results|research)';
const MONTH_ABBREVIATED =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|apr(?:il|\\.)?|june?\\.?|july?\\.?|aug(?:ust|\\.)?|' +
  'sep(?:tember|t\\.?|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?';
/** What follows "may" the verb; "papers in may that help" stays a month. */
const AFTER_VERB =
  '(?:be|not|have|also|or may|well|help|hurt|fail|need|lead|cause|improve|make|work|matter|only|still|even|just|' +
  'never|go|give|get|take|require|contain|differ|depend|occur|happen|I|we|you|it|they)\\b';
/** A four-digit number before one of these counts things, or is a paper's own year. */
const COUNTED =
  '(?:(?:more|new|extra|different|labell?ed) )?(?:tokens?|samples?|examples?|images?|pictures?|steps?|epochs?|' +
  'layers?|param(?:eter)?s?|[gt]pus?|cores?|nodes?|heads?|experts?|class(?:es)?|tasks?|words?|sentences?|' +
  'documents?|points?|pixels?|frames?|videos?|hours?|ms|seconds?|minutes?|iterations?|batch(?:es)?|updates?|' +
  'queries|questions|prompts|times|dimensions?|gb|mb|(?:paper|model|method|data ?set|benchmark|version|survey)' +
  '(?!s))\\b';
const VENUES =
  '(?:neurips|nips|icml|iclr|cvpr|[ie]ccv|wacv|bmvc|n?aacl|acl|emnlp|coling|aaai|ijcai|kdd|sigir|interspeech|' +
  'icassp|corl|rss|icra|iros|miccai|colt|aistats|uai|mlsys|osdi|sosp|siggraph|imagenet|ilsvrc|(?:ms ?)?coco|' +
  '(?:pascal )?voc|wmt|iwslt|semeval|conll|trec|clef|inaturalist|inat|nevis|davis|isic|brats|workshop|challenge|' +
  'competition)';

const VOCABULARY: Readonly<Record<string, string>> = {
  issue: ISSUE,
  oneIssue: ONE_ISSUE,
  papers: PAPERS,
  venue: VENUES,
  _: '\\s{0,5}',
  day: '(\\d\\d?)(?:st|nd|rd|th)?',
  month: `(${MONTH_ABBREVIATED}|mar(?:ch|\\.)?|may)`,
  // Without a year: not the verbs, not a person (May's model, May et al.), not the [SEP] token.
  bareMonth:
    `(${MONTH_ABBREVIATED}|mar(?:ch(?! (?:of|madness)\\b)|\\.)?|may(?! ${AFTER_VERB}))` +
    `(?!['’]s(?! (?:${ISSUE}|${PAPERS})\\b))(?! (?:et al|tokens?)\\b)`,
  year: "((?:19|20)\\d\\d|['’]\\d\\d)",
  fullYear: '((?:19|20)\\d\\d)',
  of: "(?:(?: of|,)? |[-,]|(?=['’]))",
  part: '(early|mid|late|beginning of|start of|middle of|end of)',
  season: '(spring|summer|autumn|fall|winter)',
  count: '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?couple of)',
  unit: '(day|week|month|year)s?',
  weekday: '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?',
  newest: '(?:latest|newest|most recent|last|current|past)',
  previous: '(?:previous|penultimate|second[ -]to[ -]last)',
  nth: '([1-4]|first|second|third|fourth|last)(?:st|nd|rd|th)?',
  oldest: '(?:first|oldest|earliest)',
  // Not "the latest issue with NaNs", and "the first issue of 2023" is for the frames.
  notProblem: `(?! (?:with|is that|i have|i had|we have)\\b)(?! (?:of|in|from) (?:the )?[\ue000-\ue003])`,
  // "last month's papers" is a date, "last year's data" is a remark.
  own: `(?:['’]?s(?= (?:${ISSUE}|${PAPERS})\\b)|(?!['’]s))`,
  notCounted: `(?! ${COUNTED})`,
  // Wordings that have been read already, see MARKS.
  date: '([\ue000-\ue003]+)',
  named: '([\ue000\ue003]+)',
  sure: '(\ue000+)',
  sureOrMonth: '([\ue000\ue001]+)',
  monthRead: '(\ue001+)',
  yearRead: '(\ue002+)',
  dayRead: '(\ue003+)',
  to: '(?: (?:up )?to | until | till | through |\\s{0,5}[-–—]\\s{0,5})',
};

/**
 * A pattern from its wording: `<name>` stands for a piece of the vocabulary, a space for any white space. White
 * space is bounded, as every repetition here must be: that keeps matching linear in the question's length.
 */
export function phrase(wording: string): RegExp {
  const source = wording.replace(/<(\w+)>/g, (_, name: string) => {
    const piece = VOCABULARY[name];
    if (piece === undefined)
      throw new Error(`date wording "${wording}": no piece <${name}>; name one of the vocabulary`);
    return piece;
  });
  return new RegExp(
    `(?<![\\w#$/-]|\\d[.,])(?:${source.replaceAll(' ', '\\s{1,5}')})(?![\\w#%]|[-/.,:]\\d)`,
    'dgi',
  );
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Left out: a letter away from may, june, july or march are words of their own (tune, match, marsh). */
const MISSPELT = MONTHS.filter((name) => name.length > 4 && name !== 'march');

/** 1 to 12 for a month's name or its beginning, or for its number. */
export function monthNumber(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return MONTHS.findIndex((name) => name.startsWith(word.slice(0, 3).toLowerCase())) + 1;
}

/** The month whose full name is one wrong, missing, added or swapped letter away; null if there is none. */
export function misspeltMonth(word: string): string | null {
  return MISSPELT.find((month) => oneLetterOff(word.toLowerCase(), month)) ?? null;
}

/** `2022` and `'22` alike. */
export function yearNumber(word: string): number {
  return word.length === 3 ? 2000 + Number(word.slice(1)) : Number(word);
}

/** A count in digits or in words, "a couple of" being two. */
export function countNumber(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return /couple/i.test(word) ? 2 : NUMBERS.indexOf(word.toLowerCase());
}

function oneLetterOff(word: string, name: string): boolean {
  const shorter = Math.min(word.length, name.length);
  let start = 0;
  while (start < shorter && word[start] === name[start]) start++;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === name.at(-1 - end)) end++;
  const typed = word.slice(start, word.length - end);
  const meant = name.slice(start, name.length - end);
  if (typed.length <= 1 && meant.length <= 1) return true;
  return typed.length === 2 && meant.length === 2 && typed[0] === meant[1] && typed[1] === meant[0];
}
