// Where members meet Paperboy: servers, direct messages, private channels, installed to a member; and the message menu.
import { expect, test } from 'vitest';
import { pings } from '../discord/mentions.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const MENU = 'Find papers about this';
const question = 'how does flash attention work?';

test('in direct messages commands, buttons and forms work as in a server', async () => {
  const member = stage.discord.member('member');
  const place = member.directMessages();
  const answer = await member.slash('ask', { question }, place);
  expect(answer.text).toContain('### FlashAttention');
  expect((await member.click(answer, 'Next')).text).toContain('2 of 5');
  const form = await member.click(answer, 'Ask again');
  expect((await member.submitModal(form, {})).text).toContain('### FlashAttention');
  expect((await member.slash('paper', { paper: 'megablocks' }, place)).text).toContain('### MegaBlocks');
  expect((await member.autocomplete('paper', { paper: 'megablcks' }, place)).choices).toHaveLength(1);
});

test('installed to a member it goes along to private channels, where others can press as well', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const place = member.privateChannelWith(other);
  await expect(member.slash('ask', { question }, place)).rejects.toThrow('is not offered in this place');
  member.installApp();
  const answer = await member.slash('ask', { question }, place);
  expect(answer.text).toContain('### FlashAttention');
  expect((await member.click(answer, 'Next')).message?.id).toBe(answer.message?.id);
  expect((await other.click(answer, 'Whole summary')).ephemeral).toBe(true);
  const quiet = await member.slash('ask', { question, private: true }, place);
  expect((await member.click(quiet, 'Share')).ephemeral).toBe(false);
  expect((await member.slash('random', {}, place)).kind).toBe('message');
  expect((await member.autocomplete('issue', { issue: '' }, place)).choices).toHaveLength(5);
});

test('installed to a member it works in a group, and in a server that Paperboy is not in', async () => {
  const { discord } = stage;
  const { guild } = discord.addGuild('elsewhere', { withBot: false });
  const member = discord.member('member', { guild });
  member.installApp();
  const group = member.privateChannelWith(discord.member('second'), discord.member('third'));
  for (const where of [undefined, group]) {
    const answer = await member.slash('ask', { question, private: true }, where);
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect((await member.click(answer, 'Next')).text).toContain('2 of 5');
    const list = await member.slash('search', { words: 'transformer training' }, where);
    expect((await member.click(list, 'Next')).text).toContain('page 2');
  }
});

test('the message menu answers privately for any message’s text', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const { message } = other.say(discord.general, 'has anybody read the flash attention paper?');
  const answer = await member.messageMenu(MENU, message);
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toContain('-# › has anybody read the flash attention paper?');
  expect(answer.text).toContain('### FlashAttention');
  expect((await member.click(answer, 'Next')).ephemeral).toBe(true);
  expect((await member.click(answer, 'Share')).ephemeral).toBe(false);
});

test('the message menu takes long messages with mentions, and pings nobody with them', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  const text = `<@${member.id}> @everyone **flash attention**\n# heading\n${'tiling in SRAM is fast. '.repeat(70)}`;
  const { message } = other.say(discord.general, text);
  const answer = await member.messageMenu(MENU, message);
  expect(answer.kind).toBe('message');
  expect(pings(answer.message!)).toBe(false);
  expect(answer.text).toContain('-# › \\@member \\@everyone \\*\\*flash attention');
  const next = await member.click(answer, 'Next');
  expect(next.kind).toBe('message');
  const shared = await member.click(next, 'Share');
  expect(shared.ephemeral).toBe(false);
  expect(pings(shared.message!)).toBe(false);
  expect((await member.click(next, 'Ask again')).kind).toBe('modal');
});

test('the message menu on a message without text says so privately', async () => {
  const { discord } = stage;
  const message = discord.plant(discord.general, { embeds: [{ title: 'a picture' }] });
  const answer = await discord.member('member').messageMenu(MENU, message);
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(answer.text).toContain('This message has no text that I could search for.');
});

test('the message menu works in direct messages and private channels', async () => {
  const { discord } = stage;
  const [member, other] = [discord.member('member'), discord.member('other')];
  member.installApp();
  for (const where of [member.directMessages(), member.privateChannelWith(other)]) {
    const { message } = member.say(where, 'what is smoothquant?');
    expect((await member.messageMenu(MENU, message)).text).toContain('### SmoothQuant');
  }
});
