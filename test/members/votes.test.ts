// 👍 and 👎 under answers: who may vote, what is counted, what is noted and what is not.
import { beforeEach, expect, it } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();
const question = 'how does flash attention work?';
const first = '2022-06-05#2';

beforeEach(async () => {
  await stage.store.servers.choose(stage.discord.guild.id, { questions: true, votes: true });
});

it('counts one vote of a member for an answer, which can change, and leaves the answer as it is', async () => {
  const { discord } = stage;
  const members = ['asker', 'second', 'third', 'fourth'].map((name) => discord.member(name));
  const [asker, second, third, fourth] = members;
  const answer = await asker!.slash('ask', { question });
  const told = await asker!.click(answer, '👍');
  expect(told).toMatchObject({ kind: 'message', ephemeral: true, text: '│ Noted. 1 found this helpful.' });
  expect((await asker!.click(answer, '👍')).text).toBe('│ Noted. 1 found this helpful.');
  expect((await second!.click(answer, '👍')).text).toBe('│ Noted. 2 found this helpful.');
  await third!.click(answer, '👎');
  expect((await fourth!.click(answer, '👍')).text).toBe('│ Noted. 3 found this helpful, 1 did not.');
  expect((await third!.click(answer, '👍')).text).toBe('│ Noted. 4 found this helpful.');
  expect(discord.current(answer.message!)).toEqual(answer.message);
});

it('asks after a 👎 what was expected, and notes it with the question and the papers shown', async () => {
  const { discord } = stage;
  const [asker, other] = [discord.member('asker'), discord.member('other')];
  const answer = await asker.slash('ask', { question });
  const form = await other.click(answer, '👎');
  expect(form.kind).toBe('modal');
  expect(form.text).toContain('What did you expect? (optional)');
  const gap = {
    ...{ server: discord.guild.id, message: answer.message?.id, question, cause: 'down' },
    ...{ terms: stage.app.terms(question), expected: null, papers: expect.arrayContaining([first]) },
  };
  expect(await stage.gaps(other.id, answer.message?.id)).toMatchObject([gap]);
  const thanks = await other.submitModal(form, { expected: ' the one about\ntiling ' });
  expect(thanks).toMatchObject({ kind: 'message', ephemeral: true });
  expect(thanks.text).toBe('│ Thank you: what you expected is noted. 1 did not find this helpful.');
  expect(await stage.gaps(other.id, answer.message?.id)).toMatchObject([
    { ...gap, expected: 'the one about\ntiling' },
  ]);
  expect(discord.current(answer.message!)).toEqual(answer.message);
  // Whoever changes their mind takes it back.
  await other.click(answer, '👍');
  expect(await stage.gaps(other.id, answer.message?.id)).toEqual([]);
});

it('takes a form that is empty, or was closed, for the vote alone', async () => {
  const member = stage.discord.member('member');
  const answer = await member.slash('ask', { question });
  const form = await member.click(answer, '👎');
  const thanks = await member.submitModal(form, { expected: '  ' });
  expect(thanks.text).toBe('│ Your vote is noted. 1 did not find this helpful.');
  expect(await stage.gaps(member.id, answer.message?.id)).toMatchObject([{ expected: null }]);
});

it('notes a follow-up as it was written, by the terms of what it was understood as', async () => {
  const member = stage.discord.member('member');
  await member.slash('ask', { question: 'What is MegaBlocks?' });
  const follow = 'and how much faster is it?';
  const answer = await member.slash('ask', { question: follow });
  const back = await member.click(await member.click(answer, 'Whole summary'), 'Back');
  await member.click(back, '👎');
  const understood = /Understood as: (.*)/.exec(answer.text)![1]!.replaceAll('\\', '');
  expect(understood).toMatch(/^MegaBlocks.*: and how/);
  expect(stage.app.terms(understood)).not.toBe(stage.app.terms(follow));
  expect(await stage.gaps(member.id, answer.message?.id)).toMatchObject([
    { question: follow, terms: stage.app.terms(understood) },
  ]);
});

it('keeps no text where the server switched questions off, and asks for none', async () => {
  const { discord, store } = stage;
  const member = discord.member('member');
  const answer = await member.slash('ask', { question });
  const open = await member.click(answer, '👎');
  await store.servers.choose(discord.guild.id, { questions: false });
  const late = await member.submitModal(open, { expected: 'secret' });
  expect(late.text).toBe('│ Your vote is noted. 1 did not find this helpful.');
  const other = await member.slash('ask', { question });
  expect((await member.click(other, '👎')).text).toBe('│ Noted. 1 did not find this helpful.');
  expect(await stage.gaps(member.id, other.message?.id)).toEqual([]);
  expect(JSON.stringify(await store.members.record(member.id))).not.toContain('secret');
});

it('draws no votes where the server switched them off, and says so at older ones', async () => {
  const { discord, store } = stage;
  const member = discord.member('member');
  const before = await member.slash('ask', { question });
  await store.servers.choose(discord.guild.id, { votes: false });
  const off = 'This server has switched votes on answers off.';
  for (const button of ['👍', '👎'])
    expect(await member.click(before, button)).toMatchObject({ ephemeral: true, text: `│ ${off}` });
  expect(await store.votes.counts(before.message!.id)).toEqual({ up: 0, down: 0 });
  const after = await discord.member('other').slash('ask', { question });
  expect(after.text).toMatch(/\[Next\] \[Ask again\]$/);
  expect((await member.click(before, 'Next')).text).toMatch(/\[Next\] \[Ask again\]$/);
});

it('in direct messages and under private and shared answers votes are as in a server', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const direct = await member.slash('ask', { question }, member.directMessages());
  expect((await member.click(direct, '👎')).kind).toBe('modal');
  expect(await stage.gaps(member.id, direct.message?.id)).toMatchObject([{ server: null }]);
  const own = await member.slash('ask', { question, private: true });
  expect((await member.click(own, '👍')).text).toBe('│ Noted. 1 found this helpful.');
  const shared = await member.click(own, 'Share');
  expect((await other.click(shared, '👍')).text).toBe('│ Noted. 1 found this helpful.');
});

it('keeps no text of the message menu: somebody else wrote it', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const { message } = other.say(discord.general, question);
  const answer = await member.messageMenu('Find papers about this', message);
  const next = await member.click(answer, 'Next');
  expect((await member.click(next, '👎')).text).toBe('│ Noted. 1 did not find this helpful.');
  expect(await stage.gaps(member.id, answer.message?.id)).toEqual([]);
});
