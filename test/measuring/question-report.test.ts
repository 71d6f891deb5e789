// The report on questions and the list of those that failed, to the letter.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import type { Asked } from '../../src/measuring/examinee.ts';
import { listMisses } from '../../src/measuring/misses.ts';
import { reportQuestions, reportTimes } from '../../src/measuring/question-report.ts';
import type { Question } from '../../src/measuring/questions.ts';
import { answer, paper, result } from '../answering/made.ts';
import { ARCHIVE, PAPERS } from '../terminal/stand-in.ts';

const [alpha, beta, gamma] = PAPERS as [(typeof PAPERS)[0], (typeof PAPERS)[0], (typeof PAPERS)[0]];

function ask(question: Question, more: Partial<Answer>): Asked {
  return { question, answer: answer(more), times: [1] };
}

function about(id: string, more: Partial<Question & { kind: 'fact' }> = {}): Question {
  return { id, kind: 'fact', turns: [`Alpha ${id}?`], now: null, paper: alpha, facts: ['9B'], ...more };
}

const unanswerable: Question = { id: 'u', kind: 'unanswerable', turns: ['Pi?'], now: null };
const filtered: Question = {
  id: 'l',
  kind: 'filtered',
  turns: ['all of June'],
  now: null,
  issues: ['2022-06-05'],
  papers: [alpha, beta],
};

const asked: readonly Asked[] = [
  ask(about('a'), { results: [result(alpha, 0.95, 'It has 9B.')] }),
  ask(about('b'), { results: [result(alpha, 0.85, 'It has more.')] }),
  ask(about('c'), { kind: 'unsure', results: [result(beta, 0.45), result(alpha, 0.1)] }),
  ask(about('d', { turns: ['Zzz?'] }), { kind: 'none' }),
  ask(unanswerable, { results: [result(gamma, 0.75)] }),
  ask({ ...unanswerable, id: 'v' }, { kind: 'none' }),
  ask(filtered, { results: [result(alpha), result(gamma)] }),
];

describe('the report', () => {
  it('has a table for each thing that can go wrong', () => {
    expect(reportQuestions(asked, ARCHIVE)).toBe(`7 questions, 7 papers in 4 issues

                        Paperboy    MiniSearch
the right paper  n  first   in 3  first   in 3  fact shown
───────────────  ─  ─────  ─────  ─────  ─────  ──────────
fact             4  50.0%  75.0%  75.0%  75.0%      1 of 2
all              4  50.0%  75.0%  75.0%  75.0%      1 of 2

all papers of a subject  n  recall  precision  results outside the issues
───────────────────────  ─  ──────  ─────────  ──────────────────────────
filtered                 1   50.0%      50.0%                           1

how sure        n  answer  unsure   none  wrong answer
──────────────  ─  ──────  ──────  ─────  ────────────
fact            4   50.0%   25.0%  25.0%          0.0%
filtered        1  100.0%    0.0%   0.0%
all answerable  5   60.0%   20.0%  20.0%          0.0%
unanswerable    2   50.0%    0.0%  50.0%         50.0%
none: abstained, wrongly of the answerable, rightly of the unanswerable

confidence of the first  n   mean   right
───────────────────────  ─  ─────  ──────
0.4 to 0.5               1  45.0%    0.0%
0.7 to 0.8               1  75.0%    0.0%
0.8 to 0.9               1  85.0%  100.0%
0.9 to 1.0               1  95.0%  100.0%
expected calibration error: 35.0%; questions without a result are not counted`);
  });

  it('compares with “asked as” lines where the archive has some, and leaves out what was not asked', () => {
    const known = paper('2022-06-05#1', 'Alpha', { askedAs: ['zzz in a box'] });
    const archive = { ...ARCHIVE, issues: [{ ...ARCHIVE.issues[0]!, papers: [known] }] };
    const report = reportQuestions([ask(about('d', { turns: ['Zzz?'] }), { kind: 'none' })], archive);
    expect(report).toContain(`
                       Paperboy   MiniSearch      + asked as
the right paper  n  first  in 3  first  in 3   first    in 3  fact shown
───────────────  ─  ─────  ────  ─────  ────  ──────  ──────  ──────────
fact             1   0.0%  0.0%   0.0%  0.0%  100.0%  100.0%
all              1   0.0%  0.0%   0.0%  0.0%  100.0%  100.0%
+ asked as: `);
    expect(report).not.toMatch(/unanswerable {2}|filtered|confidence/);
  });

  it('tells median and 99th percentile', () => {
    const times = Array.from({ length: 200 }, (_, i) => i + 1);
    expect(reportTimes(times, 1234.5)).toBe(`milliseconds    n  median  p99
────────────  ───  ──────  ───
a question    200     100  198
loading         1    1235`);
  });
});

it('lists what failed, and nothing else', () => {
  const never = ask(about('e', { facts: ['Alpha', '7B'] }), { results: [result(alpha, 0.9, 'None.')] });
  expect(listMisses([...asked, never])).toBe(`fact b: Alpha b?
    found: Alpha (2022-06-05#1)
    not even in the summary: 9B
    shown: It has more.
fact c: Alpha c?
    expected: Alpha (2022-06-05#1)
    searched: q
    unsure: Beta (2022-06-05#2), 0.45
    unsure: Alpha (2022-06-05#1), 0.10
fact d: Zzz?
    expected: Alpha (2022-06-05#1)
    searched: q
    none
unanswerable u: Pi?
    should have found nothing
    searched: q
    answer: Gamma (2022-11-06#1), 0.75
filtered l: all of June
    missing: Beta (2022-06-05#2)
    unexpected: Gamma (2022-11-06#1), outside
fact e: Alpha e?
    found: Alpha (2022-06-05#1)
    not shown: Alpha
    not even in the summary: 7B
    shown: None.`);
  expect(listMisses([asked[0]!, asked[5]!])).toBe('');
});
