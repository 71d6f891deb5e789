// After the wordings that name a date: the words around them (since, before, between, "issue"), as a table.

import { around, type Clock, type Span, shift } from './calendar.ts';
import { phrase } from './date-words.ts';

/** The issues that a question is about: inclusive ISO dates, null for an open end. */
export interface DateWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** The pattern's groups are the marks of one or two dates; with one, `second` is the same. */
interface Frame {
  readonly name: string;
  readonly pattern: RegExp;
  /** Null where the words deny the date: nothing is read, nothing is taken out. */
  readonly read: (first: Span, second: Span, clock: Clock) => DateWindow | null;
}

const ONLY = '(?:(?:but )?(?:only|just) )?';
const THE = '(?:the )?(?:(?:month|year) (?:of )?)?';
const TAIL = "(?:['’]s)?(?: <issue>(?:['’]s)?)?(?: only(?=<_>(?:$|[,.;:?!)])))?";
const IN = '(?:in|from|of|on|during|within|over|throughout|for|around|at|dated|between)';

/** Tried from the first to the last, on the question with its dates replaced by marks. */
export const FRAMES: readonly Frame[] = [
  frame(
    'not from 2022',
    `(?:not|except|excluding|other than|besides|without)(?: ${IN})? ${THE}<date>`,
    () => null,
  ),
  frame(
    'between … and …',
    `${ONLY}(?:in |from )?between ${THE}<date> (?:and|to|&) ${THE}<date>${TAIL}`,
    stretch,
  ),
  frame('from … to …', `${ONLY}(?:in |from )${THE}<date>(?:<to>)${THE}<date>${TAIL}`, stretch),
  frame(
    'from … to now',
    `${ONLY}(?:from|since|between) ${THE}<date>(?:<to>| and )(?:now|the present|present)`,
    since,
  ),
  frame('… to …', `<sure>(?:<to>| and | or )<sure>${TAIL}`, stretch),
  frame(
    'in … or …',
    `${ONLY}(?:in|from|during) ${THE}<date>(?:,|,? and|,? or| &) (?:in |from )?<date>${TAIL}`,
    stretch,
  ),
  frame('first issue of …', `(?:${IN} )?(?:the )?<oldest> <oneIssue> ${IN} ${THE}<date>`, (span, _, clock) =>
    issueWithin(span, clock, 0),
  ),
  frame('last issue of …', `(?:${IN} )?(?:the )?<newest> <oneIssue> ${IN} ${THE}<date>`, (span, _, clock) =>
    issueWithin(span, clock, -1),
  ),
  // "From 2023 on" only where "on" ends something: in "from 2023 on attention" it is "about".
  frame(
    'from … on',
    `${ONLY}(?:starting |beginning )?(?:from|in|with) ${THE}<date>(?: onwards?| (?:and|or) (?:later|after)| on(?=<_>(?:$|[,.;:?!)])))`,
    since,
  ),
  frame('… or later', '<sure> (?:onwards?|(?:and|or) later)', since),
  frame(
    'since …',
    `${ONLY}(?:since|starting(?: from| in)?|no earlier than|not before) ${THE}<date>${TAIL}`,
    since,
  ),
  frame('… or earlier', `(?:(?:in|from) )?${THE}<date> (?:and|or) (?:earlier|before)`, until),
  frame('until …', `${ONLY}(?:until|till|up to|up until|no later than|not after) ${THE}<date>${TAIL}`, until),
  frame('by …', `${ONLY}(?:by|through) ${THE}<sure>${TAIL}`, until),
  frame('after …', `${ONLY}(?:after|later than|newer than) ${THE}<date>${TAIL}`, (span) => ({
    from: shift(span.to, 1),
    to: null,
  })),
  frame('before …', `${ONLY}(?:before|prior to|earlier than|older than) ${THE}<date>${TAIL}`, (span) => ({
    from: null,
    to: shift(span.from, -1),
  })),
  frame('week of …', `(?:${IN} )?(?:the )?week (?:of|starting|from) ${THE}<named>`, (span) =>
    around(span.from, 'week'),
  ),
  frame('issue of …', `${ONLY}(?:${IN} )?(?:the )?<issue> (?:of|from|on|for|dated|in) ${THE}<date>`, itself),
  frame('issue …', `(?:${IN} )?(?:the )?<issue> <named>`, itself),
  frame('… issue', `${ONLY}(?:${IN} )?(?:the )?<date>(?:['’]s)? <issue>(?:['’]s)?`, itself),
  frame('in the …', `${ONLY}${IN} ${THE}<sure>${TAIL}`, itself),
  frame(
    'in December',
    `${ONLY}(?:(?:in|from|during|of|between)(?: the month of)?|at the) <monthRead>${TAIL}`,
    itself,
  ),
  frame('on 4 December', `${ONLY}(?:on|from|of|in|dated) (?:the )?<dayRead>${TAIL}`, itself),
  frame(
    'in 2023',
    `${ONLY}(?:in|from|during|within|throughout|dated) (?:the year )?<yearRead>${TAIL}`,
    itself,
  ),
  frame('papers of 2023', '(?<=(?:<papers>|best|most|all|rest|those) )of (?:the year )?<yearRead>', itself),
  frame('papers 2023', '(?<=(?:<papers>|published|posted|released|appeared|covered|out) )<yearRead>', itself),
  frame('2023 papers', '<yearRead>(?= <papers>)', itself),
  frame('only 2023', '(?:but )?(?:only|just) <yearRead>', itself),
  frame('2023 only', '<yearRead> only', itself),
  frame('December 2022', `${ONLY}<sure>${TAIL}`, itself),
];

function frame(name: string, wording: string, read: Frame['read']): Frame {
  return { name, pattern: phrase(wording), read };
}

function itself(span: Span): DateWindow {
  return span;
}

/** From the first date to the second, whichever way round they stand. */
function stretch(first: Span, second: Span): DateWindow {
  return first.from <= second.to ? { from: first.from, to: second.to } : { from: second.from, to: first.to };
}

function since(span: Span): DateWindow {
  return { from: span.from, to: null };
}

function until(span: Span): DateWindow {
  return { from: null, to: span.to };
}

/** An issue by its place among those of the span; all the span where it has none. */
function issueWithin(span: Span, clock: Clock, place: number): DateWindow {
  const issue = clock.issues.filter((date) => date >= span.from && date <= span.to).at(place);
  return issue === undefined ? span : { from: issue, to: issue };
}
