// /daily add and /daily edit, through the real dispatcher: what is set up, what is told, and what is refused.
import { PermissionFlagsBits as Bits, ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/store/schedules.ts';
import type { OptionValues } from '../discord/members/options.ts';
import { NOW, plain, setStage } from './command-stage.ts';

const stage = setStage();
const seconds = (text: string) => Date.parse(text) / 1000;

const schedules = (): Promise<readonly Schedule[]> => stage.store.schedules.ofServer(stage.discord.guild.id);
const add = (more: OptionValues = {}) =>
  stage.admin.slash('daily add', { channel: stage.discord.general.id, time: '9:00', ...more });
const countOf = (topic: string) => stage.app.papers({ topic }).length;
const edit = (options: OptionValues) => stage.admin.slash('daily edit', options);

describe('/daily add', () => {
  it('sets up a post, and says when it comes', async () => {
    const { discord } = stage;
    const role = discord.addRole('readers', { mentionable: true });
    const topic = [...stage.app.archive.topics.keys()][0]!;
    const seen = await add({
      ...{ timezone: 'Europe/Berlin', days: 'weekdays', topic, from: '2022', to: '2023-03' },
      ...{ role: role.id, thread: true },
    });
    expect(seen.ephemeral).toBe(true);
    const [schedule, ...others] = await schedules();
    expect(others).toEqual([]);
    expect(schedule).toMatchObject({
      ...{ server: discord.guild.id, channel: discord.general.id, time: '09:00', zone: 'Europe/Berlin' },
      ...{ days: [1, 2, 3, 4, 5], topic, from: '2022-01-01', to: '2023-03-31', role: role.id, thread: true },
      ...{ paused: null, round: 1, failures: 0 },
    });
    expect(plain(seen.text)).toContain(
      `A paper on weekdays at **09:00** (Europe/Berlin) in <#${discord.general.id}>, only on ${topic}, ` +
        `only issues from 2022-01-01 to 2023-03-31, with a ping of <@&${role.id}>, with a thread for discussion.`,
    );
    // 9:00 in Berlin in winter is 8:00 in UTC; the fourth is a Sunday.
    for (const day of ['05', '06', '07']) {
      const at = seconds(`2022-12-${day}T08:00:00Z`);
      expect(seen.text).toContain(`- <t:${at}:F> (<t:${at}:R>)`);
    }
    expect(seen.message).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
  });

  it('takes UTC where no time zone was ever said, and the newest one’s afterwards, and says so', async () => {
    expect((await add()).text).toContain('taken to be of UTC');
    await add({ timezone: 'Asia/Kolkata' });
    const third = await add({ time: '21:30' });
    expect(third.text).toContain('taken to be of Asia/Kolkata');
    expect((await schedules()).map(({ time, zone }) => `${time} ${zone}`)).toEqual([
      '09:00 UTC',
      '09:00 Asia/Kolkata',
      '21:30 Asia/Kolkata',
    ]);
  });

  it('says how long the papers last, and warns of few or none', async () => {
    const all = stage.app.papers().length;
    expect((await add()).text).toContain(`${all} papers fit: a round takes ${Math.round(all / 7)} weeks.`);
    const topic = [...stage.app.archive.topics.keys()].find(
      (each) => countOf(each) > 1 && countOf(each) < 14,
    )!;
    const count = countOf(topic);
    expect((await add({ topic })).text).toContain(
      `⚠ Only ${count} papers fit: a round takes ${count} days, then they come again.`,
    );
    expect((await add({ to: '2001' })).text).toContain('⚠ No paper fits now');
  });

  it.each([
    [{ time: 'nine' }, '“nine” is no time that I can read: write it like 9:00, 21:30 or 9am.'],
    [{ timezone: 'Atlantis' }, '“Atlantis” is no time zone that I know'],
    [{ days: 'someday' }, '“someday” are no days that I can read'],
    [{ topic: 'gardening with rakes' }, 'There is no topic “gardening with rakes”'],
    [{ from: 'soon' }, '“soon” is no day that I can read for from'],
    [{ from: '2023', to: '2022' }, 'there is no day: swap the two'],
  ])('%j is refused with what to write', async (options, words) => {
    const seen = await add(options);
    expect(plain(seen.text)).toContain(words);
    expect(seen.ephemeral).toBe(true);
    expect(await schedules()).toEqual([]);
  });

  it('never pings everyone', async () => {
    expect((await add({ role: stage.discord.guild.id })).text).toContain('I never ping everyone');
    expect(await schedules()).toEqual([]);
  });

  it.each([
    ['View Channel', Bits.ViewChannel, {}],
    ['Send Messages', Bits.SendMessages, {}],
    ['Embed Links', Bits.EmbedLinks, {}],
    ['Read Message History', Bits.ReadMessageHistory, {}],
    ['Create Public Threads', Bits.CreatePublicThreads, { thread: true }],
  ])('names %s where it is lacking, and sets nothing up', async (name, bits, options) => {
    const { discord } = stage;
    const channel = discord.addChannel('closed');
    discord.deny(channel, bits);
    const seen = await add({ channel: channel.id, ...options });
    expect(seen.text.match(/\*\*[^*]+\*\*/g)).toEqual([`**${name}**`]);
    expect(seen.text).toContain(`<#${channel.id}>`);
    expect(await schedules()).toEqual([]);
    discord.deny(channel, 0n);
    expect((await add({ channel: channel.id, ...options })).text).toContain('Set up');
    discord.takeRefusals();
  });

  it('needs a permission for a role that not everyone may mention', async () => {
    const quiet = stage.discord.addRole('quiet');
    expect(plain((await add({ role: quiet.id })).text)).toContain(
      '**Mention @everyone, @here and All Roles**',
    );
    expect(await schedules()).toEqual([]);
  });

  it('does not need threads to be allowed where none is wanted', async () => {
    const channel = stage.discord.addChannel('no threads');
    stage.discord.deny(channel, Bits.CreatePublicThreads);
    expect((await add({ channel: channel.id })).text).toContain('Set up');
  });

  it('posts in announcement channels too, and is offered no others', async () => {
    const { discord } = stage;
    const news = discord.addChannel('news', ChannelType.GuildAnnouncement);
    expect((await add({ channel: news.id })).text).toContain('Set up');
    const forum = discord.addChannel('forum', ChannelType.GuildForum);
    await expect(add({ channel: forum.id })).rejects.toThrow('does not offer channels like #forum');
  });

  it('has room for 25 in a server', async () => {
    const { server, ...given } = {
      ...{ server: stage.discord.guild.id, channel: stage.discord.general.id, time: '09:00', zone: 'UTC' },
      ...{ days: [1], topic: null, from: null, to: null, role: null, thread: false },
    };
    for (let i = 0; i < 25; i++)
      await stage.store.schedules.add({ server, ...given }, { seed: i, nextAt: NOW });
    expect((await add()).text).toContain('25 daily posts, which is as many as there can be');
    expect(await schedules()).toHaveLength(25);
  });

  it('is for those who manage the server, in the server', async () => {
    const { discord } = stage;
    const somebody = discord.member('somebody');
    const options = { channel: discord.general.id, time: '9:00' };
    await expect(somebody.slash('daily add', options)).rejects.toThrow('permissions are missing');
    await expect(stage.admin.slash('daily list', {}, stage.admin.directMessages())).rejects.toThrow(
      'not offered',
    );
  });
});

describe('/daily edit', () => {
  it('changes what is given, and leaves the rest', async () => {
    const role = stage.discord.addRole('readers', { mentionable: true });
    await add({ from: '2022', thread: true, role: role.id });
    const [before] = await schedules();
    const seen = await edit({ time: '10pm', to: '2022-12' });
    expect(seen.text).toContain('Changed');
    const at = seconds('2022-12-04T22:00:00Z');
    expect(seen.text).toContain(`<t:${at}:F>`);
    const [after] = await schedules();
    expect(after).toEqual({ ...before, time: '22:00', to: '2022-12-31', nextAt: at * 1000 });
  });

  it('takes away what is not wanted any more', async () => {
    const role = stage.discord.addRole('readers', { mentionable: true });
    const topic = [...stage.app.archive.topics.keys()][0]!;
    await add({ from: '2022', to: '2023', topic, role: role.id });
    await edit({ without: 'dates' });
    await edit({ without: 'topic' });
    await edit({ without: 'role' });
    expect(await schedules()).toMatchObject([{ from: null, to: null, topic: null, role: null }]);
  });

  it('pauses and goes on', async () => {
    await add();
    expect((await edit({ paused: true })).text).toContain('Paused: by an admin');
    expect(await schedules()).toMatchObject([{ paused: 'by an admin' }]);
    expect((await edit({ paused: false })).text).toContain('It goes on again.');
    expect(await schedules()).toMatchObject([{ paused: null }]);
  });

  it('refuses a channel where it may not post, but pauses in spite of it', async () => {
    const { discord } = stage;
    const closed = discord.addChannel('closed');
    discord.deny(closed, Bits.SendMessages);
    await add();
    expect((await edit({ channel: closed.id })).text).toContain('**Send Messages**');
    expect(await schedules()).toMatchObject([{ channel: discord.general.id }]);
    discord.deny(discord.general, Bits.SendMessages);
    expect((await edit({ time: '10:00' })).text).toContain('**Send Messages**');
    expect((await edit({ paused: true })).text).toContain('Paused');
    discord.deny(discord.general, 0n);
  });

  it('says so where the channel is gone', async () => {
    const { discord } = stage;
    const channel = discord.addChannel('soon gone');
    await add({ channel: channel.id });
    discord.removeChannel(channel);
    expect((await edit({ time: '10:00' })).text).toContain('I can’t find this channel');
    expect(discord.takeRefusals().map(({ code }) => code)).toEqual([10003]);
    expect((await edit({ channel: discord.general.id })).text).toContain('Changed');
  });

  it('asks what to change, and which', async () => {
    expect((await edit({ time: '9:00' })).text).toContain('/daily add sets one up');
    await add();
    expect((await edit({})).text).toContain('Say what to change');
    await add({ time: '12:00' });
    expect((await edit({ time: '9:00' })).text).toContain('This server has 2 daily posts');
    const [, second] = await schedules();
    await edit({ schedule: String(second!.id), time: '13:00' });
    expect((await schedules()).map(({ time }) => time)).toEqual(['09:00', '13:00']);
  });

  it('knows no schedule of another server', async () => {
    const { discord, store } = stage;
    const { guild, general } = discord.addGuild('elsewhere');
    const settings = {
      ...{ server: guild.id, channel: general.id, time: '09:00', zone: 'UTC', days: [1] },
      ...{ topic: null, from: null, to: null, role: null, thread: false },
    };
    const theirs = await store.schedules.add(settings, { seed: 1, nextAt: NOW });
    await add();
    for (const name of ['edit', 'remove', 'now', 'skip', 'preview']) {
      const seen = await stage.admin.slash(`daily ${name}`, { schedule: String(theirs.id) });
      expect(seen.text).toContain('no such daily post');
    }
    expect(await store.schedules.get(theirs.id)).toEqual(theirs);
    const { choices } = await stage.admin.autocomplete('daily remove', { schedule: '' });
    expect(choices.map(({ value }) => value)).not.toContain(String(theirs.id));
  });
});
