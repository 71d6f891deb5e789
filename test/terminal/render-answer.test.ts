// What an answer looks like at a terminal, of every kind.

import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { howSure } from '../../src/answering/answer.ts';
import { printable } from '../../src/terminal/printable.ts';
import { renderAnswer } from '../../src/terminal/render-answer.ts';
import { answer, paper, result } from '../answering/made.ts';
import { COLOUR, PAPERS, PLAIN } from './stand-in.ts';

const [alpha, beta, gamma] = PAPERS as [(typeof PAPERS)[0], (typeof PAPERS)[0], (typeof PAPERS)[0]];

it('shows the best match in full and the less sure ones in a line each', () => {
  const results = [result(alpha, 0.9, 'About [Alpha]. More of it.'), result(beta, 0.5), result(gamma, 0.1)];
  expect(renderAnswer('q', answer({ results }), PLAIN)).toBe(`\
 1  Alpha
    5 Jun 2022 · 2022-06-05#1 · strong match

    About Alpha. More of it.

 2  Beta (5 Jun 2022 · 2022-06-05#2)
 3  Gamma (6 Nov 2022 · 2022-11-06#1)`);
});

it('shows where the best match can be read', () => {
  const linked = paper('2022-06-05#1', 'Alpha', { link: 'https://arxiv.org/abs/2211.15841' });
  expect(renderAnswer('q', answer({ results: [result(linked, 0.9, 'About it.')] }), PLAIN)).toBe(`\
 1  Alpha
    5 Jun 2022 · 2022-06-05#1 · strong match
    https://arxiv.org/abs/2211.15841

    About it.`);
});

it('shows those as sure as the best with the part that says most, up to the first that is less sure', () => {
  const results = [
    result(alpha, 0.9),
    result(beta, 0.85, 'First one [word]. … Then [two] [words]. And next. … Last.'),
    result(gamma, 0.84),
    result(alpha, 0.9),
  ];
  const shown = renderAnswer('q', answer({ results }), PLAIN);
  expect(shown.slice(shown.indexOf(' 2  '))).toBe(`\
 2  Beta (5 Jun 2022 · 2022-06-05#2)
    Then two words. And next.

 3  Gamma (6 Nov 2022 · 2022-11-06#1)
 4  Alpha (5 Jun 2022 · 2022-06-05#1)`);
});

it('marks the matched words in colour', () => {
  const shown = renderAnswer('q', answer({ results: [result(alpha, 0.5, 'Some [word] here.')] }), COLOUR);
  expect(shown).toContain('Some \u001b[1m\u001b[4mword\u001b[24m\u001b[22m here.');
  expect(shown).toContain('\u001b[33mfair match\u001b[39m');
});

it('says that it is not sure and shows the closest', () => {
  const shown = renderAnswer('q', answer({ kind: 'unsure', results: [result(alpha, 0.2)] }), PLAIN);
  expect(shown).toMatch(
    /^I am not sure that the archive answers this\. The closest it has:\n\n 1 {2}Alpha\n/,
  );
  expect(shown).toContain('weak match');
});

it('says that the archive does not cover it, and offers the nearest titles if there are any', () => {
  expect(renderAnswer('q', answer({ kind: 'none', suggestions: [alpha, gamma] }), PLAIN)).toBe(`\
The archive does not cover this. The papers with the nearest titles:

 1  Alpha (5 Jun 2022 · 2022-06-05#1)
 2  Gamma (6 Nov 2022 · 2022-11-06#1)`);
  expect(renderAnswer('q', answer({ kind: 'none' }), PLAIN)).toBe('The archive does not cover this.');
});

it('prints a reply as it is', () => {
  expect(renderAnswer('hi', answer({ kind: 'none', reply: 'Hello.\n  Ask me.' }), PLAIN)).toBe(
    'Hello.\n  Ask me.',
  );
});

describe('in small print', () => {
  const shown = (asked: string, understood: string, window: Parameters<typeof answer>[0] = {}) =>
    renderAnswer(asked, answer({ kind: 'none', understood, ...window }), PLAIN).split('\n\n')[0];

  it('says how a follow-up was understood, but not what only differs in capitals or punctuation', () => {
    expect(shown('How fast is it?', 'alpha how fast')).toBe('Understood as: alpha how fast');
    expect(shown('q', 'x'.repeat(301))).toContain(`${'x'.repeat(300)}…`);
    expect(shown('What is  Alpha-Beta?', 'what is alpha beta')).toMatch(/^The archive/);
  });

  it('says the window', () => {
    const from = '2022-11-01';
    const to = '2022-11-30';
    expect(shown('q', 'q', { window: { from, to } })).toBe('In issues from 2022-11-01 to 2022-11-30.');
    expect(shown('q', 'q', { window: { from, to: null } })).toBe('In issues from 2022-11-01 on.');
    expect(shown('q', 'q', { window: { from: null, to } })).toBe('In issues up to 2022-11-30.');
  });
});

it('calls a confidence strong from 0.85, fair from 0.5, and else weak', () => {
  expect([1, 0.85, 0.8499, 0.5, 0.4999, 0].map(howSure)).toEqual([
    'strong',
    'strong',
    'fair',
    'fair',
    'weak',
    'weak',
  ]);
});

const TEXT = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 30 }));

/** Any text, with marks anywhere between its characters. */
const EXCERPT = fc.tuple(TEXT, fc.array(fc.nat({ max: 200 }))).map(([text, places]) => {
  const ends = [...new Set(places)]
    .sort((a, b) => a - b)
    .map((place) => [...text].slice(0, place).join('').length);
  const within = [...new Set(ends)];
  const marks = within.flatMap((start, i) => {
    const end = within[i + 1];
    return i % 2 === 0 && end !== undefined ? [{ start, end }] : [];
  });
  return { text, marks };
});

it('loses no letter of an excerpt to a mark', () => {
  fc.assert(
    fc.property(EXCERPT, (excerpt) => {
      const of = { paper: alpha, excerpt, confidence: 0.9, why: [] };
      const shown = stripVTControlCharacters(renderAnswer('q', answer({ results: [of] }), COLOUR));
      const below = shown.slice(shown.indexOf('match') + 'match'.length);
      expect(below.replace(/[ \n]/g, '')).toBe(printable(excerpt.text).replace(/[ \t\n]/g, ''));
    }),
  );
});

it('lets no control character reach the terminal, wherever the text comes from', () => {
  const kind = fc.constantFrom('answer', 'unsure', 'none');
  fc.assert(
    fc.property(kind, TEXT, TEXT, EXCERPT, fc.option(TEXT), (kind, asked, title, excerpt, reply) => {
      const of = paper('2022-06-05#1', title);
      const results = [0.9, 0.9, 0.5].map((confidence) => ({ paper: of, excerpt, confidence, why: [] }));
      const shown = renderAnswer(
        asked,
        answer({ kind, understood: `${asked}${title}`, results, suggestions: [of], reply }),
        PLAIN,
      );
      expect(shown).not.toMatch(/(?![\n\t])\p{Cc}/u);
    }),
  );
});
