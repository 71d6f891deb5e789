// Texts that would break a message, ping somebody or pass for ours, for property tests.
import fc from 'fast-check';
import type { Answer, Excerpt, Result } from '../../src/answering/answer.ts';
import type { DateWindow } from '../../src/answering/dates.ts';
import type { Issue, Paper } from '../../src/corpus/archive.ts';
import { isLink } from '../../src/corpus/facts.ts';

// biome-ignore format: a list to glance at
const PIECES = [
  '*', '**', '_', '__', '~~', '||', '`', '```', '\\', '\\\\', '# ', '## ', '-# ', '> ', '>>> ', '- ', '+ ', '* ', '1. ', '12) ',
  '[a](https://example.com)', '[', '](', '<', '>', '@', '@everyone', '@here', '<@123456789012345678>', '<@&1>', '<@!1>', '<#1>',
  '<t:0:R>', '<:a:1>', '<a:b:2>', '</ask:1>', '<id:guide>', '<https://example.com>', 'https://example.com/a_b_c', 'http://',
  'discord://x', ':smile:', ':+1:', ':', '://', ' ', '\n', '\n\n', '\t', '\0', '\u001b[0m', '\u202e', '\u2066', '\u200f', '\u2028',
  '\ud83d', '\ude00', '😀', '👩‍👩‍👧', 'é', 'e\u0301', 'שלום', '中文字', 'Understood as: ', 'word', 'a', '.', '…', ' … ', '1',
];

/** Markup, tags, controls, halves of characters and scripts, in any order. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((chosen) => chosen.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  }),
  fc.lorem({ maxCount: 8 }),
);

/** The same, and texts far beyond every limit: without a space, all to be escaped, all of three bytes or of four. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('a', '*', '中', '😀', 'word ', '中文。', 'A sentence. ', '\0', '\ud83d'),
        fc.nat({ max: 9_000 }),
      )
      .map(([piece, times]) => piece.repeat(times)),
  },
);

const date = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

/** A paper's code as the loader makes it. */
export const code: fc.Arbitrary<string> = fc
  .tuple(date, fc.integer({ min: 1, max: 200 }))
  .map(([issue, place]) => `${issue}#${place}`);

export const snowflake: fc.Arbitrary<string> = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

export const dateWindow: fc.Arbitrary<DateWindow | null> = fc.option(
  fc.record({ from: fc.option(date), to: fc.option(date) }),
);

/** A link as the loader lets it pass. */
export const link: fc.Arbitrary<string> = fc
  .oneof(
    fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }),
    fc
      .constantFrom('arxiv.org/abs/2211.15841', 'openreview.net/forum?id=x', 'x.org/')
      .chain((site) => anyText.map((text) => `https://${site}${text}`)),
  )
  .filter(isLink);

export const paper: fc.Arbitrary<Paper> = fc
  .record({
    code,
    title: anyText,
    topics: fc.array(anyText, { maxLength: 4 }),
    starred: fc.boolean(),
    link: fc.option(link),
    askedAs: fc.constant([]),
    paragraphs: fc.array(anyText, { maxLength: 6 }),
  })
  .map((each) => ({ ...each, issue: each.code.slice(0, 10) }));

/** Any text, with marks anywhere between its characters. */
export const excerpt: fc.Arbitrary<Excerpt> = fc
  .tuple(anyText, fc.array(fc.nat({ max: 400 })))
  .map(([text, places]) => {
    const whole = (place: number) => [...text.slice(0, place + 1)].slice(0, -1).join('').length;
    const ends = [...new Set(places.map(whole))].sort((a, b) => a - b);
    const marks = ends.flatMap((start, i) => {
      const end = ends[i + 1];
      return i % 2 === 0 && end !== undefined ? { start, end } : [];
    });
    return { text, marks };
  });

const result: fc.Arbitrary<Result> = fc.record({
  paper,
  excerpt,
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  why: fc.array(anyText, { maxLength: 8 }),
});

export const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.constantFrom('answer', 'unsure', 'none'),
  understood: anyText,
  window: dateWindow,
  results: fc.array(result, { maxLength: 9 }),
  suggestions: fc.array(paper, { maxLength: 4 }),
  reply: fc.option(anyText, { freq: 9 }),
});

export const issue: fc.Arbitrary<Issue> = fc
  .tuple(date, anyText, fc.array(paper, { minLength: 1, maxLength: 60, size: 'max' }))
  .map(([day, title, papers]) => ({
    date: day,
    title,
    papers: papers.map((each, i) => ({ ...each, issue: day, code: `${day}#${i + 1}` })),
  }));
