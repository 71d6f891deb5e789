// Sending a daily post, with real discord.js: what arrives, once, and how every trouble is told.
import { PermissionFlagsBits as Bits, ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import type { RequestTrouble } from '../discord/misbehave.ts';
import { kindOf, refused, withStage } from './stage.ts';

const SEND = 'POST /channels/:channel/messages';

test.concurrent('a post arrives, and pings its role alone', () =>
  withStage(async ({ client, discord, poster, post }) => {
    const role = discord.addRole('readers', { mentionable: true });
    await expect.poll(() => client.guilds.cache.get(discord.guild.id)?.roles.cache.has(role.id)).toBe(true);
    const sent = await poster.send(post({ role: role.id }));
    const [message] = discord.messages(discord.general);
    expect(sent).toEqual({ ok: true, value: message!.id });
    expect(message).toMatchObject({
      content: `<@&${role.id}> **Alpha: a\\_b**\n-# issue of 2022-12-04 (<t:1670155200:D>) · 2022-12-04#2`,
      mention_roles: [role.id],
      mention_everyone: false,
      mentions: [],
      embeds: [{ description: 'It is good.', footer: { text: 'data' } }],
    });
    expect([discord.refusals, discord.mistakes]).toEqual([[], []]);
  }));

test.concurrent('two tries with one nonce are one message', () =>
  withStage(async ({ discord, poster, post }) => {
    const [first, second] = [await poster.send(post()), await poster.send(post())];
    expect(second).toEqual(first);
    expect(discord.messages(discord.general)).toHaveLength(1);
    await poster.send(post({ nonce: 'n2' }));
    expect(discord.messages(discord.general)).toHaveLength(2);
  }));

test.concurrent('what is told where a channel is gone, hidden, closed or of another kind', () =>
  withStage(async ({ discord, poster, post }) => {
    const closed = (bits: bigint) => {
      const channel = discord.addChannel('closed');
      discord.deny(channel, bits);
      return channel.id;
    };
    const gone = discord.addChannel('gone');
    discord.removeChannel(gone);
    const forum = discord.addChannel('forum', ChannelType.GuildForum);
    expect(await poster.send(post({ channel: gone.id }))).toEqual(refused(/is gone/));
    expect(await poster.send(post({ channel: closed(Bits.ViewChannel) }))).toEqual(refused(/View Channel/));
    expect(await poster.send(post({ channel: closed(Bits.SendMessages) }))).toEqual(refused(/Send Messages/));
    expect(await poster.send(post({ channel: closed(Bits.EmbedLinks) }))).toEqual(refused(/Embed Links/));
    expect(await poster.send(post({ channel: forum.id }))).toEqual(refused(/takes no messages/));
    expect(discord.refusals.map(({ code }) => code)).toEqual([10003, 50001, 50013, 50013, 50008]);
  }));

test.concurrent('a form that Discord refuses is no reason to try again', () =>
  withStage(async ({ poster, post, discord }) => {
    expect(await poster.send(post({ nonce: 'x'.repeat(26) }))).toEqual(refused(/form/));
    expect(discord.refusals.map(({ code }) => code)).toEqual([50035]);
  }));

test.concurrent('a role that is gone does not fail the post', () =>
  withStage(async ({ discord, client, poster, post }) => {
    const role = discord.addRole('readers', { mentionable: true });
    await expect.poll(() => client.guilds.cache.get(discord.guild.id)?.roles.cache.has(role.id)).toBe(true);
    discord.removeRole(role);
    await expect.poll(() => client.guilds.cache.get(discord.guild.id)?.roles.cache.has(role.id)).toBe(false);
    expect(kindOf(await poster.send(post({ role: role.id })))).toBe('ok');
    const [message] = discord.messages(discord.general);
    expect(message!.content.split('\n')[0]).toBe('**Alpha: a\\_b**');
  }));

test.concurrent('nor does one that Discord refuses', () =>
  withStage(async ({ client, discord, poster, post, logged }) => {
    // A server that is not in memory: Discord alone knows the role, and finds it is no id.
    client.guilds.cache.clear();
    expect(kindOf(await poster.send(post({ role: 'x'.repeat(30) })))).toBe('ok');
    expect(discord.messages(discord.general).map(({ content }) => content.split('\n')[0])).toEqual([
      '**Alpha: a\\_b**',
    ]);
    expect(logged()).toEqual(['a post is sent without its role']);
  }));

const troubles: readonly (readonly [string, RequestTrouble, sent: boolean])[] = [
  ['500s', { to: SEND, answer: 500, times: 4 }, false],
  ['500s after the work was done', { to: SEND, answer: 500, times: 4, carriedOut: true }, true],
  ['a broken connection', { to: SEND, hangUp: true, times: 4 }, false],
  [
    'a connection that breaks after the work was done',
    { to: SEND, hangUp: true, times: 4, carriedOut: true },
    true,
  ],
  ['silence', { to: SEND, silent: true, times: 4 }, false],
  ['silence after the work was done', { to: SEND, silent: true, times: 4, carriedOut: true }, true],
  ['a long 429', { to: SEND, answer: 429, retryAfter: 600 }, false],
  ['a long 429 of all routes', { to: SEND, answer: 429, retryAfter: 600, global: true }, false],
  ['a proxy’s 404', { to: SEND, answer: 404 }, false],
];

test.concurrent.each(troubles)('%s: passes, in time, and is found if it was sent', (_, trouble, sent) =>
  withStage(
    async ({ discord, poster, patient, post, client }) => {
      const since = Date.now();
      void discord.misbehave(trouble);
      const start = performance.now();
      expect(kindOf(await poster.send(post()))).toBe('passing');
      expect(performance.now() - start).toBeLessThan(5_000);
      discord.behave();
      expect(discord.messages(discord.general)).toHaveLength(sent ? 1 : 0);
      if (trouble.global) client.rest.globalReset = -1;
      const found = await patient.find(post(), since);
      expect(found).toEqual({ ok: true, value: discord.messages(discord.general)[0]?.id ?? null });
    },
    { within: 1_000 },
  ),
);

test.concurrent('a token that was reset is no fault of the channel', () =>
  withStage(async ({ discord, poster, post }) => {
    void discord.misbehave({ to: SEND, answer: 401 });
    expect(kindOf(await poster.send(post()))).toBe('passing');
    // discord.js forgets a token that was refused.
    expect(kindOf(await poster.send(post()))).toBe('passing');
    expect(kindOf(await poster.find(post(), Date.now()))).toBe('passing');
  }));

test.concurrent('a short 429 is waited out', () =>
  withStage(async ({ discord, poster, post }) => {
    void discord.misbehave({ to: SEND, answer: 429, retryAfter: 0.3 });
    expect(kindOf(await poster.send(post()))).toBe('ok');
    expect(discord.messages(discord.general)).toHaveLength(1);
  }));
