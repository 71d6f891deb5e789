// Looking for a daily post that may have been sent, opening its thread, telling a server, with real discord.js.
import { PermissionFlagsBits as Bits, ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import { alpha, kindOf, refused, type Stage, withStage } from './stage.ts';

const FIND = 'GET /channels/:channel/messages';

async function fill({ discord }: Stage, count: number): Promise<void> {
  for (let i = 0; i < count; i++) discord.plant(discord.general, { content: `talk ${i}` });
}

test.concurrent('a post is found among the talk of a busy channel, and no other is taken for it', () =>
  withStage(async (stage) => {
    const { discord, poster, post } = stage;
    const since = discord.clock.now();
    await poster.send(post({ nonce: 'other' }));
    await fill(stage, 250);
    const sent = await poster.send(post());
    await fill(stage, 250);
    expect(await poster.find(post(), since)).toEqual(sent);
    expect(await poster.find(post({ nonce: 'n3' }), since)).toEqual({ ok: true, value: null });
    expect(await poster.find(post({ channel: discord.addChannel('empty').id }), since)).toEqual({
      ok: true,
      value: null,
    });
    // What was sent long before is not looked at.
    expect(await poster.find(post(), since + 120_000)).toEqual({ ok: true, value: null });
    expect([discord.refusals, discord.mistakes]).toEqual([[], []]);
  }));

test.concurrent('a post is found where our clock was ahead of Discord’s when it was sent', () =>
  withStage(async (stage) => {
    const { discord, poster, post } = stage;
    await fill(stage, 150);
    const sent = await poster.send(post());
    expect(await poster.find(post(), discord.clock.now() + 3_600_000)).toEqual(sent);
  }));

test.concurrent('others’ messages with the same mark are not taken for ours', () =>
  withStage(async ({ discord, poster, post }) => {
    const sent = await poster.send(post());
    const { components } = discord.messages(discord.general)[0]!;
    const copy = discord.plant(discord.addChannel('elsewhere'), { content: 'copied', components });
    const stranger = discord.member('stranger').user;
    const message = {
      ...copy,
      channel_id: discord.general.id,
      author: stranger,
      id: String(BigInt(copy.id) - 1n),
    };
    discord.world.posts.set(message.id, { ...discord.world.posts.get(copy.id)!, message });
    expect(await poster.find(post(), Date.now() - 1_000)).toEqual(sent);
    if (sent.ok) discord.world.posts.delete(sent.value);
    expect(await poster.find(post(), Date.now() - 1_000)).toEqual({ ok: true, value: null });
  }));

test.concurrent('without the history, nobody knows whether the post is there', () =>
  withStage(async ({ discord, poster, post }) => {
    await poster.send(post());
    discord.deny(discord.general, Bits.ReadMessageHistory);
    expect(await poster.find(post(), Date.now())).toEqual(refused(/Read Message History/));
    discord.deny(discord.general, Bits.ViewChannel);
    expect(await poster.find(post(), Date.now())).toEqual(refused(/View Channel/));
  }));

test.concurrent('a search that takes too long goes on where it ended', () =>
  withStage(
    async (stage) => {
      const { discord, poster, patient, post } = stage;
      const since = discord.clock.now();
      await fill(stage, 150);
      const sent = await patient.send(post());
      await fill(stage, 120);
      // The newest page and the first are told, the second is not.
      for (const _ of [1, 2]) void discord.misbehave({ to: FIND, delay: 1 });
      void discord.misbehave({ to: FIND, silent: true });
      expect(kindOf(await poster.find(post(), since))).toBe('passing');
      const asked: string[] = [];
      discord.behave();
      stage.client.rest.on('response', ({ path }) => void asked.push(path));
      expect(await poster.find(post(), since)).toEqual(sent);
      expect(asked).toHaveLength(2);
    },
    { within: 1_500 },
  ));

test.concurrent('a thread is opened under a post, once, and named after the paper', () =>
  withStage(async ({ discord, poster, post }) => {
    for (const type of [ChannelType.GuildText, ChannelType.GuildAnnouncement]) {
      const channel = discord.addChannel('with threads', type);
      const sent = await poster.send(post({ channel: channel.id }));
      if (!sent.ok) throw new Error(sent.trouble.what);
      for (const _ of [1, 2])
        expect(await poster.openThread({ channel: channel.id, paper: alpha }, sent.value)).toEqual({
          ok: true,
        });
      const thread = discord.world.channels.get(sent.value);
      expect(thread).toMatchObject({ name: 'Alpha: a_b', parentId: channel.id });
      expect(thread!.thread!.autoArchiveMinutes).toBe(4320);
    }
    expect(discord.refusals.map(({ code }) => code)).toEqual([160004, 160004]);
  }));

test.concurrent('no thread where the permission is missing or the message is gone', () =>
  withStage(async ({ discord, poster, post }) => {
    const sent = await poster.send(post());
    const about = { channel: discord.general.id, paper: alpha };
    expect(await poster.openThread(about, '1')).toEqual(refused(/deleted/));
    discord.deny(discord.general, Bits.CreatePublicThreads);
    expect(await poster.openThread(about, sent.ok ? sent.value : '')).toEqual(
      refused(/Create Public Threads/),
    );
  }));

test.concurrent('a server is told in its system channel, where there is one that may be written in', () =>
  withStage(async ({ discord, poster, logged }) => {
    await poster.tell(discord.guild.id, 'nobody hears it');
    expect(logged()).toEqual(['the server has no system channel to tell its managers in']);
    const system = discord.addChannel('system');
    discord.setSystemChannel(system);
    await poster.tell(discord.guild.id, 'The posts in <#1> stopped @everyone');
    expect(discord.messages(system)).toMatchObject([
      { content: 'The posts in <#1> stopped @everyone', mention_everyone: false },
    ]);
    discord.deny(system, Bits.SendMessages);
    await poster.tell(discord.guild.id, 'nor this');
    await poster.tell('1', 'nor in a server that is gone');
    expect(logged().slice(1)).toEqual(Array(2).fill('the server’s managers could not be told'));
  }));
