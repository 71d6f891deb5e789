// Markdown and plain text: front matter, titles, footnotes, lines.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseIssue } from '../../../src/corpus/parse-issue.ts';
import { paragraphsOf } from '../../../src/corpus/plain-text.ts';
import { draftOf, fixture, outline, said } from './outline.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', 'corpus');

it('a letter in Markdown', () => {
  const draft = draftOf('notes.md', fixture('notes.md'));
  expect(draft).toMatchObject({
    title: 'Letter 12: folding',
    kind: 'marked',
    dates: [{ date: '2023-01-08', from: 'front matter' }],
    dropped: ['3 images', 'a script'],
  });
  expect(outline(draft.blocks)).toEqual([
    'h2 [Folding Layers](https://arxiv.org/abs/2301.00001)',
    'It folds,(^1) *twice*, with **care** and `fp16`. The next line belongs to it.',
    'Set in the *middle*.',
    '> Quoted.',
    '1. one ; two',
    '^1 Measured on *one* machine.',
  ]);
});

it.each(globSync('2*.md', { cwd: SHIPPED }))('%s, an issue of an archive, comes back equal', (file) => {
  const text = readFileSync(join(SHIPPED, file), 'utf8');
  const date = file.slice(0, 10);
  const issue = parseIssue(text, date, { topics: undefined, dates: new Set([date]) }, (_, problem) => {
    throw new Error(problem);
  });
  const draft = draftOf(file, text);
  expect(draft).toMatchObject({ title: issue.title, dates: [{ date, from: 'front matter' }], dropped: [] });
  const titles = draft.blocks.filter(({ type }) => type === 'heading');
  expect(titles.flatMap((block) => outline([block]))).toEqual(issue.papers.map(({ title }) => `h2 ${title}`));
  const wording = draft.blocks.filter(({ type }) => type === 'paragraph').flatMap(paragraphsOf);
  expect(wording).toEqual(issue.papers.flatMap(({ paragraphs }) => paragraphs));
});

describe('front matter', () => {
  const under = (front: string, file = 'a.md') => draftOf(file, `---\n${front}\n---\n## A\n\nb\n`);
  it.each([
    [
      'ours keeps a date in its title',
      'date: 2023-01-08\ntitle: "2022-12-04 once more"',
      '2022-12-04 once more',
      ['2023-01-08'],
    ],
    [
      'of others may have the date in the title',
      'date: 2023-01-09\ntitle: 2023-01-08 Letters\ntags: a',
      'Letters',
      ['2023-01-08', '2023-01-09'],
    ],
    [
      'a title about a day long past',
      'published: 2023-01-09\ntitle: Since May 3, 2017',
      'Since May 3, 2017',
      ['2023-01-09', '2017-05-03'],
    ],
    ['that is broken', 'title: "a\n  b: [', null, []],
    ['with a bomb of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ndate: 2023-01-08', null, []],
  ])('%s', (_, front, title, dates) => {
    const draft = under(front);
    expect(draft.title).toBe(title);
    expect(draft.dates.map(({ date }) => date)).toEqual(dates);
    expect(outline(draft.blocks)).toEqual(['h2 A', 'b']);
  });

  it('a rule at the start is none', () => {
    expect(outline(draftOf('a.md', '---\n\n## A\n\n---\n\nb\n').blocks)).toEqual(['---', 'h2 A', '---', 'b']);
  });

  it('a file’s name has the date where nothing else has one', () => {
    expect(draftOf('2023-01-08-letters.md', '## A\n\nb\n').dates).toEqual([
      { date: '2023-01-08', from: 'file name' },
    ]);
  });
});

describe('the issue’s title', () => {
  it.each([
    ['a heading over the others', '# Letters\n\n## A\n\nb', 'Letters', ['h2 A', 'b']],
    ['several of one rank are papers', '# A\n\nb\n\n# C\n\nd', null, ['h1 A', 'b', 'h1 C', 'd']],
    ['a single one is a paper', '# A\n\nb', null, ['h1 A', 'b']],
    ['with a date it is the issue’s', '## 8 January 2023: Letters\n\n## A\n\nb', 'Letters', ['h2 A', 'b']],
  ])('%s', (_, text, title, expected) => {
    const draft = draftOf('a.md', text);
    expect([draft.title, outline(draft.blocks)]).toEqual([title, expected]);
  });
});

it('footnotes with names, in a row, in a quote, without definition', () => {
  const text = 'a[^x] b[^2] c[^none]\n\n[^x]: One\n[^2]: Two *words*\n\n> d[^q]\n>\n> [^q]: word';
  expect(outline(draftOf('a.md', text).blocks)).toEqual([
    'a(^1) b(^2) c[^none]',
    '^1 One',
    '^2 Two *words*',
    '> d(^3) / ^3 word',
  ]);
});

it('a footnote goes on in what is indented below it, and no code between fences does', () => {
  const notes = '[^1]: Begin\n\n    Go *on*.\n\n        x = 1\n\n    End.\n\n[^2]: Two\n\n```\ncode\n```';
  const { blocks } = draftOf('a.md', `a[^1] b[^2]\n\n${notes}`);
  expect(outline(blocks)).toEqual([
    'a(^1) b(^2)',
    '^1 Begin / Go *on*. / code "x = 1" / End.',
    '^2 Two',
    'code "code"',
  ]);
});

