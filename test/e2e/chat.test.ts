// Chat with the real process: what is a question to Paperboy, what goes on from what, and what it keeps silent at.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pings } from '../discord/mentions.ts';
import { createDiscord, type Discord } from '../discord/server.ts';
import type { Channel } from '../discord/world.ts';
import { type Paperboy, startPaperboy } from './paperboy.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

const FIRST = 'what does megablocks do';
const NEXT = 'and how much faster is it?';
const MEGABLOCKS = /Understood as: MegaBlocks: Efficient Sparse Training/;
const SMOOTHQUANT = /Understood as: SmoothQuant: Accurate and Efficient/;
const HINT = /^.*Ask me about the papers in my archive/;

let discord: Discord;
let paperboy: Paperboy;

beforeAll(async () => {
  discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
  paperboy = await startPaperboy(discord);
});

afterEach(() => {
  const own = [...discord.world.posts.values()].filter(({ message }) => message.author.id === me().id);
  expect(own.filter(({ message }) => pings(message)).map(({ message }) => message.content)).toEqual([]);
  expect(discord.refusals).toEqual([]);
});

afterAll(async () => {
  await paperboy.stop();
  await discord.stop();
});

const me = () => discord.world.bot;

/** Discord takes five messages in five seconds of a channel, and discord.js waits for more: each test has its own. */
const newChannel = (): Channel => discord.addChannel('papers');

describe('a question', () => {
  it('is a mention: answered as a reply, while typing is shown', async () => {
    const channel = newChannel();
    const said = discord.member('member').say(channel, FIRST, { mention: true });
    const { message, text, milliseconds } = await said.answer();
    expect(text).toContain('MegaBlocks: Efficient Sparse Training with Mixture-of-Experts');
    expect(text).toContain('strong match');
    expect(message.message_reference?.message_id).toBe(said.message.id);
    expect(milliseconds).toBeLessThan(1_000);
    await vi.waitFor(() => expect(discord.typings.map(({ channelId }) => channelId)).toContain(channel.id));
  });

  it('is a mention in the middle or at the end of a sentence', async () => {
    const channel = newChannel();
    const member = discord.member('member');
    const said = member.say(channel, `tell me <@${me().id}>, ${FIRST} <@!${me().id}>`);
    const { text } = await said.answer();
    expect(text).toContain('MegaBlocks: Efficient');
    expect(text).not.toContain(me().id);
  });

  it('is a direct message, with and without a mention', async () => {
    const member = discord.member('member');
    const place = member.directMessages();
    expect((await member.say(place, FIRST).answer()).text).toContain('MegaBlocks: Efficient');
    expect((await member.say(place, NEXT, { mention: true }).answer()).text).toMatch(MEGABLOCKS);
  });

  it('is a reply that pings, to an ordinary message of Paperboy', async () => {
    const channel = newChannel();
    const member = discord.member('member');
    const { message } = await member.say(channel, FIRST, { mention: true }).answer();
    const next = await member.say(channel, NEXT, { replyTo: message }).answer();
    expect(next.text).toMatch(MEGABLOCKS);
    await member.say(channel, NEXT, { replyTo: message, ping: false }).silence();
  });

  it('without words gets a short hint', async () => {
    const { text } = await discord.member('member').say(newChannel(), '', { mention: true }).answer();
    expect(text).toMatch(HINT);
    expect(text.length).toBeLessThan(200);
  });

  it('that the archive does not cover is told so', async () => {
    const said = discord.member('member').say(newChannel(), 'best pizza in town', { mention: true });
    expect((await said.answer()).text).toContain('The archive does not cover this.');
  });

  it('that mentions others, everyone and a role pings none of them', async () => {
    const other = discord.member('other');
    const role = discord.guild.roles[2]!.id;
    const words = `<@${other.id}> @everyone @here <@&${role}> ${FIRST}`;
    const admin = discord.member('admin', { administrator: true });
    const { message, text } = await admin.say(newChannel(), words, { mention: true }).answer();
    expect(text).toContain('MegaBlocks');
    expect(pings(message)).toBe(false);
  });
});

