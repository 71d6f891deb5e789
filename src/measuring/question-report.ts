// Asked questions → the tables of `npm run eval`.

import type { Archive, Paper } from '../corpus/archive.ts';
import { createBaseline, summaryAndAskedAs, summaryOf } from './baseline.ts';
import { calibrationError, type Judged, reliability } from './confidence-measures.ts';
import { type Asked, shown } from './examinee.ts';
import { isAboutOne, isList, judge, judgeList, placeOf } from './judge.ts';
import { type FilteredQuestion, kinds, type SingleQuestion } from './questions.ts';
import { countWithin, mean, quantile } from './ranking-measures.ts';
import { percent, table } from './table.ts';

/** A report on questions, as plain text. */
export function reportQuestions(asked: readonly Asked[], { issues }: Archive): string {
  const papers = issues.flatMap((issue) => issue.papers);
  const singles = asked.filter(isAboutOne);
  const lists = asked.filter(isList);
  const judged = asked.flatMap(judgedOf);
  return [
    `${asked.length} questions, ${papers.length} papers in ${issues.length} issues`,
    ...(singles.length > 0 ? [foundTable(singles, papers)] : []),
    ...(lists.length > 0 ? [listTable(lists)] : []),
    sureTable(asked),
    ...(judged.length > 0 ? [reliabilityTable(judged)] : []),
  ].join('\n\n');
}

/** How long it all took, as plain text; everything in milliseconds. */
export function reportTimes(times: readonly number[], loadTime: number): string {
  const rounded = (time: number) => time.toFixed(time < 10 ? 2 : 0);
  return table(
    ['milliseconds', 'n', 'median', 'p99'],
    [
      ['a question', String(times.length), rounded(quantile(times, 0.5)), rounded(quantile(times, 0.99))],
      ['loading', '1', rounded(loadTime), ''],
    ],
  );
}

/** A row for each kind that occurs. */
function byKind<T extends Asked>(asked: readonly T[]): readonly (readonly [string, readonly T[]])[] {
  return kinds
    .map((kind) => [kind, asked.filter(({ question }) => question.kind === kind)] as const)
    .filter(([, members]) => members.length > 0);
}

function foundTable(asked: readonly Asked<SingleQuestion>[], papers: readonly Paper[]): string {
  const baselines = [
    { group: 'MiniSearch', rank: createBaseline(papers, summaryOf) },
    { group: '+ asked as', rank: createBaseline(papers, summaryAndAskedAs) },
  ].slice(0, papers.some(({ askedAs }) => askedAs.length > 0) ? 2 : 1);
  const groups = ['Paperboy', ...baselines.map(({ group }) => group)];
  const columns = [
    'the right paper',
    'n',
    ...groups.flatMap((group) => ['first', `in ${shown}`].map((name) => ({ name, group }))),
    'fact shown',
  ];
  const rows = [...byKind(asked), ['all', asked] as const].map(([kind, members]) => {
    const verdicts = members.map(judge);
    const facts = verdicts.flatMap(({ missingFacts }) => (missingFacts === null ? [] : [missingFacts]));
    return [
      kind,
      String(members.length),
      ...placeCells(verdicts.map(({ place }) => place)),
      // Without a memory, the best that can be done with a conversation is to search for all of it.
      ...baselines.flatMap(({ rank }) =>
        placeCells(members.map(({ question: { paper, turns } }) => placeOf(paper, rank(turns.join(' '))))),
      ),
      facts.length > 0 ? `${facts.filter(({ length }) => length === 0).length} of ${facts.length}` : '',
    ];
  });
  const note = '\n+ asked as: MiniSearch over the “asked as” lines, too, as Paperboy has them';
  return table(columns, rows) + (baselines.length > 1 ? note : '');
}

/** The shares that were found first, and among the first few. */
export function placeCells(places: readonly (number | null)[]): readonly string[] {
  return [1, shown].map((k) => percent(countWithin(places, k), places.length));
}

function listTable(asked: readonly Asked<FilteredQuestion>[]): string {
  const verdicts = asked.map(judgeList);
  const names = ['all papers of a subject', 'n', 'recall', 'precision', 'results outside the issues'];
  const row = [
    'filtered',
    String(asked.length),
    percent(mean(verdicts.map(({ recall }) => recall))),
    percent(mean(verdicts.map(({ precision }) => precision))),
    String(verdicts.reduce((sum, { outside }) => sum + outside.length, 0)),
  ];
  return table(names, [row]);
}

function sureTable(asked: readonly Asked[]): string {
  const answerable = asked.filter(({ question }) => question.kind !== 'unanswerable');
  const names = ['how sure', 'n', 'answer', 'unsure', 'none', 'wrong answer'];
  const rows = [
    ...byKind(answerable),
    ['all answerable', answerable] as const,
    ...byKind(asked.filter(({ question }) => question.kind === 'unanswerable')),
  ]
    .filter(([, members]) => members.length > 0)
    .map(([kind, members]) => {
      const share = (has: (each: Asked) => boolean) => percent(members.filter(has).length, members.length);
      const wrong = (each: Asked) =>
        each.answer.kind === 'answer' && judgedOf(each).some(({ right }) => !right);
      return [
        kind,
        String(members.length),
        ...['answer', 'unsure', 'none'].map((sure) => share(({ answer }) => answer.kind === sure)),
        kind === 'filtered' ? '' : share(wrong),
      ];
    });
  const note = 'none: abstained, wrongly of the answerable, rightly of the unanswerable';
  return `${table(names, rows)}\n${note}`;
}

/** The first result, if there is one and one paper or none would have been right. */
function judgedOf(asked: Asked): readonly Judged[] {
  const [first] = asked.answer.results;
  if (first === undefined || isList(asked)) return [];
  return [{ confidence: first.confidence, right: isAboutOne(asked) && judge(asked).place === 0 }];
}

function reliabilityTable(judged: readonly Judged[]): string {
  const bins = reliability(judged);
  const rows = bins.map(({ from, to, count, confidence, right }) => [
    `${from.toFixed(1)} to ${to.toFixed(1)}`,
    String(count),
    percent(confidence),
    percent(right),
  ]);
  const names = ['confidence of the first', 'n', 'mean', 'right'];
  const error = `expected calibration error: ${percent(calibrationError(bins))}; questions without a result are not counted`;
  return `${table(names, rows)}\n${error}`;
}
