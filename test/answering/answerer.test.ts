// Answers over the archive that ships: what kind they are, what they are limited to, and when there is none.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Turn } from '../../src/answering/answer.ts';
import { createAnswerer, maxQuestion } from '../../src/answering/answerer.ts';
import { anyText, textOf } from '../retrieval/any-text.ts';
import { loadShipped } from '../retrieval/shipped.ts';

const { archive, search } = loadShipped();
const papers = archive.issues.flatMap((issue) => issue.papers);
/** The archive's newest issue is two weeks old. */
const answer = createAnswerer(archive, search, () => new Date('2023-07-10T12:00:00Z'));

function titles({ results }: Answer): readonly string[] {
  return results.map(({ paper }) => paper.title);
}

describe('an answer', () => {
  test.each([
    ['what is TinyStories', 'TinyStories'],
    ['how does SmoothQuant tame outliers', 'SmoothQuant'],
    ['which paper warns of catastrophic risks', 'An Overview of Catastrophic AI Risks'],
    ['ToT', 'Tree of Thoughts'],
  ])('is sure where the archive has it: %s', (question, title) => {
    const { kind, results, suggestions, reply, window, understood } = answer(question);
    expect({ kind, suggestions, reply, window, understood }).toEqual({
      kind: 'answer',
      suggestions: [],
      reply: null,
      window: null,
      understood: question,
    });
    expect(results[0]!.paper.title).toContain(title);
    expect(results.length).toBeLessThanOrEqual(3);
  });

  test('says why, and quotes the paper', () => {
    const [best] = answer('how does SmoothQuant tame outliers').results;
    expect(best!.why).toContain('SmoothQuant');
    expect(best!.paper.paragraphs.join(' ')).toContain(best!.excerpt.text.split(' … ')[0]!);
    expect(best!.excerpt.text).toContain('outliers');
  });

  test('is never sure where it is asked for a name that nobody knows, unless the paper itself is named', () => {
    const question = 'peer review survey: NeurIPS authors overestimate';
    expect(answer(question).kind).toBe('answer');
    expect(answer(`${question} flurbotron`).kind).toBe('unsure');
    expect(answer('is FlashAttention a flurbotron').kind).toBe('answer');
  });

  test('has up to three results, or as many as are wanted', () => {
    expect(answer('quantization').results).toHaveLength(3);
    for (const limit of [1, 2, 5]) expect(answer('quantization', [], limit).results).toHaveLength(limit);
  });

  test('reads no further than anyone means to ask', () => {
    const padded = `what is TinyStories${' '.repeat(maxQuestion)} and SmoothQuant`;
    expect(titles(answer(padded))[0]).toContain('TinyStories');
    expect(answer(padded).understood).toBe('what is TinyStories');
    expect(answer('x'.repeat(5_000)).understood).toHaveLength(maxQuestion);
  });

  test('does not read addresses, nor what cannot be seen', () => {
    expect(answer('what is \u202eTinyStories\u202c?\u0007  https://example.com/SmoothQuant').understood).toBe(
      'what is TinyStories ?',
    );
    expect(titles(answer('Tiny\u00adStories'))[0]).toContain('TinyStories');
  });
});

describe('a list', () => {
  test.each([
    ['which papers are about mixture of experts?', ['MegaBlocks', 'Spatial Mixture-of-Experts']],
    [
      'what papers are there about quantization',
      ['SmoothQuant', 'Quantizable Transformers', 'Training Transformers with 4-bit'],
    ],
    [
      'show me all papers about pruning',
      ['Task-Specific Expert Pruning', 'The Effect of Data Dimensionality'],
    ],
  ])('has up to eight papers: %s', (question, expected) => {
    const { kind, results } = answer(question);
    expect(kind).toBe('answer');
    expect(results.length).toBeGreaterThanOrEqual(expected.length);
    expect(results.length).toBeLessThanOrEqual(8);
    for (const title of expected)
      expect(results.map(({ paper }) => paper.title)).toContainEqual(expect.stringContaining(title));
  });

  test('ends where the papers stop fitting, and where it is told to', () => {
    expect(titles(answer('papers about graphs'))).toEqual([expect.stringContaining('Graph Ladling')]);
    expect(answer('which papers are about quantization', [], 2).results).toHaveLength(2);
  });

  test('is as sure in other words', () => {
    for (const asked of ['list everything on quantization', 'any articles regarding quantization'])
      expect({ asked, kind: answer(asked).kind }).toEqual({ asked, kind: 'answer' });
  });

  test('shows nothing that would not be shown alone', () => {
    for (const { confidence } of answer('which papers deal with pruning').results)
      expect(confidence).toBeGreaterThan(0.15);
  });
});

