// What the cards of answers look like, of every kind.
import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { readAsked } from '../../src/discord/asked.ts';
import { answerCard, noticeCard } from '../../src/discord/cards.ts';
import { askAgainModal } from '../../src/discord/modals.ts';
import { colours } from '../../src/discord/parts.ts';
import { paper, result } from '../answering/made.ts';
import { asText, checkPayload, textsOf } from './payload-check.ts';
import { ANSWER, ASKER, answer, PAPERS } from './stand-in.ts';

const [alpha, beta, gamma] = PAPERS;
const OPTIONS = { question: 'What is *alpha*?', asker: ASKER, private: false, votes: true };

it('shows the question, the best match in full, and the others in a line each', () => {
  const card = answerCard(ANSWER, 0, OPTIONS);
  checkPayload(card);
  expect(asText(card)).toBe(
    `\
-# › What is \\*alpha\\*?

### Alpha: a\\_b
-# 2022-06-05#1 · issue of 2022-06-05 (<t:1654430400:D>) · ★ starred
About **Alpha**. More > less.
-# 1 of 3 · strong match · matched: alpha, more

[Whole summary] [Related] [Save] [arXiv]

---

-# Next matches
2\\. Beta (<t:1654430400:D>, 2022-06-05#2)
3\\. Gamma (<t:1667736000:D>, 2022-11-06#1)

[(Previous)] [Next] [Ask again] [👍] [👎]`,
  );
  expect(card.components[0].accent_color).toBe(colours.strong);
});

it('shows another match in full, and the others beside it by their own numbers', () => {
  const card = answerCard(ANSWER, 1, OPTIONS);
  checkPayload(card);
  expect(asText(card)).toBe(`\
-# › What is \\*alpha\\*?

### Beta
-# 2022-06-05#2 · issue of 2022-06-05 (<t:1654430400:D>)
About **Beta**.
-# 2 of 3 · fair match

[Whole summary] [Related] [Save] [arXiv]

---

-# Other matches
1\\. Alpha: a\\_b (<t:1654430400:D>, 2022-06-05#1) · ★ starred
> About **Alpha**. More > less.
3\\. Gamma (<t:1667736000:D>, 2022-11-06#1)

[Previous] [Next] [Ask again] [👍] [👎]`);
  expect(card.components[0].accent_color).toBe(colours.fair);
});

it('shows what the others of a list say, each by the part that says most', () => {
  const results = [
    result(alpha, 0.9),
    result(beta, 0.85, 'First one [word]. … Then [two] [words]. And next. … Last.'),
    result(gamma, 0.84),
  ];
  const [, , others] = textsOf(answerCard(answer({ results }), 0, OPTIONS));
  expect(others).toBe(`-# Next matches
2\\. Beta (<t:1654430400:D>, 2022-06-05#2)
> Then **two words**. And next.
3\\. Gamma (<t:1667736000:D>, 2022-11-06#1)`);
});

it('cuts an excerpt that is too long, and a mark with it', () => {
  const words = 'word '.repeat(239);
  const cut = (text: string) =>
    textsOf(answerCard(answer({ results: [result(alpha, 0.9, text)] }), 0, OPTIONS))[1];
  expect(cut(`${words}[${'a'.repeat(50)}]`)).toContain(`\n${words.trim()}…\n`);
  expect(cut(`[${'a'.repeat(2_000)}] b [c]`)).toContain(`\n**${'a'.repeat(1_199)}**…\n`);
});

