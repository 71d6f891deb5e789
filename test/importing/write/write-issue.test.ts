// The file of an issue: what stands in it, and that the archive's loader reads the same words back.
import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../src/corpus/plain-text.ts';
import type { FoundIssue, FoundPaper } from '../../../src/importing/draft.ts';
import { type WrittenIssue, writeIssue } from '../../../src/importing/write-issue.ts';
import { load } from '../../corpus/folder.ts';
import { anyBlocks, anyText } from './any-blocks.ts';

const DATE = '2023-01-08';

function paper(title: string, markdown: string | readonly RootContent[], more: Partial<FoundPaper> = {}) {
  const blocks = typeof markdown === 'string' ? fromMarkdown(markdown).children : markdown;
  return { title, starred: false, link: null, topics: [], askedAs: [], blocks, ...more } satisfies FoundPaper;
}

function found(papers: readonly FoundPaper[], title = 'An issue'): FoundIssue {
  return { source: 'a.txt', date: DATE, title, papers, doubts: [], dropped: [] };
}

function written(issue: FoundIssue, topics: readonly string[] = []): WrittenIssue {
  const result = writeIssue(issue, () => topics);
  if ('what' in result) throw new Error(result.what);
  return result;
}

/** The file below its front matter. */
function body(issue: FoundIssue, topics: readonly string[] = []): string {
  return written(issue, topics).text.split('---\n\n')[1]!;
}

function read(text: string) {
  return load({ [`${DATE}.md`]: text }).issues[0]!;
}

/** White space folded, and without what no file can hold. */
function plain(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replace(/\s+/g, ' ').trim();
}

it('has the shape of the archive’s format', () => {
  const issue = found(
    [
      paper('Sparse [CLS]: A_B & C', 'With *marks*, `code` and [a link](https://a.b).\n\n- one\n- two', {
        starred: true,
        link: 'https://arxiv.org/abs/2306.01234',
      }),
      paper('Second', 'Q&A\n\n```js\n## no heading\n```'),
    ],
    'Issue: "two" papers #1',
  );
  expect(written(issue, ['attention', 'data']).text).toBe(`---
date: 2023-01-08
title: "Issue: \\"two\\" papers #1"
---

## Sparse [CLS]: A_B & C

- topics: attention, data
- starred
- link: https://arxiv.org/abs/2306.01234

With *marks*, \`code\` and [a link](https://a.b).

- one
- two

## Second

- topics: attention, data

Q&A

\`\`\`js
## no heading
\`\`\`
`);
});