describe('a window', () => {
  test.each([
    ['quantization in 2022', '2022-01-01', '2022-12-31'],
    ['papers about MoE from the december issue', '2022-12-01', '2022-12-31'],
    ['which papers since May 2023 are about vision', '2023-05-01', null],
    ['attention before June 2022', null, '2022-05-31'],
    ['transformers last month', '2023-06-01', '2023-06-30'],
  ])('keeps out what is not in it: %s', (question, from, to) => {
    const { window, results } = answer(question);
    expect(window).toEqual({ from, to });
    for (const { paper } of results) {
      if (from !== null) expect(paper.issue >= from).toBe(true);
      if (to !== null) expect(paper.issue <= to).toBe(true);
    }
  });

  test('keeps out everything else for any question', () => {
    const topic = textOf([
      'quantization',
      'vision',
      'papers',
      'MoE',
      'how',
      'fast',
      'pruning',
      'sourdough',
      'is',
    ]);
    const dated = fc.constantFrom(
      'in 2022',
      'from June 2023',
      'since May 2023',
      'before 2023',
      'in December',
      'in 2019',
    );
    fc.assert(
      fc.property(topic, dated, fc.boolean(), (about, when, first) => {
        const { window, results } = answer(first ? `${when} ${about}` : `${about} ${when}`);
        if (window === null) return;
        for (const { paper } of results)
          expect((window.from ?? '') <= paper.issue && paper.issue <= (window.to ?? '9')).toBe(true);
        if (when === 'in 2019') expect(results).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('without a question it is its papers, in their order', () => {
    const { kind, results, window } = answer('what was in the December issue?');
    expect(kind).toBe('answer');
    expect(window).toEqual({ from: '2022-12-01', to: '2022-12-31' });
    expect(results.map(({ paper }) => paper.code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `2022-12-04#${place}`),
    );
    expect(
      results[0]!.excerpt.text.startsWith(
        papers.find(({ code }) => code === '2022-12-04#1')!.paragraphs[0]!.slice(0, 40),
      ),
    ).toBe(true);
    expect(answer('what was in the December issue?', [], 4).results).toHaveLength(4);
  });

  test('without papers it is no answer', () => {
    for (const question of ['what was in the issue of March 2021?', 'MoE papers in 2019']) {
      const { kind, results, window } = answer(question);
      expect({ question, kind, results }).toEqual({ question, kind: 'none', results: [] });
      expect(window).not.toBeNull();
    }
  });

  test('is not read out of the title of the paper that is talked about', () => {
    const turns = [
      { understood: 'NEVIS', papers: [papers.find(({ title }) => title.includes('30 Years'))!.code] },
    ];
    expect(answer('how many tasks does it have?', turns)).toMatchObject({ kind: 'answer', window: null });
  });
});

describe('no answer', () => {
  test.each([
    ['sourdough', 'how do I feed a sourdough starter'],
    ['football', 'who won the world cup'],
    ['weather', 'weather in berlin tomorrow'],
    ['an address', 'https://arxiv.org/abs/2205.14135'],
    ['pictographs', '🎉🎉🎉'],
    ['punctuation', '?!…'],
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['a stop word', 'the'],
    ['stop words', 'what is it and why'],
    ['10,000 times a word', 'sourdough '.repeat(10_000)],
    ['10,000 words that nobody has', Array.from({ length: 10_000 }, (_, i) => `zq${i}vx`).join(' ')],
    ['control characters', '\u0000\u0001\u0007\u001b[31m\u007f'],
    ['a lone surrogate', '\ud83c'],
    ['right-to-left text', 'كيف تصنع الخبز؟'],
    ['Chinese', '怎么做面包'],
    ['a long word', 'a'.repeat(5_000)],
    ['a path', '../../../../var/lib'],
  ])('%s', (_, question) => {
    expect(answer(question)).toMatchObject({ kind: 'none', results: [], reply: null });
  });

  test.each([
    ['a table', '"; DROP TABLE issues; --'],
    ['a union', "x' UNION SELECT name, password FROM users --"],
    ['markup', '<script>alert(document.cookie)</script>'],
    ['everyone', '@everyone'],
    ['names of JavaScript', '__proto__ constructor prototype toString'],
  ])('is certain for %s', (_, question) => {
    expect(['none', 'unsure']).toContain(answer(question).kind);
  });

  test('offers up to three other titles, where anything is like it at all', () => {
    const { kind, suggestions } = answer('who won the world cup');
    expect(kind).toBe('none');
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    expect(answer('zzqx vvkj').suggestions).toEqual([]);
  });

  test('a heart', () => {
    expect(answer('❤\ufe0f')).toMatchObject({ kind: 'none', results: [] });
  });

  test('is certain for figures alone', () => {
    for (const question of ["' OR 1=1 --", 'what is 2+2'])
      expect([question, answer(question).kind]).not.toEqual([question, 'answer']);
  });

  test('is certain for a word that only happens to be initials', () => {
    expect(['none', 'unsure']).toContain(answer('best pet recipe').kind);
  });
});

describe('small talk', () => {
  test.each(['hi', 'Thanks!', 'lol', 'what can you do?', 'goodnight'])(
    'is answered in words: %s',
    (message) => {
      const { kind, reply, results, suggestions, understood } = answer(message);
      expect({ kind, results, suggestions, understood }).toEqual({
        kind: 'none',
        results: [],
        suggestions: [],
        understood: message,
      });
      expect(reply).toMatch(/\w+/);
    },
  );

  test('is no question with a greeting', () => {
    const { reply, kind } = answer('hi, what is TinyStories?');
    expect({ reply, kind }).toEqual({ reply: null, kind: 'answer' });
  });
});

describe('whatever is asked, after whatever was said', () => {
  const words = [
    ...[
      'what',
      'is',
      'the',
      'FlashAttention',
      'quantization',
      'another',
      'one',
      'second',
      'first',
      'last',
      'in',
      'it',
    ],
    ...[
      'December',
      '2022',
      'only',
      'from',
      'more',
      'MoE',
      'thanks',
      'papers',
      'about',
      '#2',
      '3',
      'something',
      'else',
    ],
    ...['different', 'topic:', 'LLM.int8()', '__proto__', '?', ',', '…'],
  ];
  const anyQuestion = fc.oneof(anyText, textOf(words), fc.constantFrom(...papers.map(({ title }) => title)));
  const anyTurn: fc.Arbitrary<Turn> = fc.record({
    understood: anyQuestion,
    papers: fc.array(fc.oneof(fc.constantFrom(...papers.map(({ code }) => code)), anyText), { maxLength: 8 }),
  });

  test('there is an answer of one of three kinds, in full, and never an exception', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        fc.array(anyTurn, { maxLength: 4 }),
        fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        (question, turns, limit) => {
          const given = answer(question, turns, limit);
          expect(given.results.length === 0).toBe(given.kind === 'none');
          expect(given.results.length).toBeLessThanOrEqual(limit ?? 8);
          expect(given.suggestions.length).toBeLessThanOrEqual(given.kind === 'none' ? 3 : 0);
          if (given.reply !== null) expect(given.kind).toBe('none');
          expect(new Set(given.results.map(({ paper }) => paper.code)).size).toBe(given.results.length);
          for (const { confidence, excerpt, why } of given.results) {
            expect(confidence >= 0 && confidence <= 1).toBe(true);
            expect(excerpt.text).not.toBe('');
            expect(why).not.toContain('');
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the same is answered the same', () => {
    fc.assert(
      fc.property(anyQuestion, fc.array(anyTurn, { maxLength: 2 }), (question, turns) => {
        const kept = structuredClone(turns);
        expect(answer(question, turns)).toEqual(answer(question, turns));
        expect(turns).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  test('fewer than no results are none', () => {
    expect(answer('quantization', [], -1).results).toEqual([]);
  });
});
