// Asked questions → every one that failed, with what was expected and what was found instead.

import type { Answer } from '../answering/answer.ts';
import type { Paper } from '../corpus/archive.ts';
import type { Asked } from './examinee.ts';
import { isAboutOne, isList, judge, judgeList, says } from './judge.ts';
import type { FilteredQuestion, SingleQuestion } from './questions.ts';

/** The questions that failed, as plain text in their order; empty where none did. */
export function listMisses(asked: readonly Asked[]): string {
  return asked
    .flatMap((each) => {
      const faults = faultsOf(each);
      if (faults.length === 0) return [];
      const { kind, id, turns } = each.question;
      return [[`${kind} ${id}: ${turns.join(' / ')}`, ...faults.map((fault) => `    ${fault}`)].join('\n')];
    })
    .join('\n');
}

function faultsOf(asked: Asked): readonly string[] {
  if (isAboutOne(asked)) return faultsOfSingle(asked);
  if (isList(asked)) return faultsOfList(asked);
  return asked.answer.kind === 'none' ? [] : ['should have found nothing', ...foundIn(asked.answer)];
}

function faultsOfSingle(asked: Asked<SingleQuestion>): readonly string[] {
  const { question, answer } = asked;
  const { place, missingFacts } = judge(asked);
  const expected = `expected: ${nameOf(question.paper)}`;
  if (place !== 0) return [expected, ...foundIn(answer)];
  const summary = question.paper.paragraphs.join('\n');
  const missing = (missingFacts ?? []).map((fact) =>
    says(summary, fact) ? `not shown: ${fact}` : `not even in the summary: ${fact}`,
  );
  const first = answer.results[0]!;
  return missing.length > 0
    ? [`found: ${nameOf(first.paper)}`, ...missing, `shown: ${first.excerpt.text}`]
    : [];
}

function faultsOfList(asked: Asked<FilteredQuestion>): readonly string[] {
  const { missing, unexpected, outside } = judgeList(asked);
  return [
    ...missing.map((paper) => `missing: ${nameOf(paper)}`),
    ...unexpected.map((paper) => `unexpected: ${nameOf(paper)}${outside.includes(paper) ? ', outside' : ''}`),
  ];
}

function foundIn({ kind, results, understood }: Answer): readonly string[] {
  const found = results.map(({ paper, confidence }) => `${kind}: ${nameOf(paper)}, ${confidence.toFixed(2)}`);
  return [`searched: ${understood}`, ...(found.length > 0 ? found : [kind])];
}

function nameOf({ code, title }: Paper): string {
  return `${title} (${code})`;
}