describe('the loader reads back', () => {
  const anyPaper = fc.record({
    title: anyText.filter((title) => plain(title) !== ''),
    blocks: anyBlocks,
    starred: fc.boolean(),
    link: fc.constantFrom(
      null,
      'https://openreview.net/forum?id=a_B-*c*_d',
      'https://doi.org/10.1/(a)[b]&amp;x~',
    ),
    topics: fc.constantFrom([], ['data'], ['attention', 'data']),
    askedAs: fc.array(
      anyText.map(plain).filter((text) => text !== ''),
      { maxLength: 2 },
    ),
  });

  it('the titles and the words of any blocks', () => {
    fc.assert(
      fc.property(
        fc.array(anyPaper, { minLength: 1, maxLength: 3 }),
        anyText,
        fc.boolean(),
        (papers, title, topics) => {
          const expected = papers.flatMap(({ title, blocks, ...rest }) => {
            const paragraphs = blocks
              .flatMap(paragraphsOf)
              .map(plain)
              .filter((text) => text !== '');
            return paragraphs.length === 0 ? [] : [{ ...rest, title: plain(title), paragraphs }];
          });
          const result = writeIssue(found(papers, title), () => (topics ? ['data'] : []));
          if (expected.length === 0) {
            expect(result).toHaveProperty('what');
            return;
          }
          expect(result).not.toHaveProperty('what');
          const issue = read((result as WrittenIssue).text);
          expect(issue.title).toBe(plain(title) || DATE);
          const titles = issue.papers.map(({ title }) => title);
          expect(titles.map((title) => title.replace(/ \(\d\)$/, ''))).toEqual(
            expected.map(({ title }) => title.replace(/ \(\d\)$/, '')),
          );
          expect(issue.papers.map(({ paragraphs }) => paragraphs)).toEqual(
            expected.map(({ paragraphs }) => paragraphs),
          );
          expect(issue.papers.map(({ starred, link, askedAs }) => ({ starred, link, askedAs }))).toEqual(
            expected.map(({ starred, link, askedAs }) => ({ starred, link, askedAs })),
          );
          const suggested = topics ? ['data'] : [];
          expect(issue.papers.map(({ topics }) => topics)).toEqual(
            expected.map(({ topics: chosen }) => (chosen.length > 0 ? chosen : suggested)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what the format does not have', () => {
  it('headings become bold paragraphs, tables lines, rules nothing', () => {
    const table: RootContent = {
      type: 'table',
      children: ['ab', 'cd'].map((letters) => ({
        type: 'tableRow',
        children: [...letters].map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
      })),
    };
    const markdown = '### The *main* part\n\nText.\n\n---\n\n# **All bold**';
    const blocks = [...fromMarkdown(markdown).children, table];
    expect(body(found([paper('A', blocks)]))).toBe(
      '## A\n\n**The *main* part**\n\nText.\n\n**All bold**\n\na | b\n\nc | d\n',
    );
  });

  it('a list that looks like facts becomes paragraphs, unless facts stand above it', () => {
    const issue = found([paper('A', '- starred\n- topics: nonsense\n\nText.')]);
    expect(body(issue)).toBe('## A\n\nstarred\n\ntopics: nonsense\n\nText.\n');
    expect(body(issue, ['data'])).toBe('## A\n\n- topics: data\n\n* starred\n* topics: nonsense\n\nText.\n');
    expect(read(written(issue).text).papers[0]).toMatchObject({ starred: false, topics: [] });
  });

  it('white space goes outside of marks, and marks in a row become one', () => {
    const strong = (value: string): RootContent => ({ type: 'strong', children: [{ type: 'text', value }] });
    const children = [strong('In '), strong('al'), strong('l '), { type: 'text', value: 'cases' }] as never[];
    expect(body(found([paper('A', [{ type: 'paragraph', children }])]))).toBe(
      '## A\n\n**In** **all** cases\n',
    );
  });

  it('only links that a browser opens stay links', () => {
    const markdown =
      'See [a](https://a.b/c_d), [b](javascript:alert), [c](#top) and [d][x].\n\n[x]: https://x.y';
    expect(body(found([paper('A', markdown)]))).toBe(
      '## A\n\nSee [a](https://a.b/c_d), b, c and [d](https://x.y).\n',
    );
  });
});

describe('footnotes', () => {
  const note = (identifier: string, ...values: readonly string[]): RootContent => ({
    type: 'footnoteDefinition',
    identifier,
    children: values.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  });
  const text = (value: string, ...references: readonly string[]): RootContent => ({
    type: 'paragraph',
    children: [
      { type: 'text', value },
      ...references.map((identifier) => ({ type: 'footnoteReference' as const, identifier })),
    ],
  });

  it('stand at the end of the paper that refers to them, as text', () => {
    const issue = found([
      paper('A', [text('One.', '2'), text('More.', '1', '2')]),
      paper('B', [
        text('Two.', '3'),
        note('1', 'First.'),
        note('2', 'Second.', 'Goes on.'),
        note('3', 'Third.'),
      ]),
    ]);
    expect(read(written(issue).text).papers.map(({ paragraphs }) => paragraphs)).toEqual([
      ['One.[2]', 'More.[1][2]', '[2] Second.', 'Goes on.', '[1] First.'],
      ['Two.[3]', '[3] Third.'],
    ]);
  });

  it('that refer to others bring them along, in a circle too', () => {
    const notes: RootContent[] = [
      { type: 'footnoteDefinition', identifier: '1', children: [text('a', '2') as never] },
      { type: 'footnoteDefinition', identifier: '2', children: [text('b', '1') as never] },
    ];
    const issue = found([paper('A', [text('One.', '1')]), paper('B', [text('Two.'), ...notes])]);
    expect(written(issue).papers.map(({ paragraphs }) => paragraphs)).toEqual([
      ['One.[1]', '[1] a[2]', '[2] b[1]'],
      ['Two.'],
    ]);
  });

  it('that nothing refers to stay where they stand; a reference to nothing stays', () => {
    const issue = found([paper('A', [text('One.', '9'), note('1', 'Lost.'), text('End.')])]);
    expect(written(issue).papers[0]?.paragraphs).toEqual(['One.[9]', '[1] Lost.', 'End.']);
  });
});

describe('what needs a look', () => {
  it('a title that is too long is cut between words', () => {
    const long = `${'word '.repeat(70)}end`;
    const { papers, changed } = written(found([paper(long, 'Text.')], long));
    expect(papers[0]?.title).toBe(`${'word '.repeat(59).trim()}…`);
    expect(changed).toHaveLength(2);
    expect(changed[1]).toBe(`a title of 353 characters was cut, 300 are the most: “${papers[0]?.title}”`);
  });

  it('a title without a space is cut inside, and never inside a character', () => {
    const { papers } = written(found([paper('😀'.repeat(200), 'Text.')]));
    expect(papers[0]?.title.length).toBeLessThanOrEqual(300);
    expect(papers[0]?.title).toMatch(/^(?:😀)+\uFFFD?…$/);
  });

  it('papers of one title are numbered, capitals or not', () => {
    const { papers, changed } = written(
      found([paper('One', 'a'), paper('ONE', 'b'), paper('One (2)', 'c'), paper('one', 'd')]),
    );
    expect(papers.map(({ title }) => title)).toEqual(['One', 'ONE (2)', 'One (2) (2)', 'one (3)']);
    expect(changed[0]).toBe('a second paper of the same title is called “ONE (2)”');
    expect(changed).toHaveLength(3);
  });

  it('a title without text is left out', () => {
    const { papers, changed } = written(found([paper('One', 'a'), paper('Two', '---')]));
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    expect(changed).toEqual(['left out because no text stands below it: “Two”']);
  });
});

describe('is refused', () => {
  it.each([
    ['an issue without text', [paper('One', '')], 'has no paper with text below its title'],
    [
      'too many papers',
      Array.from({ length: 201 }, (_, i) => paper(`Paper ${i}`, 'Text.')),
      'has 201 papers, and at most 200 fit in an issue',
    ],
    [
      'an issue that is too large',
      [paper('One', 'word '.repeat(250_000))],
      'would be larger than 1048576 bytes',
    ],
  ])('%s', (_, papers, what) => {
    expect(writeIssue(found(papers), () => [])).toEqual({
      kind: 'refusal',
      source: 'a.txt',
      what: expect.stringContaining(what),
    });
  });
});
