// Before a question's dates become a window: the wordings that name a day, a month, a year or an issue, as a table.

import { around, type Clock, today } from './calendar.ts';
import * as read from './date-readings.ts';
import { countNumber, misspeltMonth, monthNumber, phrase } from './date-words.ts';

/**
 * How much a wording needs around it to be a date: `sure` nothing; the others a preposition or the word "issue",
 * because "may" is a verb, 2022 can be a batch size, and "may 4" can begin "may 4 heads suffice".
 */
export type Certainty = 'sure' | 'month' | 'year' | 'day';

interface Mention {
  readonly name: string;
  readonly certainty: Certainty;
  readonly pattern: RegExp;
  /** `words` are the pattern's groups; a group that took no part is empty. */
  readonly read: (clock: Clock, ...words: string[]) => read.Reading;
}

/** Ends a stretch of months: "and" and "or" as well, since the window can only be one piece. */
const TO = '(?:<to>|<_>[/,&]<_>| and | or )';
const PERIOD = '<own>(?! of\\b)';

/** Tried from the first to the last; what a row has claimed, no later row sees. */
export const MENTIONS: readonly Mention[] = [
  sure("a venue's or data set's year", "<venue>(?: |-|['’])?<year>", () => 'none'),
  sure('2022-12-04', '(\\d{4})([-/.])(\\d\\d?)\\2(\\d\\d?)', (clock, y, _, m, d) => read.day(clock, y, m, d)),
  sure('4.12.2022', '(\\d\\d?)([-/.])(\\d\\d?)\\2(\\d{4})', (clock, d, _, m, y) =>
    read.numericDay(clock, d, m, y),
  ),
  sure('4 to 11 December 2022', '<day>(?:<to>| and )<day>(?: of)? <month><of><year>', read.daysOfMonth),
  sure('4 December 2022', '<weekday><day>(?: of)? <month><of><year>', (clock, d, m, y) =>
    read.day(clock, y, m, d),
  ),
  sure('December 4 2022', '<weekday><month> (?:the )?<day>(?:,? |,)<year>', (clock, m, d, y) =>
    read.day(clock, y, m, d),
  ),
  sure('November to December 2022', `<month>${TO}<month><of><year>`, read.monthsUntil),
  sure('November 2022 to December', '<month><of><year><to><bareMonth>(?!\\.?<of><year>)', read.monthsFrom),
  sure('late December 2022', '<part>(?: |-)<month><of><year>', read.thirdOfMonth),
  sure('December 2022', '<month><of><year>', read.month),
  sure('December of last year', '<month>(?: of|,)? (last|this) year', (clock, name, which) => {
    const year = read.period(clock, which, 'year');
    return typeof year === 'string' ? year : read.month(clock, name, year.from.slice(0, 4));
  }),
  sure('Decemeber 2022', '([a-z]{4,10})<of><year>', (clock, word, y) => {
    const meant = misspeltMonth(word);
    return meant === null ? 'pass' : read.month(clock, meant, y);
  }),
  sure('2022-12', '(\\d{4})-(\\d\\d)', (clock, y, m) => read.month(clock, m, y)),
  sure('Q2 2023', '([qh])([1-4])(?: of|,)?(?: |-|/)?<year>', read.shareOfYear),
  sure('2023 Q2', '<fullYear>(?: |-|/)?([qh])([1-4])', (clock, y, kind, nth) =>
    read.shareOfYear(clock, kind, nth, y),
  ),
  sure('first half of 2023', '<nth> (quarter|half) of <year>', (clock, nth, kind, y) =>
    read.shareOfYear(clock, kind, nth, y),
  ),
  sure('summer 2022', '<season>(?: of|,)? <year>', read.season),
  sure('last summer', 'last <season>', read.lastNamed),
  sure('this summer', 'this (?!fall)<season>', read.thisNamed),
  sure('early 2023', '<part>(?: in)?(?: |-)<year>', read.thirdOfYear),
  sure('last December', 'last <bareMonth>', read.lastNamed),
  sure('this December', 'this (?!may)<bareMonth>', read.thisNamed),
  // The current issue, even where its week has none yet.
  sure("this week's issue", "(?:this week|today)['’]s <oneIssue><notProblem>", (clock) =>
    read.issues(clock, -1),
  ),
  sure('last week', `(this|current|last|previous) (week|month|year)${PERIOD}`, read.period),
  sure('past week', `past (week|month|year)${PERIOD}`, (clock, unit) => read.lastUnits(clock, '1', unit)),
  sure('last 3 weeks', `(?:last|past|previous) <count> <unit>${PERIOD}`, read.lastUnits),
  sure('3 weeks ago', '(?:<count>|an?) <unit> ago', read.unitsAgo),
  sure('yesterday', 'yesterday<own>', (clock) => read.unitsAgo(clock, '1', 'day')),
  needing('day', '4 December', '<weekday><day>(?: of)? <bareMonth>', (clock, d, m) =>
    read.dayWithoutYear(clock, m, d),
  ),
  needing(
    'day',
    'December 4',
    '<weekday><bareMonth> (?:the )?<day><notCounted>(?! <papers>)',
    read.dayWithoutYear,
  ),
  needing('month', 'November to December', `<month>${TO}<bareMonth>`, read.monthsWithoutYear),
  needing('month', 'late December', '<part>(?: |-)<bareMonth>', read.thirdOfMonth),
  needing('month', 'December', '<bareMonth>', (clock, name) =>
    // In capitals these are the separator token, masked autoregression and decoders.
    /^(?:SEP|MAR|DEC)$/.test(name) ? 'pass' : read.newestMonth(clock, monthNumber(name)),
  ),
  needing('year', '12/2022', '(\\d\\d?)/<fullYear>', read.month),
  needing('year', '2022-2023', '<fullYear>(?:-|–|/)<fullYear><notCounted>', read.years),
  // "From 2000 to 4000 tokens" gives itself away by its second number.
  needing(
    'year',
    '2023',
    '<fullYear>(?!-\\w)<own><notCounted>(?! to (?!(?:19|20)\\d\\d(?!\\d))\\d)',
    read.year,
  ),
  needing('year', 'today', 'today<own>', (clock) => around(today(clock), 'day')),
  // Last, so that they see whether a date follows: "the first issue of 2023" is not the archive's first.
  sure(
    'last two issues',
    '(?:the )?(?:<newest> <count>|<count> <newest>) <issue><notProblem>',
    (clock, a, b) => (countNumber(a || b) === 0 ? 'none' : read.issues(clock, -countNumber(a || b))),
  ),
  sure(
    'first two issues',
    '(?:the )?(?:<oldest> <count>|<count> <oldest>) <issue><notProblem>',
    (clock, a, b) => read.issues(clock, 0, countNumber(a || b)),
  ),
  sure('issue before last', '(?:the )?<oneIssue> before (?:the )?last(?: one)?', (clock) =>
    read.issues(clock, -2, -1),
  ),
  sure('previous issue', '(?:the )?<previous> <oneIssue><notProblem>', (clock) => read.issues(clock, -2, -1)),
  sure('latest issue', '(?:the )?<newest> <oneIssue><notProblem>', (clock) => read.issues(clock, -1)),
  sure('first issue', '(?:the )?<oldest> <oneIssue><notProblem>', (clock) => read.issues(clock, 0, 1)),
];

function sure(name: string, wording: string, reader: Mention['read']): Mention {
  return { name, certainty: 'sure', pattern: phrase(wording), read: reader };
}

function needing(certainty: Certainty, name: string, wording: string, reader: Mention['read']): Mention {
  return { name, certainty, pattern: phrase(wording), read: reader };
}
