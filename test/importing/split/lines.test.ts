// Titles among lines without markup: two small newsletters in every style that newsletters have.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn } from '../../../src/importing/lines.ts';
import { oneLine } from '../../../src/importing/lines-text.ts';
import { splitIssue } from '../../../src/importing/split.ts';
import { issueOf, lines, titlesOf } from './drafts.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'issues', name), 'utf8').trimEnd();
const plain = read('plain.txt');
const links = read('links.txt');

const TITLES = [
  'Tiled Gradients: Training Wide Networks in Half the Memory',
  'Do Small Vision Models Need Pretraining?',
  'RouteLess',
  'Revisiting weight decay for models trained on synthetic text',
  'Data, Data Everywhere: How Duplicates Shape What a Language Model Remembers',
  'Attention Sinks Are Not a Bug',
  'A Survey of Checkpoint Averaging',
];

/** The lines, those that are titles changed in one way and the others in another. */
function changed(title: (text: string, place: number) => string, body = (text: string) => text): string {
  let place = 0;
  return plain
    .split('\n')
    .map((line) => (TITLES.includes(line.replace('⭐ ', '')) ? title(line, ++place) : body(line)))
    .join('\n');
}

describe('a newsletter of headings and paragraphs', () => {
  it('gives its papers, and nothing else', () => {
    const { papers, dropped, doubts } = issueOf(lines(plain));
    expect(papers.map(({ title }) => title)).toEqual(TITLES);
    expect(papers.map(({ starred }) => starred)).toEqual([true, ...new Array(6).fill(false)]);
    expect(dropped).toEqual([
      'before the first paper: “This newsletter made possible by Example Compute. They rent machines by the minute, and they are hiring.”',
    ]);
    expect(doubts.length).toBeLessThan(4);
  });

  it('loses no line', () => {
    const { papers } = issueOf(lines(plain));
    const kept = papers.flatMap(({ title, blocks }) => [title, ...blocks.map(oneLine)]);
    expect(kept).toEqual(
      plain
        .split('\n')
        .slice(1)
        .map((line) => line.replace('⭐ ', '')),
    );
  });

  it.each([
    ['numbers', changed((title, place) => `${place}) ${title}`)],
    ['stars', changed((title) => `⭐ ${title.replace('⭐ ', '')}`)],
    ['reading times', changed((title) => `${title} (3 minute read)`)],
    [
      'bullets below',
      changed(
        (title) => title,
        (text) => `- ${text}`,
      ),
    ],
    [
      'other bullets below',
      changed(
        (title) => title,
        (text) => `• ${text}`,
      ),
    ],
    ['no sponsor', plain.split('\n').slice(1).join('\n')],
    ['a goodbye', `${plain}\nThanks for reading! Subscribe to get every issue.`],
    ['a group above', changed((title, place) => (place === 4 ? `Research\n${title}` : title))],
  ])('with %s', (_, text) => {
    expect(titlesOf(lines(text))).toEqual(TITLES);
  });

  it('in capitals', () => {
    const shouted = changed((title) => title.toUpperCase());
    expect(titlesOf(lines(shouted))).toEqual(TITLES.map((title) => title.toUpperCase()));
  });

  it('with empty lines above titles', () => {
    const draft = lines(
      changed((title) => `\n${title}`),
      true,
    );
    expect(titlesOf(draft)).toEqual(TITLES);
    expect(issueOf(draft).doubts.length).toBeLessThan(3);
  });

  it('broken at 72 columns', () => {
    const broken = (text: string) => text.replace(/(?=.{73})(.{1,72}) /g, '$1\n');
    const draft = lines(
      changed((title) => `\n${broken(title)}`, broken),
      true,
    );
    expect(titlesOf(draft)).toEqual(TITLES);
    const [first] = issueOf(draft).papers;
    expect(first?.blocks.map(oneLine)[0]).toBe(plain.split('\n')[2]);
  });
});

describe('a newsletter of groups, numbers, links and authors', () => {
  const issue = issueOf(lines(links));

  it('gives its papers with their links', () => {
    expect(issue.papers.map(({ title, link }) => [title, link])).toEqual([
      ['Paged Optimizers for Long Contexts', 'https://arxiv.org/abs/3102.01234'],
      ['Overlap Everything', 'https://arxiv.org/abs/3102.04321'],
      ['Is One Demonstration Enough?', 'https://openreview.net/forum?id=abcDEF12'],
      ['Counting Is Hard for Transformers', null],
    ]);
  });

  it('tells what it left out', () => {
    expect(issue.dropped).toEqual([
      'before the first paper: “Hi all,”',
      'before the first paper: “A short issue, since I was away. As always, replies reach me.”',
      'a group’s heading: “Systems”',
      'a group’s heading: “Language”',
      'after the last paper: “Thanks for reading! Forward this to a friend who likes small models.”',
    ]);
  });
});

describe('papers of the week, each on one line', () => {
  const text =
    'Hello.\n1) SparseNet - trains a net with fewer weights. (paper)\n2) Small Nets - A Survey - lists 40 small nets and says which to use.';

  it('are papers', () => {
    const { papers, dropped } = issueOf(lines(text));
    expect(papers.map(({ title, blocks }) => [title, ...blocks.map(oneLine)])).toEqual([
      ['SparseNet', 'trains a net with fewer weights. (paper)'],
      ['Small Nets', 'A Survey - lists 40 small nets and says which to use.'],
    ]);
    expect(dropped).toEqual(['before the first paper: “Hello.”']);
  });

  it('are none inside a summary', () => {
    const list = text.split('\n').slice(1).join('\n');
    expect(titlesOf(lines(plain.replace('One caveat', `${list}\nOne caveat`)))).toEqual(TITLES);
  });
});

it('lists what may be wrong, with the chance and reasons in words', () => {
  const doubts = [plain, links, changed((title) => title.toLowerCase())].flatMap(
    (text) => issueOf(lines(text)).doubts,
  );
  expect(doubts).not.toEqual([]);
  for (const { chance, reasons, taken } of doubts) {
    expect(chance).toBeGreaterThan(taken === 'title' ? 0 : 0.05);
    expect(chance).toBeLessThan(taken === 'title' ? 0.95 : 1);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^.+ \((?:for|against)\)$/);
  }
});

it.each([
  ['', 'it has no text'],
  ['A single line', 'write each title on a line of its own'],
])('finds no paper in “%s”, and says what to do', (text, what) => {
  const found = splitIssue(lines(text));
  expect('what' in found && found.what).toContain(what);
});

it('puts every line in one place, whatever the lines are', () => {
  const line = fc.oneof(
    fc.constantFrom(...plain.split('\n'), ...links.split('\n')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.lorem({ maxCount: 12 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (texts) => {
      const draft = lines(texts.map((text) => text.replace(/[\r\n]/g, ' ')).join('\n'));
      const found = splitIssue(draft);
      if ('what' in found) return;
      const kept = found.papers.reduce((sum, { blocks }) => sum + blocks.length + 1, 0);
      // Lines that were broken at a width are put together again first.
      expect(kept + found.dropped.length).toBe(linesIn(draft.blocks).length);
      for (const { title, blocks } of found.papers) {
        expect(title).not.toBe('');
        expect(blocks).not.toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
