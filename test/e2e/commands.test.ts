// /paper, /issue, /random, /related and /about, as members use them.
import { expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();

test('/paper opens a code picked from the list, and a title that was typed, for all to see', async () => {
  const member = stage.discord.member('member');
  const { choices } = await member.autocomplete('paper', { paper: 'speculative' });
  const picked = await member.slash('paper', { paper: String(choices[0]?.value) });
  expect(picked).toMatchObject({ kind: 'message', ephemeral: false });
  expect(picked.text).toContain('### Fast Inference from Transformers via Speculative Decoding');
  expect(picked.text).toContain('T5 inference becomes 1.5-3.5x faster');
  expect(picked.text).toContain('[Related] [Save] [arXiv → https://arxiv.org/search/?query=Fast%20Inference');
  const typed = await member.slash('paper', { paper: 'fast inference from transformers' });
  expect(typed.text).toBe(picked.text);
});

test('/paper asks back privately what is unclear, and its select opens one of them', async () => {
  const member = stage.discord.member('member');
  const unclear = await member.slash('paper', { paper: 'attention' });
  expect(unclear.ephemeral).toBe(true);
  expect(unclear.text).toContain('Did you mean one of these by “attention”?');
  const opened = await member.select(unclear, '2022-06-05#2');
  expect(opened.ephemeral).toBe(true);
  expect(opened.message?.id).toBe(unclear.message?.id);
  expect(opened.text).toContain('### FlashAttention: Fast and Memory-Efficient Exact Attention');
});

test.each(['zzzz qqqq', '#'])('/paper %s is unknown, and says so privately', async (paper) => {
  const answer = await stage.discord.member('member').slash('paper', { paper });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toContain(`I know no paper like “${paper}”`);
});

test('/paper turns the pages of a long summary and back', async () => {
  const member = stage.discord.member('member');
  const first = await member.slash('paper', { paper: '2023-06-25#2' });
  expect(first.text).toContain('page 1 of 2');
  const second = await member.click(first, 'Next');
  expect(second.message?.id).toBe(first.message?.id);
  expect(second.text).toContain('page 2 of 2');
  expect((await member.click(second, 'Previous')).text).toBe(first.text);
});

test('/issue shows the latest, one by a month, one by a part of its title; its select opens a paper', async () => {
  const member = stage.discord.member('member');
  const latest = await member.slash('issue', { issue: 'latest' });
  expect(latest.text).toContain('issue of 2023-06-25');
  expect(latest.text).toContain('14 papers');
  const month = await member.slash('issue', { issue: '2022-12' });
  expect(month.text).toContain('3x faster transformer inference');
  expect((await member.slash('issue', { issue: 'best MoE implementation' })).text).toBe(month.text);
  const opened = await member.select(month, 'Spatial Mixture-of-Experts');
  expect(opened.text).toContain('### Spatial Mixture-of-Experts');
});

test.each(['1999-01-01', 'zzqq', '99'])('/issue %s does not exist, and says so privately', async (issue) => {
  const answer = await stage.discord.member('member').slash('issue', { issue });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toContain(`Which issue is “${issue}”?`);
});

test('/random keeps to its topic and dates, also at Another and after a page was turned', async () => {
  const member = stage.discord.member('member');
  let card = await member.slash('random', { topic: 'mixture of experts', from: '2022-12', to: '2022-12' });
  const titles = new Set<string>();
  for (let i = 0; i < 12; i++) {
    expect(card.text).toMatch(/topics: .*mixture of experts/);
    expect(card.text).toContain('issue of 2022-12-04');
    titles.add(/### (.*)/.exec(card.text)![1]!);
    if (card.text.includes('[Next]')) card = await member.click(card, 'Next');
    card = await member.click(card, 'Another');
  }
  expect(titles.size).toBeGreaterThan(1);
});

test('/random says privately what it can’t read and what is not there', async () => {
  const member = stage.discord.member('member');
  const texts = [
    [{ topic: 'zz' }, 'There is no topic “zz”'],
    [{ from: '2030' }, 'The archive has no paper like that'],
    [{ to: 'soon' }, '“soon” is no day that I can read for to'],
    [{ from: '2023', to: '2022' }, 'swap the two'],
  ] as const;
  for (const [options, text] of texts) {
    const answer = await member.slash('random', options);
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain(text);
  }
});

test('/related lists papers with what they share; from a summary it comes up as well', async () => {
  const member = stage.discord.member('member');
  const list = await member.slash('related', { paper: 'megablocks' });
  expect(list.ephemeral).toBe(false);
  expect(list.text).toContain('### Like MegaBlocks');
  expect(list.text).toContain('Task-Specific Expert Pruning for Sparse Mixture-of-Experts');
  const summary = await member.slash('paper', { paper: '2022-12-04#1' });
  expect((await member.click(summary, 'Related')).text).toBe(list.text);
  const unknown = await member.slash('related', { paper: 'zzzz qqqq' });
  expect(unknown.ephemeral).toBe(true);
  expect(unknown.text).toContain('I know no paper like');
});

test('/about tells privately what the archive holds and what is kept', async () => {
  const about = await stage.discord.member('member').slash('about');
  expect(about.ephemeral).toBe(true);
  expect(about.text).toContain('70 papers in 5 issues, from 2022-06-05');
  expect(about.text).toContain('/privacy');
});
