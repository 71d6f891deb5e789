// /daily list, preview, now, skip, remove, and what is offered while typing, through the real dispatcher.
import { PermissionFlagsBits as Bits } from 'discord.js';
import { expect, it } from 'vitest';
import type { Schedule } from '../../src/store/schedules.ts';
import type { OptionValues } from '../discord/members/options.ts';
import { NOW, plain, setStage } from './command-stage.ts';

const stage = setStage();
const schedules = (): Promise<readonly Schedule[]> => stage.store.schedules.ofServer(stage.discord.guild.id);
const daily = (name: string, options: OptionValues = {}) => stage.admin.slash(`daily ${name}`, options);
const add = (more: OptionValues = {}) =>
  daily('add', { channel: stage.discord.general.id, time: '9:00', timezone: 'UTC', ...more });
/** 9:00 in UTC on a day of December. */
const nine = (day: number) => Date.UTC(2022, 11, day, 9) / 1000;

it('a list shows each with its next time, or why it makes none', async () => {
  expect((await daily('list')).text).toContain('/daily add sets one up');
  await add();
  await add({ days: 'mon', thread: true });
  const [, second] = await schedules();
  await stage.store.schedules.change(second!.id, { paused: 'the channel is gone' });
  const { text, ephemeral } = await daily('list');
  const room = `in <#${stage.discord.general.id}>`;
  expect(ephemeral).toBe(true);
  expect(
    plain(text)
      .split('\n')
      .map((line) => line.replace('│ ', '')),
  ).toEqual([
    '### 2 daily posts',
    `**1** · every day at **09:00** (UTC) ${room}`,
    `-# next: <t:${nine(5)}:F> (<t:${nine(5)}:R>)`,
    `**2** · on Mon at **09:00** (UTC) ${room}, with a thread for discussion`,
    '⏸ Paused: the channel is gone',
  ]);
});

it('a long list has pages', async () => {
  const { discord, store, admin } = stage;
  const settings = {
    ...{
      server: discord.guild.id,
      channel: discord.general.id,
      time: '09:00',
      zone: 'America/Argentina/ComodRivadavia',
    },
    ...{
      days: [1, 3, 5],
      topic: 'a topic with a long name '.repeat(10),
      from: '2022-01-01',
      to: '2022-12-31',
    },
    ...{ role: discord.guild.roles[2]!.id, thread: true },
  };
  for (let i = 0; i < 25; i++) await store.schedules.add(settings, { seed: i, nextAt: NOW });
  const first = await daily('list');
  expect(first.text).toContain('25 daily posts · page 1 of 4');
  expect(first.text).toContain('**8** ·');
  const second = await admin.click(first, 'Next');
  expect(second.text).toContain('page 2 of 4');
  expect(second.text).toContain('**16** ·');
  expect(second.ephemeral).toBe(true);
  for (const { id } of await schedules()) await store.schedules.remove(id);
  expect((await admin.click(second, 'Next')).text).toContain('any more');
});

it('a preview shows the post to one, pings nobody, claims nothing, and its buttons work', async () => {
  const { discord, admin, engine } = stage;
  const role = discord.addRole('readers', { mentionable: true });
  await add({ role: role.id });
  const [before] = await schedules();
  const seen = await daily('preview');
  const paper = await engine.preview(before!);
  expect(seen.ephemeral).toBe(true);
  expect(seen.message).toMatchObject({ mention_roles: [], mentions: [], mention_everyone: false });
  const [about, title, facts] = seen.message!.content.split('\n');
  expect(about).toBe(
    `-# Only you see this: what comes next in <#${discord.general.id}>, <t:${nine(5)}:F> (<t:${nine(5)}:R>)`,
  );
  expect(title).toMatch(new RegExp(`^<@&${role.id}> \\*\\*`));
  expect(facts).toContain(paper!.code);
  expect(discord.messages(discord.general)).toEqual([]);
  expect(await schedules()).toEqual([before]);
  expect((await admin.click(seen, 'Whole summary')).text).toContain(paper!.code);
});