describe('a conversation', () => {
  it('is that of a member in a channel: two at once are not mixed', async () => {
    const channel = newChannel();
    const [one, other] = [discord.member('one'), discord.member('other')];
    const both = async (words: readonly [string, string]) => {
      const said = [
        one.say(channel, words[0], { mention: true }),
        other.say(channel, words[1], { mention: true }),
      ] as const;
      return Promise.all([said[0].answer(), said[1].answer()]);
    };
    const first = await both([FIRST, 'what is smoothquant']);
    expect(first[0].text).toContain('MegaBlocks: Efficient');
    expect(first[1].text).toContain('SmoothQuant: Accurate');
    const next = await both([NEXT, NEXT]);
    expect(next[0].text).toMatch(MEGABLOCKS);
    expect(next[1].text).toMatch(SMOOTHQUANT);
  });

  it('in a thread is one of its own', async () => {
    const channel = newChannel();
    const member = discord.member('member');
    await member.say(channel, FIRST, { mention: true }).answer();
    const thread = member.startThread(channel, 'about quantization');
    const alone = await member.say(thread, NEXT, { mention: true }).answer();
    expect(alone.text).not.toContain('Understood as');
    const asked = await member.say(thread, 'what is smoothquant', { mention: true }).answer();
    expect(asked.text).toContain('SmoothQuant: Accurate');
    expect((await member.say(thread, NEXT, { mention: true }).answer()).text).toMatch(SMOOTHQUANT);
    expect((await member.say(channel, NEXT, { mention: true }).answer()).text).toMatch(MEGABLOCKS);
  });

  it('begun with /ask goes on with a mention, and the other way round', async () => {
    const channel = newChannel();
    const member = discord.member('member');
    await member.slash('ask', { question: FIRST }, channel);
    expect((await member.say(channel, NEXT, { mention: true }).answer()).text).toMatch(MEGABLOCKS);
    await member.say(channel, 'what is smoothquant', { mention: true }).answer();
    expect((await member.slash('ask', { question: NEXT }, channel)).text).toMatch(SMOOTHQUANT);
  });

  it('goes on over several turns', async () => {
    const channel = newChannel();
    const member = discord.member('member');
    for (const words of [FIRST, NEXT]) await member.say(channel, words, { mention: true }).answer();
    const third = await member.say(channel, 'what about its kernels?', { mention: true }).answer();
    expect(third.text).toMatch(MEGABLOCKS);
  });

  it('has buttons: what is shown turns to the next match in place', async () => {
    const member = discord.member('member');
    const said = member.say(newChannel(), 'how can transformers be made faster', { mention: true });
    const answer = await said.answer();
    const next = await member.click(answer.message, 'Next');
    expect(next.message?.id).toBe(answer.message.id);
    expect(next.text).toContain('2 of ');
  });
});

describe('silence', () => {
  it('at messages without a mention', async () => {
    const channel = newChannel();
    await discord.member('member').say(channel, 'how does flash attention work?').silence();
  });

  it('at @everyone, @here and its own role', async () => {
    const channel = newChannel();
    const admin = discord.member('admin', { administrator: true });
    const role = discord.guild.roles.find(({ name }) => name === 'bot')!.id;
    const said = ['@everyone', '@here', `<@&${role}>`].map((whom) => admin.say(channel, `${whom} ${FIRST}`));
    expect(said.map(({ message }) => pings(message))).toEqual([true, true, true]);
    await Promise.all(said.map((one) => one.silence()));
  });

  it('at other bots, and at what it says itself', async () => {
    const channel = newChannel();
    const bot = discord.member('another bot');
    discord.world.users.set(bot.id, { ...bot.user, bot: true });
    const said = bot.say(channel, FIRST, { mention: true });
    expect(said.message.author.bot).toBe(true);
    await said.silence();
    await bot.say(bot.directMessages(), FIRST).silence();
    const own = discord.plant(channel, {
      content: `how does <@${me().id}> work?`,
      allowed_mentions: { parse: [] },
    });
    await wait(300);
    const after = discord.messages(channel).filter(({ id }) => BigInt(id) > BigInt(own.id));
    expect(after).toEqual([]);
  });
});
