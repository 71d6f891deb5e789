// Threads, forum posts and files, with real discord.js.
import { ChannelType, Events, type ForumChannel, type TextChannel } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Bot, startBot } from './bot.ts';
import type { Discord } from './server.ts';

let bot: Bot;
let discord: Discord;
let channel: TextChannel;

beforeAll(async () => {
  bot = await startBot();
  discord = bot.discord;
  channel = bot.client.channels.cache.get(discord.general.id) as TextChannel;
});

afterEach(() => {
  discord.clock.advance(5_000);
  expect(discord.mistakes).toEqual([]);
});

afterAll(() => bot.stop());

test('a thread begins on a message, holds a talk, and can be closed', async () => {
  const member = discord.member('member');
  const heard = new Promise<void>((resolve) => bot.client.once(Events.MessageCreate, () => resolve()));
  const { message } = member.say(discord.general, 'let us talk', { mention: true });
  await heard;
  const there = await channel.messages.fetch(message.id);
  const thread = await there.startThread({ name: 'a talk' });
  expect(thread.id).toBe(message.id);
  const again = bot.client.rest.post(`/channels/${channel.id}/messages/${message.id}/threads`, {
    body: { name: 'x' },
  });
  await expect(again).rejects.toMatchObject({ code: 160004 });
  const room = discord.world.channels.get(thread.id)!;
  const said = member.say(room, 'why?', { mention: true });
  const answer = await thread.send('because');
  expect(discord.messages(room).map(({ id }) => id)).toEqual([said.message.id, answer.id]);
  await thread.setArchived(true);
  await thread.send('which opens it again');
  expect(discord.world.channels.get(thread.id)?.thread?.archived).toBe(false);
  await thread.setLocked(true);
  await expect(thread.send('too late')).rejects.toMatchObject({ code: 160005 });
});

test('a member’s thread is there for the bot, and the bot begins threads of its own', async () => {
  const own = discord.member('member').startThread(discord.general, 'begun by a member');
  const theirs = (await bot.client.channels.fetch(own.id)) as never as TextChannel;
  expect((await theirs.send('here too')).channelId).toBe(own.id);
  const mine = await channel.threads.create({ name: 'begun by the bot' });
  expect(mine.type).toBe(ChannelType.PublicThread);
  const hidden = bot.client.rest.post(`/channels/${channel.id}/threads`, {
    body: { name: 'private unless said' },
  });
  await expect(hidden).rejects.toMatchObject({ code: 50013 });
  const long = bot.client.rest.post(`/channels/${channel.id}/threads`, {
    body: { name: 'x'.repeat(101), type: 11 },
  });
  await expect(long).rejects.toMatchObject({ code: 50035 });
});

test('a post of a forum brings its first message', async () => {
  const { id } = discord.addChannel('forum', ChannelType.GuildForum);
  const forum = (await bot.client.channels.fetch(id)) as ForumChannel;
  const post = await forum.threads.create({ name: 'the paper of the day', message: { content: 'read it' } });
  expect((await post.fetchStarterMessage())?.content).toBe('read it');
  const empty = bot.client.rest.post(`/channels/${id}/threads`, { body: { name: 'x' } });
  await expect(empty).rejects.toMatchObject({ code: 50035 });
});

test('files go along with a message, if they are not too large', async () => {
  const file = (megabytes: number) => ({ name: 'paper.txt', attachment: Buffer.alloc(megabytes * 2 ** 20) });
  const sent = await channel.send({ content: 'with a file', files: [file(1)] });
  expect(sent.attachments.map(({ name, size }) => [name, size])).toEqual([['paper.txt', 2 ** 20]]);
  await expect(channel.send({ files: [file(11)] })).rejects.toMatchObject({ code: 40005, status: 413 });
});
