// Papers, issues and topics by what members call them: what is offered, what is meant, and that no text does harm.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNames, type Names } from '../../src/answering/names.ts';
import type { Archive, Issue } from '../../src/corpus/archive.ts';
import { createSearch, type Search } from '../../src/retrieval/search.ts';
import { createThesaurus, readGlossary } from '../../src/retrieval/thesaurus.ts';
import { createTitles, papersToBrowse, type Titled } from '../../src/retrieval/titles.ts';
import { anyText, textOf } from '../retrieval/any-text.ts';
import { loadShipped } from '../retrieval/shipped.ts';
import { archiveOf, evenWeights, type Row, searchIn, text } from '../retrieval/small-archive.ts';

function namesIn(archive: Archive, search: Search): Names {
  const thesaurus = createThesaurus(readGlossary(archive.glossary, text));
  const titlesOf = <T extends Titled>(entries: readonly T[]) => createTitles(entries, text, thesaurus);
  const now = () => new Date('2024-02-10T12:00:00Z');
  return createNames({ archive, search, papers: titlesOf(papersToBrowse(archive.issues)), titlesOf, now });
}

const rows: readonly Row[] = [
  { issue: '2022-06-05', title: 'Gates', summary: 'Gates open.', topics: ['routing'] },
  {
    issue: '2022-12-04',
    title: 'Sparse Routers',
    summary: 'They pick millers.',
    topics: ['routing', 'food'],
  },
  { issue: '2022-12-04', title: 'Bakers', summary: 'They bake bread at night.', topics: ['food'] },
  { issue: '2023-12-03', title: 'Millers', summary: 'They grind.', topics: ['food'] },
  { issue: '2024-01-07', title: 'Sparse Gates', summary: 'They creak.' },
];
const issueTitles: Readonly<Record<string, string>> = {
  '2022-06-05': 'Roundup: Gates',
  '2022-12-04': 'Roundup: Routers that route (November 27 - December 3)',
  '2023-12-03': 'Roundup: Millers',
  '2024-01-07': 'Roundup: Best of 2023',
};
const plain = archiveOf(rows);
const small: Archive = {
  ...plain,
  issues: plain.issues.map((issue): Issue => ({ ...issue, title: issueTitles[issue.date]! })),
  topics: new Map([
    ['routing', 'gates and what they open for'],
    ['food', 'bread and grain'],
    ['fooling', 'tricks'],
    ['mixture of experts', 'many of them'],
  ]),
};
const names = namesIn(small, createSearch(small, text, evenWeights));

describe('papers', () => {
  test('are offered by title and code, and else in the order to browse', () => {
    const offered = (typed: string) => names.lookUp(typed, 3).map(({ code }) => code);
    expect(offered('spar')).toEqual(['2024-01-07#1', '2022-12-04#1']);
    expect(offered('12-04')).toEqual(['2022-12-04#1', '2022-12-04#2']);
    expect(offered('')).toEqual(['2024-01-07#1', '2023-12-03#1', '2022-12-04#1']);
  });

  test.each<[typed: string, expected: string | readonly string[], reason: string]>([
    ['2022-12-04#2', '2022-12-04#2', 'its code'],
    ['BAKERS', '2022-12-04#2', 'its title'],
    ['gates', '2022-06-05#1', 'the whole title, though another has the word'],
    ['sparse', ['2024-01-07#1', '2022-12-04#1'], 'two titles have it'],
    ['who bakes bread at night', ['2022-12-04#2'], 'no title is like it, but a summary is'],
    ['2022-12-04#7', ['2022-12-04#1'], 'no paper has this code: the nearest'],
    ['football', [], 'nothing'],
  ])('meant by %s', (typed, expected) => {
    const resolved = names.resolvePaper(typed);
    expect('paper' in resolved ? resolved.paper.code : resolved.candidates.map(({ code }) => code)).toEqual(
      expected,
    );
  });
});

