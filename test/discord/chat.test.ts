// Messages with real discord.js: whose words the bot may read, where it may write, threads and direct messages.
import {
  ChannelType,
  type Client,
  Events,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
  type TextChannel,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from './call.ts';
import { logIn, startDiscord } from './connect.ts';
import { DEFINITIONS } from './definitions.ts';
import { pings } from './mentions.ts';
import type { Discord } from './server.ts';

let discord: Discord;
let client: Client<true>;
let heard: Message[];
let channel: TextChannel;

beforeAll(async () => {
  discord = await startDiscord({ heartbeatMs: 1_000 });
  client = await logIn(discord);
  await client.application.commands.set(DEFINITIONS as never);
  client.on(Events.MessageCreate, (message) => void heard.push(message));
});

beforeEach(() => {
  heard = [];
  // Discord takes five messages in five seconds of a channel; the tests together write more.
  discord.clock.advance(5_000);
  channel = client.channels.cache.get(discord.general.id) as TextChannel;
});

afterEach(() => {
  client.removeAllListeners(Events.MessageCreate);
  client.on(Events.MessageCreate, (message) => void heard.push(message));
  expect(discord.mistakes).toEqual([]);
});

afterAll(async () => {
  await client.destroy();
  await discord.stop();
});

/** What the bot heard of a message, once it did. */
async function heardOf(id: string): Promise<Message> {
  for (let tries = 0; tries < 100; tries++) {
    const message = heard.find((one) => one.id === id);
    if (message !== undefined) return message;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The bot never heard of this message.');
}

test('strangers’ words are blank, words for the bot are not', async () => {
  const member = discord.member('member');
  const ordinary = await channel.send('an ordinary message of the bot');
  const own = discord.current({ id: ordinary.id } as never)!;
  const cases = [
    [member.say(discord.general, 'among members'), ''],
    [member.say(discord.general, 'for the bot', { mention: true }), `<@${client.user.id}> for the bot`],
    [member.say(discord.general, 'a reply', { replyTo: own }), 'a reply'],
    [member.say(discord.general, 'a quiet reply', { replyTo: own, ping: false }), ''],
    [member.say(member.directMessages(), 'in private'), 'in private'],
  ] as const;
  for (const [said, words] of cases) expect((await heardOf(said.message.id)).content).toBe(words);
  const blank = await channel.messages.fetch(cases[0][0].message.id);
  expect(blank.content).toBe('');
});

test('a reply to the answer of a command pings nobody and stays blank', async () => {
  client.once(
    Events.InteractionCreate,
    (interaction) => interaction.isChatInputCommand() && void interaction.reply('answer'),
  );
  const member = discord.member('member');
  const { message } = await member.slash('ask', { question: 'why?' });
  const said = member.say(discord.general, 'and why is that?', { replyTo: message! });
  const reply = await heardOf(said.message.id);
  expect(reply.content).toBe('');
  expect(reply.mentions.users.size).toBe(0);
  expect(reply.reference?.messageId).toBe(message!.id);
});

test('an ephemeral answer comes back to the bot as if in private', async () => {
  client.once(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand())
      void interaction.reply({ content: 'secret', flags: MessageFlags.Ephemeral });
  });
  const packets: { t: string; d: Record<string, unknown> }[] = [];
  client.on(Events.Raw, (packet) => void packets.push(packet));
  const { message } = await discord.member('member').slash('ask', { question: 'why?' });
  expect((await heardOf(message!.id)).author.id).toBe(client.user.id);
  const packet = packets.find(({ t, d }) => t === 'MESSAGE_CREATE' && d.id === message!.id);
  expect(packet?.d).not.toHaveProperty('guild_id');
  expect(packet?.d).not.toHaveProperty('member');
});

test('a member waits for an answer, or for silence', async () => {
  const member = discord.member('member');
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot || !message.mentions.has(client.user)) return;
    if (message.channel.isSendable()) await message.channel.sendTyping();
    await message.reply('an answer');
  });
  const typed = discord.typings.length;
  const answer = await member.say(discord.general, 'why?', { mention: true }).answer();
  expect(answer.text).toBe('an answer');
  expect(answer.milliseconds).toBeLessThan(1_000);
  expect(discord.typings.slice(typed).map(({ channelId }) => channelId)).toEqual([discord.general.id]);
  await member.say(discord.general, 'nothing for the bot').silence(100);
  const talks = member.say(discord.general, 'again', { mention: true });
  await expect(talks.silence(2_000)).rejects.toThrow('was to be silent');
  await expect(member.say(discord.general, 'nothing').answer(50)).rejects.toThrow(
    'did not answer "nothing" within 50 ms',
  );
});

