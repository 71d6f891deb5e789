// What daily posts rest on: role pings, embeds, nonces, threads on messages, history, roles and channels that go away.
import { PermissionFlagsBits as Bits, ChannelType, type TextChannel } from 'discord.js';
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

const guild = () => bot.client.guilds.cache.get(discord.guild.id)!;

test('a role is pinged where anyone may mention it, or by those who may mention all', async () => {
  const loud = discord.addRole('loud', { mentionable: true });
  const quiet = discord.addRole('quiet');
  const send = async (roles: string[]) => {
    const content = `<@&${loud.id}> <@&${quiet.id}> <@&1>`;
    const { id } = await channel.send({ content, allowedMentions: { parse: [], roles } });
    return discord.messages(discord.general).find((message) => message.id === id)!.mention_roles;
  };
  expect(await send([loud.id, quiet.id, '1'])).toEqual([loud.id]);
  expect(await send([])).toEqual([]);
  const allowed = discord.addChannel('allowed');
  const overwrite = { id: discord.applicationId, type: 1, allow: Bits.MentionEveryone.toString(), deny: '0' };
  discord.world.channels.set(allowed.id, { ...allowed, overwrites: [overwrite] });
  const there = (await bot.client.channels.fetch(allowed.id)) as TextChannel;
  await there.send({ content: `<@&${quiet.id}>`, allowedMentions: { parse: [], roles: [quiet.id] } });
  expect(discord.messages(allowed).map((message) => message.mention_roles)).toEqual([[quiet.id]]);
});

test('an embed needs its permission, a text does not', async () => {
  discord.deny(discord.general, Bits.EmbedLinks);
  const embeds = [{ description: 'an excerpt' }];
  await expect(channel.send({ embeds })).rejects.toMatchObject({ code: 50013 });
  await channel.send('a text');
  discord.deny(discord.general, 0n);
  expect((await channel.send({ embeds })).embeds).toHaveLength(1);
});

test('a nonce that is enforced makes one message of two, for some minutes, and in its channel', async () => {
  const other = (await bot.client.channels.fetch(discord.addChannel('other').id)) as TextChannel;
  const options = { content: 'once', nonce: 'a-nonce', enforceNonce: true };
  const first = await channel.send(options);
  expect((await channel.send({ ...options, content: 'twice' })).id).toBe(first.id);
  expect((await channel.send({ ...options, enforceNonce: false })).id).not.toBe(first.id);
  expect((await other.send(options)).id).not.toBe(first.id);
  discord.clock.advance(6 * 60_000);
  expect((await channel.send(options)).id).not.toBe(first.id);
});

test('history is told in pages from a message on, newest first, and not at all without the permission', async () => {
  const { id } = discord.addChannel('history');
  const room = (await bot.client.channels.fetch(id)) as TextChannel;
  const said = Array.from({ length: 5 }, (_, i) =>
    discord.plant(discord.world.channels.get(id)!, { content: `${i}` }),
  );
  const page = async (after: string) =>
    [...(await room.messages.fetch({ after, limit: 2 })).values()].map(({ content }) => content);
  expect(await page('0')).toEqual(['1', '0']);
  expect(await page(said[1]!.id)).toEqual(['3', '2']);
  expect(await page(said[4]!.id)).toEqual([]);
  discord.deny(discord.world.channels.get(id)!, Bits.ReadMessageHistory);
  expect(await page('0')).toEqual([]);
});

test('threads are of their channel’s kind, and close after the time that was asked for', async () => {
  const news = discord.addChannel('news', ChannelType.GuildAnnouncement);
  for (const [where, type] of [
    [discord.general, ChannelType.PublicThread],
    [news, ChannelType.AnnouncementThread],
  ] as const) {
    const room = (await bot.client.channels.fetch(where.id)) as TextChannel;
    const message = await room.send('a paper');
    const thread = await message.startThread({ name: 'talk', autoArchiveDuration: 4320 });
    expect([thread.type, thread.autoArchiveDuration]).toEqual([type, 4320]);
  }
});

test('roles that come and go are told of, and so is the system channel', async () => {
  const role = discord.addRole('new', { mentionable: true });
  await expect.poll(() => guild().roles.cache.get(role.id)?.mentionable).toBe(true);
  discord.removeRole(role);
  await expect.poll(() => guild().roles.cache.has(role.id)).toBe(false);
  discord.setSystemChannel(discord.general);
  expect(await bot.client.rest.get(`/guilds/${discord.guild.id}`)).toMatchObject({
    system_channel_id: discord.general.id,
  });
});

test('a channel that was deleted is gone', async () => {
  const gone = discord.addChannel('gone');
  const room = (await bot.client.channels.fetch(gone.id)) as TextChannel;
  discord.removeChannel(gone);
  await expect(room.send('too late')).rejects.toMatchObject({ code: 10003 });
  await expect.poll(() => bot.client.channels.cache.has(gone.id)).toBe(false);
});

test('members choose among the channels and roles that there are', async () => {
  const admin = discord.member('admin', { administrator: true });
  await expect(admin.slash('daily set', { where: '1' })).rejects.toThrow('There is no channel 1 here.');
  const { general } = discord.addGuild('elsewhere');
  await expect(admin.slash('daily set', { where: general.id })).rejects.toThrow('There is no channel');
});

test.each([true, false])('a request that is never answered, carried out: %s', async (carriedOut) => {
  const room = discord.addChannel('silent');
  const send = 'POST /channels/:channel/messages';
  const met = discord.misbehave({ to: send, silent: true, carriedOut });
  const over = new AbortController();
  const sent = bot.client.rest.post(`/channels/${room.id}/messages`, {
    body: { content: 'is it there?' },
    signal: over.signal,
  });
  await met;
  expect(discord.messages(room).map(({ content }) => content)).toEqual(carriedOut ? ['is it there?'] : []);
  discord.misbehave({ to: send, silent: true, times: 10 });
  over.abort();
  await expect(sent).rejects.toThrow();
  discord.behave();
});
