// What the buttons of an answer lead to.
import { ButtonStyle, ComponentType } from 'discord.js';
import { expect, it } from 'vitest';
import { answerCard } from '../../src/discord/cards.ts';
import { paperCard } from '../../src/discord/cards-paper.ts';
import { dailyPost } from '../../src/discord/daily-post.ts';
import { decodeId } from '../../src/discord/ids.ts';
import { expectedModal } from '../../src/discord/modals.ts';
import { arxivSearch, paperButton } from '../../src/discord/paper-link.ts';
import { paper, result } from '../answering/made.ts';
import { asText, buttonOf, checkPayload, idOf, textsOf } from './payload-check.ts';
import { ANSWER, ASKER, answer } from './stand-in.ts';

const OPTIONS = { question: 'What is *alpha*?', asker: ASKER, private: false, votes: true };
const codes = ['2022-06-05#1', '2022-06-05#2', '2022-11-06#1'];
const window = { from: '2022-01-01', to: null };
const card = answerCard({ ...ANSWER, window }, 1, { ...OPTIONS, private: true });
const state = { asker: ASKER, codes, page: 0, window, topic: null };

it.each([
  ['Previous', { command: 'ask', action: 'show', at: 0 }],
  ['Next', { command: 'ask', action: 'show', at: 2 }],
  ['Whole summary', { command: 'paper', action: 'open', at: 1 }],
  ['Related', { command: 'related', action: 'show', at: 1 }],
  ['Ask again', { command: 'ask', action: 'again', at: 1 }],
  ['Share', { command: 'ask', action: 'share', at: 1 }],
])('%s carries all that it needs', (label, id) => {
  expect(idOf(card, label)).toEqual({ ...state, ...id });
});

it.each([
  ['Save', { command: 'saved', action: 'save', codes: ['2022-06-05#2'] }],
  ['👍', { command: 'ask', action: 'up', codes }],
  ['👎', { command: 'ask', action: 'down', codes }],
])('%s is for anyone, each for themselves', (label, id) => {
  expect(idOf(card, label)).toEqual({ asker: '0', at: 0, page: 0, window: null, topic: null, ...id });
});

it('the longest ids fit: 8 papers, days, and a member of 20 digits', () => {
  const results = Array.from({ length: 8 }, (_, i) => result(paper(`9999-12-31#${200 - i}`, `P${i}`)));
  const longest = answerCard(answer({ results, window: { from: '9999-12-31', to: '9999-12-31' } }), 7, {
    ...OPTIONS,
    asker: '9'.repeat(20),
    private: true,
  });
  checkPayload(longest);
  const form = expectedModal(results.map((each) => each.paper.code));
  expect(decodeId(form.custom_id)).toMatchObject({ action: 'expected', codes: { length: 8 } });
});

it('a server may do without votes', () => {
  const without = answerCard(ANSWER, 1, { ...OPTIONS, votes: false });
  expect(asText(without)).toMatch(/\n\n\[Previous\] \[Next\] \[Ask again\]$/);
});

it('a private answer has Share beside the paper’s buttons: rows hold five', () => {
  expect(asText(card)).toContain('\n\n[Whole summary] [Related] [Save] [arXiv] [Share]\n\n');
  expect(asText(card)).toMatch(/\n\n\[Previous\] \[Next\] \[Ask again\] \[👍\] \[👎\]$/u);
});

it('Previous and Next are off at the ends, and a place that is none is the nearest', () => {
  const off = (at: number) => {
    const drawn = answerCard(ANSWER, at, OPTIONS);
    return ['Previous', 'Next'].map((label) => buttonOf(drawn, label).disabled);
  };
  expect([0, 1, 2].map(off)).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ]);
  expect(answerCard(ANSWER, 9, OPTIONS)).toEqual(answerCard(ANSWER, 2, OPTIONS));
  expect(answerCard(ANSWER, -1, OPTIONS)).toEqual(answerCard(ANSWER, 0, OPTIONS));
});

it('only what is private can be shared', () => {
  const shared = answerCard(ANSWER, 0, { ...OPTIONS, private: true, shared: true });
  expect(asText(shared)).not.toContain('[Share]');
  expect(textsOf(shared)[0]).toBe('-# › What is \\*alpha\\*?\n-# Shared from a private answer');
  expect(asText(answerCard(ANSWER, 0, OPTIONS))).not.toContain('[Share]');
});

it.each([
  ['https://arxiv.org/abs/2211.15841', 'arXiv'],
  ['https://export.arxiv.org/pdf/2211.15841v2', 'arXiv'],
  ['https://openreview.net/forum?id=a_b-C', 'OpenReview'],
  ['https://doi.org/10.1145/3292500.3330701', 'DOI'],
  ['https://dx.doi.org/10.1145/3292500', 'DOI'],
  ['https://aclanthology.org/2022.acl-long.1/', 'Paper'],
  ['https://notarxiv.org/abs/2211.15841', 'Paper'],
  ['https://example.com/arxiv.org', 'Paper'],
])('%s is reached by a button “%s”, from answers, summaries and daily posts', (link, label) => {
  const linked = paper('2022-12-04#1', 'Alpha', { link });
  const button = { type: ComponentType.Button, style: ButtonStyle.Link, label, url: link };
  expect(buttonOf(answerCard(answer({ results: [result(linked)] }), 0, OPTIONS), label)).toEqual(button);
  expect(buttonOf(paperCard(linked, 0, { asker: '1' }), label)).toEqual(button);
  expect(dailyPost(linked, {}).components[0]!.components).toContainEqual(button);
});

it('an address that no button takes gives way to the search; one that none can show is written in ASCII', () => {
  const urlOf = (link: string) => paperButton({ link }, 'Alpha');
  const long = (length: number) => 'https://example.com/'.padEnd(length, 'a');
  expect(urlOf(long(512))).toMatchObject({ label: 'Paper', url: long(512) });
  expect(urlOf(long(513))).toMatchObject({ label: 'arXiv', url: arxivSearch('Alpha') });
  expect(urlOf('https://exämple.com/ü|{x}')).toMatchObject({
    url: 'https://xn--exmple-cua.com/%C3%BC%7C%7Bx%7D',
  });
});

it('without a link, arXiv leads to its search for the title', () => {
  const link = (title: string) => {
    const button = buttonOf(
      answerCard(answer({ results: [result(paper('2022-12-04#1', title))] }), 0, OPTIONS),
      'arXiv',
    );
    return button.style === ButtonStyle.Link ? new URL(button.url) : null;
  };
  expect(link('Fast & Furious: 100% “é”?')?.searchParams.get('query')).toBe('Fast & Furious: 100% “é”?');
  expect(link('x')?.href).toBe('https://arxiv.org/search/?query=x&searchtype=title');
  expect(link('word '.repeat(100))?.searchParams.get('query')).toMatch(/^(?:word ){40,}word$/);
  // A paper whose title shows nothing goes by its code.
  expect(link('\0')?.searchParams.get('query')).toBe('2022-12-04#1');
});