it('a post at once, whose buttons are anyone’s', async () => {
  const { discord, engine } = stage;
  await add();
  const [schedule] = await schedules();
  const paper = await engine.preview(schedule!);
  const seen = await daily('now');
  const [message] = discord.messages(discord.general);
  const link = `https://discord.com/channels/${discord.guild.id}/${discord.general.id}/${message!.id}`;
  expect(seen.text).toContain(`[Go to the post → ${link}]`);
  expect(seen.ephemeral).toBe(true);
  for (const label of ['Whole summary', 'Related']) {
    const opened = await discord.member('reader').click(message!, label);
    expect(opened.ephemeral).toBe(true);
    expect(opened.text).toContain(label === 'Related' ? 'Like' : paper!.code);
    expect(opened.text).not.toContain('[Back]');
  }
  expect(discord.current(message!)).toEqual(message);
});

it('why there is no post at once', async () => {
  const { discord } = stage;
  await add({ to: '2001' });
  expect((await daily('now')).text).toContain('no paper that fits');
  expect((await daily('preview')).text).toContain('no paper that fits');
  await daily('edit', { without: 'dates' });
  discord.deny(discord.general, Bits.SendMessages);
  expect((await daily('now')).text).toContain('It could not be posted: I lack permissions');
  discord.deny(discord.general, 0n);
  expect(discord.takeRefusals().map(({ code }) => code)).toEqual([50013]);
  expect(stage.takeWarnings()).toEqual(['a daily post met trouble']);
});

it('a skip says what is left out, and what comes then', async () => {
  await add({ days: 'weekdays' });
  const words = (left: number, next: number) =>
    `Left out: the post of <t:${nine(left)}:F> (<t:${nine(left)}:R>). The next one comes <t:${nine(next)}:F> (<t:${nine(next)}:R>).`;
  expect((await daily('skip')).text).toContain(words(5, 6));
  expect((await daily('skip')).text).toContain(words(6, 7));
  expect((await daily('list')).text).toContain(`next: <t:${nine(7)}:F>`);
  await daily('edit', { paused: true });
  expect((await daily('skip')).text).toContain('It is paused');
});

it('a schedule is removed, and only that one', async () => {
  await add();
  await add({ time: '10:00' });
  const [first] = await schedules();
  const { text } = await daily('remove', { schedule: String(first!.id) });
  expect(text).toContain('Removed');
  expect(plain(text)).toContain('A paper every day at **09:00** (UTC)');
  expect((await schedules()).map(({ time }) => time)).toEqual(['10:00']);
});

it('schedules are offered by what they are, zones with their time, topics by name', async () => {
  const { admin, app } = stage;
  const topic = [...app.archive.topics.keys()][0]!;
  await add({ days: 'weekdays', topic });
  await add({ time: '21:30', timezone: 'Europe/Berlin' });
  const offered = async (name: string, options: OptionValues) =>
    (await admin.autocomplete(`daily ${name}`, options)).choices;
  const [first, second] = await schedules();
  expect(await offered('remove', { schedule: '' })).toEqual([
    { name: `#general · 09:00 UTC · weekdays · ${topic}`, value: String(first!.id) },
    { name: '#general · 21:30 Europe/Berlin · every day', value: String(second!.id) },
  ]);
  expect(await offered('edit', { schedule: 'BERLIN' })).toMatchObject([{ value: String(second!.id) }]);
  const zones = await offered('add', { timezone: 'berl' });
  expect(zones[0]).toMatchObject({
    value: 'Europe/Berlin',
    name: expect.stringMatching(/^Europe\/Berlin · UTC\+0[12]:00 · now \d\d:\d\d$/),
  });
  expect((await offered('add', { timezone: '' }))[0]).toMatchObject({ value: 'UTC' });
  expect((await offered('add', { topic: topic.slice(0, 4) })).map(({ value }) => value)).toContain(topic);
  // The choice's value and its words both mean it.
  expect(
    (await daily('preview', { schedule: `#general · 09:00 UTC · weekdays · ${topic}` })).message,
  ).not.toBeNull();
});
