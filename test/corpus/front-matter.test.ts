// The head of an issue: what is refused and in which line.

import { describe, expect, it } from 'vitest';
import { HEAD, issue, problemsOf } from './folder.ts';

const PAPER = '## One\n\nText.\n';

function withHead(text: string): readonly string[] {
  return problemsOf({ '2023-01-08.md': text }).map((problem) => problem.replace('2023-01-08.md:', ''));
}

describe('front matter', () => {
  const SHAPE = 'begin the file with the lines ---, `date: YYYY-MM-DD`, `title: "…"` and ---';
  const day = (date: string) => `---\ndate: ${date}\ntitle: T\n---\n${PAPER}`;
  const title = (line: string) => `---\ndate: 2023-01-08\n${line}\n---\n${PAPER}`;

  it.each([
    ['none', PAPER, `1: has no front matter: ${SHAPE}`],
    [
      'one without an end',
      `---\ndate: 2023-01-08\n${PAPER}`,
      '1: the front matter has no end: write --- on a line of its own below the title',
    ],
    ['an empty one', `---\n---\n${PAPER}`, `2: the front matter is broken: ${SHAPE}`],
    ['a list', `---\n- x\n---\n${PAPER}`, `2: the front matter is broken: ${SHAPE}`],
    [
      'an unknown key',
      title('title: T\nauthor: me'),
      '4: unknown key “author”: only date and title are known here',
    ],
    ['no title', `---\ndate: 2023-01-08\n---\n${PAPER}`, '2: “title” is missing: write `title: "…"`'],
    ['an empty title', title('title:'), '3: “title” is empty: write `title: "…"`'],
    ['a blank title', title('title: "  "'), '3: “title” is empty: write `title: "…"`'],
    ['a number as a title', title('title: 7'), '3: “title” must be text: put it in "quotes"'],
    [
      'a title of 301 characters',
      title(`title: ${'x'.repeat(301)}`),
      '3: “title” has more than 300 characters: shorten it',
    ],
    [
      'a title that YAML cuts off',
      title('title: Roundup #7'),
      '3: is cut off at #: put the whole text in "quotes", or the comment on a line of its own',
    ],
    [
      'half a surrogate pair',
      title('title: "\\uD800"'),
      '3: “title” holds a character that is none (NUL or half a surrogate pair): delete it',
    ],
    [
      'a NUL written as an escape',
      title('title: "a\\0"'),
      '3: “title” holds a character that is none (NUL or half a surrogate pair): delete it',
    ],
    ['no date', `---\ntitle: T\n---\n${PAPER}`, '2: “date” is missing: write `date: YYYY-MM-DD`'],
    [
      'a day that does not exist',
      day('2023-02-30'),
      '2: date “2023-02-30” does not exist: write a day of the calendar as YYYY-MM-DD',
    ],
    [
      'a date in words',
      day('8 January'),
      '2: date “8 January” does not exist: write a day of the calendar as YYYY-MM-DD',
    ],
    [
      'another date than the name',
      day('2023-01-09'),
      "2: date 2023-01-09 differs from the file's name 2023-01-08.md: change one of the two",
    ],
  ])('refuses %s', (_name, text, problem) => {
    expect(withHead(text)).toEqual([problem]);
  });

  it('refuses a colon in a title without quotes', () => {
    const [problem, ...others] = withHead(title('title: Roundup: new'));
    expect(problem).toMatch(
      /^3: is not valid YAML \(.+\): put text that holds a colon, # or quotation marks in "quotes"$/,
    );
    expect(others).toEqual([]);
  });

  it('refuses a file that has the date of another', () => {
    const files = { ...issue(PAPER), '2023-01-22.md': `${HEAD}${PAPER}` };
    expect(problemsOf(files)).toEqual([
      '2023-01-22.md:2: date 2023-01-08 is that of 2023-01-08.md, and this file is 2023-01-22.md: write `date: 2023-01-22`',
    ]);
  });
});
