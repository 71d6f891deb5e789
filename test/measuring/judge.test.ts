// Verdicts: which paper was found where, and what counts as a fact that is shown.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, judgeList, says } from '../../src/measuring/judge.ts';
import type { FilteredQuestion, SingleQuestion } from '../../src/measuring/questions.ts';
import { answer, result } from '../answering/made.ts';
import { PAPERS } from '../terminal/stand-in.ts';

const [alpha, beta, gamma, delta] = PAPERS as [
  (typeof PAPERS)[0],
  (typeof PAPERS)[0],
  (typeof PAPERS)[0],
  (typeof PAPERS)[0],
];

describe('a fact', () => {
  it.each([
    ['It is 1.5–3.5x faster.', '1.5-3.5X'],
    ['in 40\nminutes', '40 minutes'],
    ['On V100s', 'v100'],
    ['24 nodes of 8xV100s', 'V100'],
    ['uses “[CLS]” only', '[CLS]'],
    ['over 1,000 GPUs', '1000'],
    ['over 1000 GPUs', '1,000 GPUs'],
    ['a share of 9.5%.', '9.5'],
    ['videos and rewards', 'video'],
    ['179B beats 9B', '9B'],
  ])('%s says %s', (text, fact) => {
    expect(says(text, fact)).toBe(true);
  });

  it.each([
    ['179B', '9B'],
    ['180 layers', '18'],
    ['1.85 times', '1.8'],
    ['2.5 times', '2'],
    ['2.5 times', '5'],
    ['unlearning', 'learning'],
    ['pad tokens', 'padding tokens'],
    ['', 'x'],
  ])('%s does not say %s', (text, fact) => {
    expect(says(text, fact)).toBe(false);
  });

  it('that is a run of a text’s words is said by it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.nat(7), fc.nat(7), (all, a, b) => {
        const [first, last] = [a % all.length, b % all.length].sort((x, y) => x - y) as [number, number];
        const fact = all.slice(first, last + 1).join(' – ');
        expect(says(all.join(', '), fact.toUpperCase())).toBe(true);
      }),
    );
  });
});

describe('one paper', () => {
  const question: SingleQuestion = {
    id: '1',
    kind: 'fact',
    turns: ['?'],
    now: null,
    paper: alpha,
    facts: ['9B', 'V100'],
  };
  const asked = (results: ReturnType<typeof result>[], facts = question.facts) => ({
    question: { ...question, facts },
    answer: answer({ results }),
    times: [],
  });

  it('has its place among the results', () => {
    expect(judge(asked([result(beta), result(alpha)])).place).toBe(1);
    expect(judge(asked([result(beta)])).place).toBeNull();
    expect(judge(asked([])).place).toBeNull();
  });

  it('has to show its facts where it is first', () => {
    expect(judge(asked([result(alpha, 0.9, 'It has 9B.')])).missingFacts).toEqual(['V100']);
    expect(judge(asked([result(alpha, 0.9, '9B on a V100')])).missingFacts).toEqual([]);
    expect(judge(asked([result(beta), result(alpha, 0.9, '9B, V100')])).missingFacts).toBeNull();
    expect(judge(asked([result(alpha)], [])).missingFacts).toBeNull();
  });
});

describe('a list', () => {
  const question: FilteredQuestion = {
    id: '1',
    kind: 'filtered',
    turns: ['?'],
    now: null,
    issues: ['2022-06-05'],
    papers: [alpha, beta],
  };

  it('has a recall, a precision, and papers outside', () => {
    const results = [gamma, alpha, delta].map((paper) => result(paper));
    const verdict = judgeList({ question, answer: answer({ results }), times: [] });
    expect(verdict.recall).toBe(1 / 2);
    expect(verdict.precision).toBeCloseTo(1 / 3, 12);
    expect(verdict).toMatchObject({ missing: [beta], unexpected: [gamma, delta], outside: [gamma, delta] });
  });

  it('that is empty has neither', () => {
    expect(judgeList({ question, answer: answer(), times: [] })).toEqual({
      recall: 0,
      precision: 0,
      missing: [alpha, beta],
      unexpected: [],
      outside: [],
    });
  });
});