describe('plain text', () => {
  it('a letter: its first line is its title, the others stay as they are', () => {
    const draft = draftOf('letter.txt', fixture('letter.txt'));
    expect(draft).toMatchObject({
      title: 'Letters of the week: folding',
      dates: [{ date: '2023-01-08', from: 'title' }],
      kind: 'lines',
    });
    expect(outline(draft.blocks)).toEqual([
      'Folding Layers: Half the Depth',
      'The “folded” network runs each layer twice.',
      '    for step in range(3): warm(step)',
    ]);
    expect(draft.blocks.map(({ position }) => position?.start.line)).toEqual([3, 4, 5]);
  });

  it.each([
    ['a date first', 'January 8, 2023\nA Title\nText.', null, ['2023-01-08'], ['A Title', 'Text.']],
    [
      'a date below the title',
      'Letters\nIssue 3, 8 Jan 2023\nA Title\nText.',
      'Letters',
      ['2023-01-08'],
      ['A Title', 'Text.'],
    ],
    [
      'a date at the end',
      'Letters, January 8, 2023\nA Title\nText.',
      'Letters, January 8, 2023',
      ['2023-01-08'],
      ['A Title', 'Text.'],
    ],
    [
      'a name and a date',
      'Lab letter 8 January 2023\nA Title\nText.',
      'Lab letter 8 January 2023',
      ['2023-01-08'],
      ['A Title', 'Text.'],
    ],
    [
      'a name, and a date below that says what it is',
      'Lab letter\nIssue of 8 January 2023\nA Title\nText.',
      'Lab letter',
      ['2023-01-08'],
      ['A Title', 'Text.'],
    ],
    [
      'a longer sentence that ends in a day',
      'They met for the first time in Rome on January 8, 2023\nText.',
      null,
      [],
      ['They met for the first time in Rome on January 8, 2023', 'Text.'],
    ],
    [
      'a sentence with a day',
      'They met on January 8, 2023.\nText.',
      null,
      [],
      ['They met on January 8, 2023.', 'Text.'],
    ],
    ['marks are letters', '<b> & *c* \\d\r\n\r\n  # e', null, [], ['<b> & *c* \\d', '  # e']],
  ])('%s', (_, text, title, dates, expected) => {
    const draft = draftOf('a.txt', text);
    expect(draft.kind).toBe('lines');
    expect([draft.title, draft.dates.map(({ date }) => date), outline(draft.blocks)]).toEqual([
      title,
      dates,
      expected,
    ]);
  });
});

describe('what a file is, whatever its name', () => {
  it.each([
    ['a.txt', '<p>a</p>\n<p>b</p>', 'a draft: a / b'],
    ['a', '<!-- c --><!DOCTYPE html><title>t</title><p>a</p>', 'a draft: a'],
    ['a.txt', '---\ntitle: t\n---\n**a**', 'a draft: **a**'],
    ['a.txt', '## A\n\nb\n\n## C\n\nd\n', 'a draft: h2 A / b / h2 C / d'],
    ['a.txt', '# of layers: 3', 'a draft: # of layers: 3'],
    [
      'a.html',
      '<rss version="2.0"><channel><title>t</title></channel></rss>',
      'is a feed without entries: save it again',
    ],
    ['a.txt', '{"a": 1}', 'is not a newsletter: data in JSON'],
    ['a.txt', '[CLS] is a token', 'a draft: [CLS] is a token'],
    ['a.svg', '<?xml version="1.0"?><svg/>', 'is not a newsletter: an XML file that is no feed'],
    ['a.yaml', 'a: b', 'is not a newsletter: settings of a program'],
    ['a.constructor', 'a b', 'a draft: a b'],
    ['a.txt', '', 'is empty: save it again, or leave it out'],
    ['a.txt', ' \n ', 'is empty: save it again, or leave it out'],
  ])('%s: %s', (file, text, expected) => {
    expect(said(file, text)).toBe(expected);
  });
});

describe('encodings', () => {
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFa “b”'), 'a draft: a “b”'],
    ['UTF-16', utf16('a “b”'), 'a draft: a “b”'],
    ['UTF-16, big end first', utf16('a “b”').swap16(), 'a draft: a “b”'],
    [
      'UTF-16 cut in a pair',
      utf16('a😀').subarray(0, -2),
      'begins as UTF-16 and does not go on as such: save it as UTF-8',
    ],
    [
      'Latin 1',
      Buffer.from('a\nb\ncaf\xe9', 'latin1'),
      'is not valid UTF-8 from line 3 on: save it as UTF-8',
    ],
    [
      'a picture',
      Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'),
      'is a picture: give the text or the web page of the issue',
    ],
    ['zeros', Buffer.alloc(9), 'is no text, or text in an encoding that is not known: save it as UTF-8'],
    [
      'control characters',
      Buffer.from('a\x01\x02b'),
      'is no text: give the text that it holds, saved as UTF-8',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(said('a.txt', bytes)).toBe(expected);
  });
});
