// What papers, issues, lists and Paperboy itself look like as cards.
import { describe, expect, it } from 'vitest';
import { readAsked } from '../../src/discord/asked.ts';
import { aboutCard } from '../../src/discord/cards-about.ts';
import { issueCard, issuePageSize, listCard } from '../../src/discord/cards-list.ts';
import { paperCard } from '../../src/discord/cards-paper.ts';
import { paper } from '../answering/made.ts';
import { asText, checkPayload, idOf, textsOf } from './payload-check.ts';
import { ASKER, PAPERS } from './stand-in.ts';

const [alpha, beta, gamma] = PAPERS;
const FROM = {
  question: 'And *that*?',
  understood: 'Alpha: and that?',
  window: { from: '2022-01-01', to: '2022-12-31' },
  codes: [beta.code, alpha.code],
  at: 1,
};
const LINK = { asker: ASKER, codes: [], at: 0, page: 0, window: null, topic: null };

describe('a paper', () => {
  it('is shown with its topics and its whole summary', () => {
    const card = paperCard({ ...alpha, paragraphs: ['About *it*.', '- Second.'] }, 0, { asker: ASKER });
    checkPayload(card);
    expect(asText(card)).toBe(`\
### Alpha: a\\_b
-# 2022-06-05#1 · issue of 2022-06-05 (<t:1654430400:D>) · ★ starred
-# topics: data, vision
About \\*it\\*.

\\- Second.

[Related] [Save] [arXiv]`);
    expect(readAsked(card.components)).toBeNull();
    expect(idOf(card, 'Save')).toEqual({
      ...LINK,
      command: 'saved',
      action: 'save',
      asker: '0',
      codes: [alpha.code],
    });
    expect(idOf(card, 'Related')).toEqual({
      ...LINK,
      command: 'related',
      action: 'show',
      codes: [alpha.code],
    });
  });

  const long = { ...alpha, paragraphs: ['a', 'b', 'c'].map((letter) => `${letter}.`.repeat(800)) };

  it('has pages that end where paragraphs do', () => {
    const [first, second, beyond] = [0, 1, 5].map((page) => paperCard(long, page, { asker: ASKER }));
    checkPayload(first!);
    expect(asText(first!)).toMatch(
      /\n(?:a\.)+\n-# page 1 of 3\n\n\[\(Previous\)\] \[Next\] \[Related\] \[Save\] \[arXiv\]$/,
    );
    expect(asText(second!)).toMatch(/\n(?:b\.)+\n-# page 2 of 3\n\n\[Previous\] \[Next\] /);
    expect(beyond).toEqual(paperCard(long, 2, { asker: ASKER }));
    expect(idOf(first!, 'Next')).toEqual({
      ...LINK,
      command: 'paper',
      action: 'show',
      codes: [alpha.code],
      page: 1,
    });
  });

  it('leads back to the answer that it was opened from, and keeps what was asked', () => {
    const card = paperCard(long, 1, { asker: ASKER, from: FROM });
    checkPayload(card);
    expect(textsOf(card)[0]).toBe(
      '-# › And \\*that\\*?\n-# Understood as: Alpha: and that?\n-# Only issues from 2022-01-01 to 2022-12-31',
    );
    expect(readAsked(card.components)).toEqual({ question: FROM.question, understood: FROM.understood });
    expect(asText(card)).toMatch(/\n\n\[Previous\] \[Next\] \[Back\]\n\n\[Related\] \[Save\] \[arXiv\]$/);
    const there = { ...LINK, codes: FROM.codes, at: 1, window: FROM.window };
    expect(idOf(card, 'Back')).toEqual({ ...there, command: 'ask', action: 'show' });
    expect(idOf(card, 'Previous')).toEqual({ ...there, command: 'paper', action: 'show', page: 0 });
    expect(idOf(card, 'Related')).toEqual({ ...there, command: 'related', action: 'show' });
  });

  it('drawn at random leads to another, drawn from the same', () => {
    const another = { topic: 'vision', window: { from: '2022-01-01', to: null } };
    const card = paperCard(long, 0, { asker: ASKER, another });
    checkPayload(card);
    expect(asText(card)).toMatch(
      /\n\n\[\(Previous\)\] \[Next\] \[Another\]\n\n\[Related\] \[Save\] \[arXiv\]$/,
    );
    expect(idOf(card, 'Another')).toEqual({ ...LINK, ...another, command: 'random', action: 'another' });
    expect(idOf(card, 'Next')).toEqual({
      ...LINK,
      ...another,
      command: 'random',
      action: 'show',
      codes: [alpha.code],
      page: 1,
    });
    expect(idOf(card, 'Related')?.topic).toBeNull();
  });
});

describe('an issue', () => {
  const issueOf = (count: number) => ({
    date: '2022-06-05',
    title: 'Round-up: *some*',
    papers: Array.from({ length: count }, (_, i) =>
      paper(`2022-06-05#${i + 1}`, `Paper ${i + 1}`, { starred: i === 0 }),
    ),
  });

  it('lists its papers in order, each to be opened', () => {
    const card = issueCard(issueOf(2), 0, { asker: ASKER });
    checkPayload(card);
    expect(asText(card)).toBe(`\
### Round-up: \\*some\\*
-# issue of 2022-06-05 (<t:1654430400:D>) · 2 papers
1\\. Paper 1 · ★ starred
2\\. Paper 2

{Paper 1 = 2022-06-05#1 (2022-06-05 · ★ starred)}
{Paper 2 = 2022-06-05#2 (2022-06-05)}`);
  });

  it('has pages, whose buttons name it by its first paper', () => {
    const card = issueCard(issueOf(issuePageSize + 1), 1, { asker: ASKER });
    checkPayload(card);
    expect(asText(card)).toBe(`\
### Round-up: \\*some\\*
-# issue of 2022-06-05 (<t:1654430400:D>) · 21 papers · page 2 of 2
21\\. Paper 21

{Paper 21 = 2022-06-05#21 (2022-06-05)}

[Previous] [(Next)]`);
    expect(idOf(card, 'Previous')).toEqual({
      ...LINK,
      command: 'issue',
      action: 'show',
      codes: ['2022-06-05#1'],
    });
  });
});

describe('a list', () => {
  const results = [
    { paper: alpha, line: 'matched: *alpha*' },
    { paper: gamma, line: ' ' },
  ];

  it('of a search keeps its words, topic and days, and numbers on', () => {
    const window = { from: '2022-01-01', to: null };
    const card = listCard('Papers on <that>', results, 1, 3, {
      command: 'search',
      asker: ASKER,
      words: 'alpha\n*',
      topic: 'vision',
      window,
    });
    checkPayload(card);
    expect(asText(card)).toBe(`\
-# › alpha \\*
-# Only issues from 2022-01-01 on
-# Only papers on vision

### Papers on \\<that> · page 2 of 3
9\\. Alpha: a\\_b (<t:1654430400:D>, 2022-06-05#1) · ★ starred
-# matched: \\*alpha\\*
10\\. Gamma (<t:1667736000:D>, 2022-11-06#1)

{Alpha: a_b = 2022-06-05#1 (2022-06-05 · ★ starred)}
{Gamma = 2022-11-06#1 (2022-11-06)}

[Previous] [Next]`);
    expect(readAsked(card.components)?.question).toBe('alpha *');
    expect(idOf(card, 'Next')).toEqual({
      ...LINK,
      command: 'search',
      action: 'show',
      page: 2,
      window,
      topic: 'vision',
    });
  });

  it('about a paper names it, and one opened from an answer leads back to it', () => {
    const about = listCard('Related', results, 0, 2, { command: 'related', asker: ASKER, about: beta.code });
    checkPayload(about);
    expect(idOf(about, 'Next')).toEqual({
      ...LINK,
      command: 'related',
      action: 'show',
      codes: [beta.code],
      page: 1,
    });
    expect(readAsked(about.components)).toBeNull();

    const opened = listCard('Related', results, 0, 1, { command: 'related', asker: ASKER, from: FROM });
    checkPayload(opened);
    expect(readAsked(opened.components)?.question).toBe(FROM.question);
    expect(asText(opened)).toMatch(/\n\n\[Back\]$/);
    expect(idOf(opened, 'Back')).toEqual({
      ...LINK,
      command: 'ask',
      action: 'show',
      codes: FROM.codes,
      at: 1,
      window: FROM.window,
    });
  });

  it('has no more than a select can open', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      paper: paper(`2022-06-05#${i + 1}`, `P${i}`),
      line: '',
    }));
    const card = listCard('Many', many, 0, 1, { command: 'search', asker: ASKER });
    checkPayload(card);
    expect(textsOf(card)[0]!.split('\n')).toHaveLength(1 + 25);
  });

  it('may be empty', () => {
    const card = listCard('Nothing fits', [], 0, 1, { command: 'search', asker: ASKER, words: 'x' });
    checkPayload(card);
    expect(asText(card)).toBe('-# › x\n\n### Nothing fits');
  });
});

it('tells what Paperboy holds, how to ask, and what it keeps', () => {
  const issues = [
    { date: '2022-06-05', title: 'First', papers: [alpha, beta] },
    { date: '2022-11-06', title: 'Last: *it*', papers: [gamma] },
  ];
  const card = aboutCard({ archive: { issues }, version: '0.1.0', kept: 'Your last <questions>.' });
  checkPayload(card, ['code', 'list']);
  const shown = asText(card);
  expect(shown).toContain(
    '3 papers in 2 issues, from 2022-06-05 (<t:1654430400:D>) to 2022-11-06 (<t:1667736000:D>)',
  );
  expect(shown).toContain('\nNewest issue: Last: \\*it\\*\n');
  expect(shown).toContain('\nYour last \\<questions>.\n');
  expect(shown).toMatch(/\n-# Paperboy 0\.1\.0$/);
  checkPayload(aboutCard({ archive: { issues: [] }, version: '', kept: '' }), ['code', 'list']);
});
