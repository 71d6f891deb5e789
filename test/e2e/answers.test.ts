// /ask: what it answers and refuses, and every button of an answer for the member who asked.
import { expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();
const question = 'how does flash attention work?';

test('an answer quotes the archive, for all to see', async () => {
  const answer = await stage.discord.member('member').slash('ask', { question });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: false });
  expect(answer.text).toContain(`-# › ${question}`);
  expect(answer.text).toContain('### FlashAttention: Fast and Memory-Efficient Exact Attention');
  expect(answer.text).toContain('strong match');
  expect(answer.text).toContain('(Previous) [Next] [Ask again] [👍] [👎]');
  expect(answer.text).toContain('[Whole summary] [Related] [Save] [arXiv → ');
  expect(answer.text).not.toContain('Share');
});

test('from and to limit the issues, and what follows keeps to them', async () => {
  const member = stage.discord.member('member');
  const options = { question: 'mixture of experts', from: '2022-12', to: '2022-12-31' };
  const answer = await member.slash('ask', options);
  const window = 'Only issues from 2022-12-01 to 2022-12-31';
  expect(answer.text).toContain(window);
  expect(answer.text).not.toMatch(/2022-06|2022-11|2023-/);
  expect((await member.click(answer, 'Next')).text).toContain(window);
});

test.each([
  [{ from: 'soon' }, '“soon” is no day that I can read for from'],
  [{ to: '2022-13' }, '“2022-13” is no day that I can read for to'],
  [{ from: '2022-02-30' }, '“2022-02-30” is no day that I can read for from'],
  [{ from: '2022-12', to: '2022-11' }, 'From 2022-12-01 to 2022-11-30 there is no day: swap the two.'],
])('wrong dates %o are told privately', async (dates, text) => {
  const answer = await stage.discord.member('member').slash('ask', { question, ...dates });
  expect(answer.ephemeral).toBe(true);
  expect(answer.text).toContain(text);
});

test('small talk is answered in kind', async () => {
  const answer = await stage.discord.member('member').slash('ask', { question: 'thanks!' });
  expect(answer.text).toContain('You are welcome.');
});

test('what the archive does not cover is said, and the select opens a near title', async () => {
  const member = stage.discord.member('member');
  const none = await member.slash('ask', { question: 'who won the world cup?' });
  expect(none.text).toContain('The archive does not cover this.');
  const opened = await member.select(none, '2022-12-04#5');
  expect(opened.message?.id).toBe(none.message?.id);
  expect(opened.text).toContain('### Wild-Time');
});

test('an unsure answer says so, on every page', async () => {
  const member = stage.discord.member('member');
  const answer = await member.slash('ask', {
    question: 'how do I make my translation model run on a phone?',
  });
  const unsure = 'I am not sure that the archive answers this.';
  expect(answer.text).toContain(unsure);
  const next = await member.click(answer, 'Next');
  expect(next.text).toContain(unsure);
  expect((await member.click(next, 'Previous')).text).toBe(answer.text);
});

test.each([{ question }, { question: 'mixture of experts', from: '2022-06', to: '2022-12' }])(
  'Next, Previous, Whole summary, Related and Back lead through %o and to where it began',
  async (options) => {
    const member = stage.discord.member('member');
    const first = await member.slash('ask', options);
    const second = await member.click(first, 'Next');
    expect(second.text).toContain('2 of 5');
    expect(second.text).not.toContain('1 of 5');
    const whole = await member.click(second, 'Whole summary');
    expect(whole.text).toContain(/### .*/.exec(second.text)![0]);
    expect((await member.click(whole, 'Back')).text).toBe(second.text);
    const related = await member.click(second, 'Related');
    expect(related.text).toContain('### Like ');
    expect((await member.click(related, 'Back')).text).toBe(second.text);
    const fromWhole = await member.click(await member.click(second, 'Whole summary'), 'Related');
    expect(fromWhole.text).toBe(related.text);
    await member.click(fromWhole, 'Back');
    const back = await member.click(second, 'Previous');
    expect(back.text).toBe(first.text);
    expect(back.message?.id).toBe(first.message?.id);
    let last = back;
    for (let i = 0; i < 4; i++) last = await member.click(last, 'Next');
    expect(last.text).toContain('[Previous] (Next)');
  },
);

test('a follow-up says what it was understood as, and keeps it through its buttons', async () => {
  const member = stage.discord.member('member');
  await member.slash('ask', { question: 'what does megablocks do?' });
  const answer = await member.slash('ask', { question: 'how much faster is it than the alternatives?' });
  expect(answer.text).toContain('-# › how much faster is it than the alternatives?');
  expect(answer.text).toContain('-# Understood as: MegaBlocks');
  const whole = await member.click(answer, 'Whole summary');
  expect((await member.click(whole, 'Back')).text).toBe(answer.text);
  const form = await member.click(answer, 'Ask again');
  expect(form.text).toContain('‹how much faster is it than the alternatives?›');
});

test('Ask again opens a form with the question, and answers what is sent off', async () => {
  const member = stage.discord.member('member');
  const answer = await member.slash('ask', { question: 'what is smoothquant?' });
  const form = await member.click(answer, 'Ask again');
  expect(form).toMatchObject({ kind: 'modal' });
  expect(form.text).toContain('‹what is smoothquant?›');
  const again = await member.submitModal(form, { 'Your question': 'how do masked\nautoencoders work?' });
  expect(again.ephemeral).toBe(false);
  expect(again.message?.id).not.toBe(answer.message?.id);
  expect(again.text).toContain('-# › how do masked autoencoders work?');
  expect(stage.discord.current(answer.message!)?.components).toEqual(answer.message?.components);
});

test('a private answer stays private through its buttons, until it is shared', async () => {
  const { discord } = stage;
  const member = discord.member('member');
  const answer = await member.slash('ask', { question, private: true });
  expect(answer.ephemeral).toBe(true);
  const next = await member.click(answer, 'Next');
  expect(next.ephemeral).toBe(true);
  const whole = await member.click(next, 'Whole summary');
  expect(whole.ephemeral).toBe(true);
  expect((await member.click(whole, 'Back')).text).toBe(next.text);
  const form = await member.click(next, 'Ask again');
  expect((await member.submitModal(form, {})).ephemeral).toBe(true);
  const shared = await member.click(next, 'Share');
  expect(shared.ephemeral).toBe(false);
  expect(shared.text).toContain('Shared from a private answer');
  expect(shared.text).toContain(/### .*/.exec(next.text)![0]);
  expect(shared.text).not.toContain('[Share]');
  expect(discord.messages(discord.general).at(-1)?.id).toBe(shared.message?.id);
});

test('small talk and answers that are none are private too where it was asked for', async () => {
  const member = stage.discord.member('member');
  for (const words of ['hello', 'who won the world cup?'])
    expect((await member.slash('ask', { question: words, private: true })).ephemeral).toBe(true);
});

test('what is named and not in the archive stays unsure when the answer is drawn again', async () => {
  const member = stage.discord.member('member');
  const answer = await member.slash('ask', { question: 'what is gptq' });
  expect(answer.text).toContain('I am not sure that the archive answers this.');
  expect(answer.text).not.toContain('strong match');
  const back = await member.click(await member.click(answer, 'Whole summary'), 'Back');
  expect(back.text).toBe(answer.text);
});