test('only what `allowed_mentions` lets through is pinged', async () => {
  const member = discord.member('member');
  const text = `<@${member.id}> @everyone <@&${discord.guild.roles[1]!.id}>`;
  const quiet = await channel.send(text);
  expect(pings(discord.current({ id: quiet.id } as never)!)).toBe(false);
  const loud = await channel.send({ content: text, allowedMentions: { parse: ['users', 'everyone'] } });
  const kept = discord.current({ id: loud.id } as never)!;
  expect(kept.mentions.map(({ id }) => id)).toEqual([member.id]);
  expect([kept.mention_everyone, kept.mention_roles]).toEqual([true, []]);
});

test('the bot writes to a person first, unless they want no messages', async () => {
  const member = discord.member('member');
  const user = await client.users.fetch(member.id);
  const sent = await user.send('hello');
  expect(discord.messages(member.directMessages()).map(({ id }) => id)).toEqual([sent.id]);
  member.closeDirectMessages();
  await expect(user.send('hello?')).rejects.toMatchObject({ code: 50007 });
});

test('messages are listed newest first, edited and deleted by their author, deduplicated by nonce', async () => {
  const other = discord.addChannel('other');
  const there = (await client.channels.fetch(other.id)) as TextChannel;
  const [first, second] = [await there.send('one'), await there.send('two')];
  expect([...(await there.messages.fetch({ limit: 5 })).keys()]).toEqual([second.id, first.id]);
  expect([...(await there.messages.fetch({ after: first.id })).keys()]).toEqual([second.id]);
  expect((await first.edit('one!')).content).toBe('one!');
  expect(discord.current({ id: first.id } as never)?.edited_timestamp).not.toBeNull();
  await second.delete();
  await expect(there.messages.fetch(second.id)).rejects.toMatchObject({ code: 10008 });
  const twin = { content: 'once', nonce: 'day-1', enforceNonce: true };
  expect((await there.send(twin)).id).toBe((await there.send(twin)).id);
  const theirs = discord.member('member').say(other, 'mine').message;
  const path = `/channels/${other.id}/messages/${theirs.id}`;
  expect((await call(discord, 'PATCH', path, { content: 'yours' })).body.code).toBe(50005);
  expect((await call(discord, 'DELETE', path)).body.code).toBe(50013);
});

test('access and permissions are asked for everywhere', async () => {
  const room = discord.addChannel('room');
  const path = `/channels/${room.id}/messages`;
  const code = async (method: string, to = path, body?: unknown) =>
    (await call(discord, method, to, body)).body.code;
  discord.deny(room, PermissionFlagsBits.SendMessages);
  expect(await code('POST', path, { content: 'hello' })).toBe(50013);
  discord.deny(room, PermissionFlagsBits.ReadMessageHistory);
  expect((await call(discord, 'GET', path)).body).toEqual([]);
  discord.deny(room, PermissionFlagsBits.ViewChannel);
  expect(await code('POST', path, { content: 'hello' })).toBe(50001);
  const heardThere = discord.member('member').say(room, 'unheard', { mention: true });
  await expect(heardOf(heardThere.message.id)).rejects.toThrow('never heard');
  discord.deny(room, 0n);
  expect(await code('POST', path, { content: 'hello' })).toBeUndefined();
  expect(await code('POST', '/channels/1/messages', { content: 'hello' })).toBe(10003);
  expect(await code('GET', '/guilds/1')).toBe(10004);
  expect(await code('GET', '/nowhere')).toBe(0);
  const forum = discord.addChannel('forum', ChannelType.GuildForum);
  expect(await code('POST', `/channels/${forum.id}/messages`, { content: 'hello' })).toBe(50008);
  expect((await call(discord, 'GET', path, undefined, { authorization: 'Bot wrong' })).status).toBe(401);
});