it('says that it is not sure', () => {
  const card = answerCard(answer({ kind: 'unsure', results: [result(gamma, 0.2)] }), 0, OPTIONS);
  checkPayload(card);
  expect(textsOf(card)[0]).toBe(
    '-# › What is \\*alpha\\*?\nI am not sure that the archive answers this. The closest it has:',
  );
  expect(textsOf(card)[1]).toMatch(/\n-# weak match$/);
  expect(card.components[0].accent_color).toBe(colours.weak);
  // A single match has nothing to turn to.
  expect(asText(card)).toMatch(/\n\n\[Ask again\] \[👍\] \[👎\]$/u);
});

it('says that the archive does not cover it, and offers the nearest titles', () => {
  const long = paper('2022-12-04#7', `Long ${'title '.repeat(30)}`);
  const card = answerCard(answer({ kind: 'none', suggestions: [alpha, long] }), 0, OPTIONS);
  checkPayload(card);
  expect(asText(card)).toBe(
    `\
-# › What is \\*alpha\\*?

The archive does not cover this. The papers with the nearest titles:

{Alpha: a_b = 2022-06-05#1 (2022-06-05 · ★ starred)}
{Long ${'title '.repeat(14)}title… = 2022-12-04#7 (2022-12-04)}

[Ask again]`,
  );
  expect(asText(answerCard(answer({ kind: 'none' }), 0, OPTIONS))).toBe(
    '-# › What is \\*alpha\\*?\n\nThe archive does not cover this.\n\n[Ask again]',
  );
});

it('replies to small talk with a notice', () => {
  const card = answerCard(answer({ kind: 'none', reply: 'Hello.\n**You**.' }), 0, OPTIONS);
  checkPayload(card);
  expect(card).toEqual(noticeCard('Hello.\n**You**.'));
  expect(asText(card)).toBe('Hello.\n\\*\\*You\\*\\*.');
  expect(asText(noticeCard('\0'))).toBe('…');
});

describe('in small print', () => {
  const lines = (question: string, more: Parameters<typeof answer>[0]) =>
    textsOf(
      answerCard(answer({ kind: 'none', understood: question, ...more }), 0, { ...OPTIONS, question }),
    )[0];

  it('says how a follow-up was understood, but not what only differs in capitals or punctuation', () => {
    expect(lines('How fast?', { understood: 'Alpha: how fast?' })).toBe(
      '-# › How fast?\n-# Understood as: Alpha: how fast?',
    );
    expect(lines('What is  Alpha-Beta?', { understood: 'what is alpha beta' })).toBe(
      '-# › What is Alpha-Beta?',
    );
  });

  it('says the window', () => {
    const from = '2022-11-01';
    const to = '2022-11-30';
    expect(lines('q', { window: { from, to } })).toBe(`-# › q\n-# Only issues from ${from} to ${to}`);
    expect(lines('q', { window: { from, to: null } })).toBe(`-# › q\n-# Only issues from ${from} on`);
    expect(lines('q', { window: { from: null, to } })).toBe(`-# › q\n-# Only issues up to ${to}`);
    expect(lines('q', { window: { from: null, to: null } })).toBe('-# › q');
  });

  it('shows at most 300 characters of a question', () => {
    expect(lines('word '.repeat(100), {})).toBe(`-# › ${'word '.repeat(59)}word…`);
  });
});

describe('what was asked, read back from a message', () => {
  it('is the question, and what it was taken for', () => {
    const card = answerCard({ ...ANSWER, understood: 'Alpha: _how_' }, 0, {
      ...OPTIONS,
      question: '1. # how `x`\n?',
    });
    expect(readAsked(card.components)).toEqual({ question: '1. # how `x` ?', understood: 'Alpha: _how_' });
    // As discord.js has it: `type` and `content` may be getters.
    class Text {
      get type() {
        return ComponentType.TextDisplay;
      }
      get content() {
        return '-# › q\n### x';
      }
    }
    expect(readAsked([null, { type: ComponentType.Container, components: [new Text()] }])).toEqual({
      question: 'q',
      understood: 'q',
    });
  });

  it('is nothing where a card shows no question', () => {
    expect(readAsked(noticeCard('- # no').components)).toBeNull();
    expect(readAsked([])).toBeNull();
  });
});

it('asks again in a form with the question in it', () => {
  const modal = askAgainModal(`How?\n${'x'.repeat(400)}`, ASKER);
  expect(modal).toMatchObject({
    title: 'Ask again',
    components: [
      {
        type: ComponentType.Label,
        component: { custom_id: 'question', max_length: 300, value: `How? ${'x'.repeat(294)}…` },
      },
    ],
  });
});
