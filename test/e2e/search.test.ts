// /search: words, topic, dates and pages; and what every option offers while it is being typed.
import { expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();
const numbers = (text: string) =>
  [...text.matchAll(/^│ (\d+)\\\. (.*) \(/gm)].map(([, n, title]) => `${n} ${title}`);
const titles = (text: string) => numbers(text).map((line) => line.replace(/^\d+ /, ''));

test('/search lists what fits words, topic and dates', async () => {
  const list = await stage.discord
    .member('member')
    .slash('search', { words: 'outliers', topic: 'quantization', from: '2022-11', to: '2022-11-27' });
  expect(list.ephemeral).toBe(false);
  expect(list.text).toContain('-# outliers');
  expect(list.text).toContain('Only issues from 2022-11-01 to 2022-11-27');
  expect(list.text).toContain('Only papers on quantization');
  expect(titles(list.text)[0]).toContain('SmoothQuant');
  expect(list.text).not.toMatch(/2023-|2022-12/);
});

test.each([
  { words: 'transformer training' },
  { topic: 'language models' },
  { from: '2022-06', to: '2022-06-30' },
  { topic: 'training efficiency', from: '2022' },
  { words: 'training', topic: 'training efficiency' },
])(
  '/search %o: every page goes on where the one before ended, and each paper stands once',
  async (options) => {
    const member = stage.discord.member('member');
    const first = await member.slash('search', options);
    const count = Number(/### (\d+) papers/.exec(first.text)![1]);
    expect(count).toBeGreaterThan(8);
    const opening = first.text.slice(0, first.text.indexOf('###'));
    let page = first;
    const seen = numbers(first.text);
    while (page.text.includes('[Next]')) {
      page = await member.click(page, 'Next');
      expect(page.text.slice(0, page.text.indexOf('###'))).toBe(opening);
      seen.push(...numbers(page.text));
    }
    expect(seen.map((line) => Number.parseInt(line, 10))).toEqual(
      Array.from({ length: count }, (_, i) => i + 1),
    );
    expect(new Set(seen.map((line) => line.replace(/^\d+ /, ''))).size).toBe(count);
    while (page.text.includes('[Previous]')) page = await member.click(page, 'Previous');
    expect(page.text).toBe(first.text);
  },
);

test('/search that finds nothing, is given nothing or nonsense says so privately', async () => {
  const member = stage.discord.member('member');
  const cases = [
    [{ words: 'zzqqxx' }, 'Nothing found'],
    [{ from: '2030' }, 'Nothing found'],
    [{}, 'Tell me some words, a topic or dates'],
    [{ words: ' ' }, 'Tell me some words, a topic or dates'],
    [{ topic: 'zz' }, 'There is no topic “zz”'],
    [{ from: '2022-02-30' }, 'is no day that I can read for from'],
    [{ from: '2023', to: '2022' }, 'swap the two'],
  ] as const;
  for (const [options, text] of cases) {
    const answer = await member.slash('search', options);
    expect.soft(answer.text, JSON.stringify(options)).toContain(text);
    expect.soft(answer.ephemeral, JSON.stringify(options)).toBe(true);
  }
});

test('a paper opens from the list, for the member in place', async () => {
  const member = stage.discord.member('member');
  const list = await member.slash('search', { words: 'smoothquant' });
  const opened = await member.select(list, '2022-11-27#7');
  expect(opened.message?.id).toBe(list.message?.id);
  expect(opened.text).toContain('### SmoothQuant');
});

const paper = { flash: '2022-06-05#2', smooth: '2022-11-27#7', mega: '2022-12-04#1' };

test.each([
  ['paper', { paper: 'flsh atention' }, paper.flash],
  ['paper', { paper: '2022-12-04#1' }, paper.mega],
  ['paper', { paper: 'MEGABLOCKS' }, paper.mega],
  ['related', { paper: 'smothquant' }, paper.smooth],
  ['issue', { issue: '2022-12' }, '2022-12-04'],
  ['issue', { issue: 'latest' }, '2023-06-25'],
  ['issue', { issue: 'textboks' }, '2023-06-25'],
  ['search', { topic: 'QUANT' }, 'quantization'],
  ['search', { topic: 'mixture of' }, 'mixture of experts'],
  ['random', { topic: 'quantizaton' }, 'quantization'],
])('typing in /%s %o offers first what is meant', async (command, typed, value) => {
  const { choices, failed } = await stage.discord.member('member').autocomplete(command, typed);
  expect(failed).toBe(false);
  expect(choices[0]?.value).toBe(value);
});

test.each([
  ['paper', 'paper', 25],
  ['related', 'paper', 25],
  ['issue', 'issue', 5],
  ['search', 'topic', 25],
  ['random', 'topic', 25],
])(
  '/%s %s offers choices before anything is typed, and none for nonsense',
  async (command, option, count) => {
    const member = stage.discord.member('member');
    expect((await member.autocomplete(command, { [option]: '' })).choices).toHaveLength(count);
    const nonsense = await member.autocomplete(command, { [option]: 'zzzz qqqq \u202e@everyone' });
    expect(nonsense).toMatchObject({ failed: false, choices: [] });
  },
);

test('every choice of topic opens what it says', async () => {
  const member = stage.discord.member('member');
  const { choices } = await member.autocomplete('search', { topic: '' });
  const last = choices.at(-1)!;
  const list = await member.slash('search', { topic: String(last.value) });
  expect(list.text).toContain(`Only papers on ${last.name}`);
});