describe('issues', () => {
  test.each<[typed: string, expected: readonly string[], reason: string]>([
    ['', ['2024-01-07', '2023-12-03', '2022-12-04', '2022-06-05'], 'the newest first'],
    ['2022', ['2022-12-04', '2022-06-05'], 'a year'],
    ['2023', ['2023-12-03', '2024-01-07'], 'a year, then what has it in its title'],
    ['2022-12', ['2022-12-04'], 'a month'],
    ['2022-1', ['2022-12-04'], 'a month that is being typed'],
    ['12-0', ['2023-12-03', '2022-12-04'], 'a part of a date'],
    ['dec', ['2023-12-03', '2022-12-04'], 'a month that is being typed, of any year'],
    ['dec 2022', ['2022-12-04'], 'a month of a year'],
    ['4 December 2022', ['2022-12-04'], 'a day in words'],
    ['last month', ['2024-01-07'], 'a month by the clock'],
    ['Latest', ['2024-01-07'], 'the newest'],
    ['the latest issue', ['2024-01-07'], 'the newest, in more words'],
    ['millers', ['2023-12-03'], 'a part of the title'],
    ['milers', ['2023-12-03'], 'with a slip'],
    ['2022 gates', ['2022-06-05'], 'a year and a part of the title'],
    ['football', [], 'nothing'],
  ])('offered for %s', (typed, expected) => {
    expect(names.lookUpIssues(typed, 9).map(({ date }) => date)).toEqual(expected);
    expect(names.lookUpIssues(typed, 1)).toHaveLength(Math.min(1, expected.length));
  });

  test.each<[typed: string, expected: string | readonly string[], reason: string]>([
    ['2022-12-04', '2022-12-04', 'its date'],
    ['2022-12', '2022-12-04', 'the only one of its month'],
    ['last', '2024-01-07', 'the newest'],
    ['2022', ['2022-12-04', '2022-06-05'], 'two of a year'],
    ['routers', '2022-12-04', 'a part of its title that no other has'],
    [
      'Roundup: Routers that route (November 27 - December 3)',
      '2022-12-04',
      'its title, whose dates are not its own',
    ],
    ['roundup', ['2024-01-07', '2023-12-03', '2022-12-04', '2022-06-05'], 'all have it'],
    ['2022-12-07', ['2022-12-04'], 'none of this day: the closest'],
    ['2021', ['2022-06-05'], 'none of this year: the closest'],
    ['since 2025', ['2024-01-07'], 'none since: the closest'],
    ['2022-13', ['2022-12-04', '2022-06-05'], 'no date at all, but a year'],
    ['20-12-04', ['2022-12-04'], 'no date at all: the nearest in letters'],
    ['football', [], 'nothing'],
  ])('meant by %s', (typed, expected) => {
    const resolved = names.resolveIssue(typed);
    expect('issue' in resolved ? resolved.issue.date : resolved.candidates.map(({ date }) => date)).toEqual(
      expected,
    );
  });
});

describe('topics', () => {
  test.each<[typed: string, expected: readonly string[], reason: string]>([
    ['', ['food', 'routing', 'fooling', 'mixture of experts'], 'those with the most papers first'],
    ['foo', ['food', 'fooling'], 'a name that is being typed'],
    ['gates', ['routing'], 'what it covers'],
    ['moe', ['mixture of experts'], 'its initials'],
    ['football', [], 'nothing'],
  ])('offered for %s', (typed, expected) => {
    expect(names.lookUpTopics(typed, 9)).toEqual(expected);
  });

  test.each<[typed: string, expected: string | readonly string[], reason: string]>([
    ['Food', 'food', 'its name'],
    ['fod', ['food'], 'a slip in three letters may be another word: the nearest is offered'],
    ['rooting', 'routing', 'a slip in seven letters'],
    ['rout', 'routing', 'a beginning that no other has'],
    ['moe', 'mixture of experts', 'its initials'],
    ['bread', ['food'], 'what one covers is no name'],
    ['football', [], 'nothing'],
    ['', ['food', 'routing', 'fooling', 'mixture of experts'], 'nothing was said'],
  ])('meant by %s', (typed, expected) => {
    const resolved = names.resolveTopic(typed);
    expect('topic' in resolved ? resolved.topic : resolved.candidates).toEqual(expected);
  });
});

describe('in the archive that ships', () => {
  const { archive, search } = loadShipped();
  const shipped = namesIn(archive, search);

  test('every issue is meant by its date, its title and its month', () => {
    for (const issue of archive.issues)
      for (const typed of [issue.date, issue.title, issue.date.slice(0, 7)])
        expect(shipped.resolveIssue(typed)).toEqual({ issue });
  });

  test('every topic is meant by its name', () => {
    for (const topic of archive.topics.keys()) expect(shipped.resolveTopic(topic)).toEqual({ topic });
  });

  test('no text does harm, and at most five are offered for what is unclear', () => {
    const pieces = [
      '2022',
      '-',
      '12',
      '#',
      'dec',
      'latest',
      'since',
      'issue',
      'vision',
      'moe',
      'ToT',
      '__proto__',
      '…',
    ];
    const typed = fc.oneof(
      anyText,
      textOf(pieces),
      textOf(pieces, ''),
      fc.constantFrom('2'.repeat(30_000), 'a '.repeat(20_000)),
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: -1, max: 25 }), (wish, limit) => {
        const offered = [shipped.lookUp, shipped.lookUpIssues, shipped.lookUpTopics].map((lookUp) =>
          lookUp(wish, limit),
        );
        for (const each of offered) {
          expect(each.length).toBeLessThanOrEqual(Math.max(0, limit));
          expect(new Set<unknown>(each).size).toBe(each.length);
        }
        for (const resolved of [
          shipped.resolvePaper(wish),
          shipped.resolveIssue(wish),
          shipped.resolveTopic(wish),
        ])
          if ('candidates' in resolved) {
            expect(resolved.candidates.length).toBeLessThanOrEqual(5);
            expect(new Set<unknown>(resolved.candidates).size).toBe(resolved.candidates.length);
          }
      }),
      { numRuns: 200 },
    );
  });
});

test('nothing is known of an empty archive', () => {
  const empty = namesIn(archiveOf([]), searchIn([]));
  for (const typed of ['', 'latest', '2022', 'a', '2022-12-04#1']) {
    expect(empty.lookUp(typed, 5)).toEqual([]);
    expect(empty.lookUpIssues(typed, 5)).toEqual([]);
    for (const resolve of [empty.resolvePaper, empty.resolveIssue, empty.resolveTopic])
      expect(resolve(typed)).toEqual({ candidates: [] });
  }
});
