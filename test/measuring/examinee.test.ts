// The real app, asked question by question: each on its day, a conversation in its order.

import { expect, it } from 'vitest';
import { createExaminee } from '../../src/measuring/examinee.ts';
import type { Question } from '../../src/measuring/questions.ts';
import { keptFolder, LISTS } from '../corpus/folder.ts';

const issue = (date: string, ...papers: readonly string[]) =>
  `---\ndate: ${date}\ntitle: "An issue"\n---\n\n${papers.join('\n\n')}\n`;
const FILES = {
  ...LISTS,
  '2023-01-08.md': issue('2023-01-08', '## Gauging Gaskets\n\nGaskets seal pipes. They last 40 years.'),
  '2023-03-05.md': issue(
    '2023-03-05',
    '## Weighing Whales\n\nWhales are heavy. A scale of 9 tons weighs them.',
  ),
};

async function ask(question: Partial<Question> & Pick<Question, 'turns'>) {
  const dir = keptFolder(FILES);
  let time = 0;
  const stopwatch = () => {
    time += 5;
    return time;
  };
  const { ask, loadTime } = await createExaminee({ corpusDir: dir, shippedDir: dir }, stopwatch);
  return { loadTime, ...ask({ id: '1', kind: 'unanswerable', now: null, ...question } as Question) };
}

it('asks on the day of the question, or else when the newest issue is out', async () => {
  const turns = ['what was in last month’s issue?'];
  const dated = await ask({ turns, now: '2023-02-03' });
  expect(dated.answer.window).toEqual({ from: '2023-01-01', to: '2023-01-31' });
  expect((await ask({ turns })).answer.window).toEqual({ from: '2023-02-01', to: '2023-02-28' });
});

it('asks turn by turn, and keeps small talk out of the conversation', async () => {
  const { answer, times } = await ask({
    turns: ['what seals pipes, gaskets?', 'thanks', 'how long do they last?'],
  });
  expect(answer.results[0]?.paper.title).toBe('Gauging Gaskets');
  expect(answer.results[0]?.excerpt.text).toContain('40 years');
  expect(times).toEqual([5, 5, 5]);
});

it('measures how long loading takes', async () => {
  expect((await ask({ turns: ['whales?'] })).loadTime).toBe(5);
});
