// Files of questions: what they may hold, and how every problem is told.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../src/corpus/load.ts';
import { readQuestions } from '../../src/measuring/questions.ts';
import { SHIPPED, withFolder } from '../corpus/folder.ts';
import { ARCHIVE, issue, PAPERS } from '../terminal/stand-in.ts';

const lines = (...objects: readonly unknown[]) => objects.map((each) => JSON.stringify(each)).join('\n');

/** What a file of these lines holds; problems without the folder's name. */
function read(text: string, archive = ARCHIVE) {
  return withFolder({ 'q.jsonl': text }, (dir) => {
    const { questions, problems } = readQuestions(join(dir, 'q.jsonl'), archive);
    return { questions, problems: problems.map((problem) => problem.replaceAll(`${dir}/`, '')) };
  });
}

const direct = { id: '1', kind: 'direct', question: 'Alpha?', paper: 'Alpha' };

it('reads every kind', () => {
  const { questions, problems } = read(
    lines(
      direct,
      { ...direct, id: '2', kind: 'fact', facts: ['9B'], issue: '2022-06-05', now: '2023-01-02', note: 7 },
      { id: '3', kind: 'followup', turns: ['Alpha?', 'why?'], paper: 'Alpha' },
      { id: '4', kind: 'unanswerable', question: 'Pi?', paper: null },
      {
        id: '5',
        kind: 'filtered',
        question: 'all',
        issues: ['2022-11-27'],
        papers: ['Zeta', 'Delta'],
        now: null,
      },
    ),
  );
  expect(problems).toEqual([]);
  const [alpha, , , delta, , zeta] = PAPERS;
  expect(questions).toEqual([
    { id: '1', kind: 'direct', turns: ['Alpha?'], now: null, paper: alpha, facts: [] },
    { id: '2', kind: 'fact', turns: ['Alpha?'], now: '2023-01-02', paper: alpha, facts: ['9B'] },
    { id: '3', kind: 'followup', turns: ['Alpha?', 'why?'], now: null, paper: alpha, facts: [] },
    { id: '4', kind: 'unanswerable', turns: ['Pi?'], now: null },
    { id: '5', kind: 'filtered', turns: ['all'], now: null, issues: ['2022-11-27'], papers: [zeta, delta] },
  ]);
});

it.each([
  ['{', 'q.jsonl:1: is no JSON: write one object on one line'],
  ['\n\n7', 'q.jsonl:3: must be an object with "id", "kind" and "question"'],
  [
    lines({ ...direct, kind: 'odd' }),
    'q.jsonl:1: "kind": must be one of direct, paraphrase, fact, vague, followup, filtered, unanswerable',
  ],
  [lines({ ...direct, kind: 'fact', facts: ['…'] }), 'q.jsonl:1: "facts.0": must hold a letter or a digit'],
  [lines({ ...direct, question: ' ' }), 'q.jsonl:1: "question": must not be empty'],
  [lines({ ...direct, now: '2023-02-30' }), 'q.jsonl:1: "now": must be a day, YYYY-MM-DD'],
  [lines({ ...direct, paper: 'Alfa' }), 'q.jsonl:1: the archive has no paper “Alfa”: the nearest is “Alpha”'],
  [lines({ ...direct, issue: '2022-11-06' }), 'q.jsonl:1: “Alpha” is not in that issue: it is in 2022-06-05'],
  [`${lines(direct)}\r\n${lines(direct)}`, 'q.jsonl:2: "id": “1” stands at q.jsonl:1 already'],
  ['\n', 'q.jsonl: holds no question'],
])('tells the problem of %s', (text, problem) => {
  expect(read(text).problems).toEqual([problem]);
});

it('tells all problems at once, in order', () => {
  const filtered = {
    id: '5',
    kind: 'filtered',
    question: 'all',
    issues: ['2022-11-27'],
    papers: ['Zet', 'Delt'],
  };
  const { problems, questions } = read(lines({}, direct, filtered, { ...direct, id: '6', paper: 'Gama' }));
  expect(problems.map((problem) => problem.slice(0, 22))).toEqual([
    'q.jsonl:1: "kind": mus',
    'q.jsonl:3: the archive',
    'q.jsonl:3: the archive',
    'q.jsonl:4: the archive',
  ]);
  expect(questions.map(({ id }) => id)).toEqual(['1']);
});

describe('a title that two issues have', () => {
  const archive = { ...ARCHIVE, issues: [issue('2022-06-05', 'Twin'), issue('2022-06-12', 'Twin')] };

  it('needs the issue', () => {
    expect(read(lines({ ...direct, paper: 'Twin' }), archive).problems).toEqual([
      'q.jsonl:1: “Twin” stands in several issues: add "issue"',
    ]);
    const { questions } = read(lines({ ...direct, paper: 'Twin', issue: '2022-06-12' }), archive);
    expect(questions).toMatchObject([{ paper: { code: '2022-06-12#1' } }]);
  });

  it('is every paper of the issues that are asked for', () => {
    const asked = { id: '1', kind: 'filtered', question: 'all', papers: ['Twin'] };
    const codes = (issues: readonly string[]) =>
      read(lines({ ...asked, issues }), archive).questions.flatMap((each) =>
        each.kind === 'filtered' ? each.papers.map(({ code }) => code) : [],
      );
    expect(codes(['2022-06-12'])).toEqual(['2022-06-12#1']);
    expect(codes(['2022-06-05', '2022-06-12'])).toEqual(['2022-06-05#1', '2022-06-12#1']);
  });
});

it('reads all files of a folder, and none that has another name', () => {
  const files = { 'b.jsonl': lines({ ...direct, id: 'b' }), 'a.jsonl': lines(direct), 'notes.md': 'no' };
  withFolder(files, (dir) => {
    const { questions, problems } = readQuestions(dir, ARCHIVE);
    expect(questions.map(({ id }) => id)).toEqual(['1', 'b']);
    expect(problems).toEqual([]);
  });
  withFolder({}, (dir) => {
    expect(readQuestions(dir, ARCHIVE).problems).toEqual([`${dir}: holds no question`]);
    const missing = join(dir, 'none');
    expect(readQuestions(missing, ARCHIVE).problems).toEqual([
      `${missing}: can't be read (ENOENT): check the path`,
    ]);
  });
});

it('reads the questions that ship', () => {
  const archive = loadArchive(SHIPPED, SHIPPED);
  const { questions, problems } = readQuestions(join(import.meta.dirname, '..', 'questions'), archive);
  expect(problems).toEqual([]);
  expect(questions.length).toBeGreaterThan(400);
});
