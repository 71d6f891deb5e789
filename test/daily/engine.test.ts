// One post each day, whatever happens: the cases one by one. Chance is in simulation.test.ts.

import { afterEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store.ts';
import { someEntries } from './archive.ts';
import { createStage, hour, minute, settings } from './stage.ts';

let stage: ReturnType<typeof createStage>;
afterEach(() => stage.end());

function setUp(start: string, options: Parameters<typeof createStage>[1] = {}) {
  stage = createStage(start, options);
  return stage;
}

describe('on time', () => {
  it('posts once each day at the time', async () => {
    const { daily, at, times } = setUp('2026-03-01T08:00Z');
    await daily.add({ ...settings, role: '5' });
    for (const time of ['08:59', '09:00', '09:00:01', '12:00']) await stage.at(`2026-03-01T${time}Z`);
    await stage.at('2026-03-02T09:00Z');
    expect(at).toBeDefined();
    expect(times()).toEqual(['2026-03-01T09:00', '2026-03-02T09:00']);
    expect(stage.channels.messages.map(({ channel, role }) => [channel, role])).toEqual([
      ['2', '5'],
      ['2', '5'],
    ]);
    expect(new Set(stage.titles()).size).toBe(2);
    expect(stage.channels.asked).toEqual(['send', 'send']);
  });

  it('opens a thread where one is wanted', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    await daily.add({ ...settings, thread: true });
    await stage.at('2026-03-01T09:00Z');
    expect(channels.messages).toMatchObject([{ thread: true }]);
    await stage.at('2026-03-01T15:00Z');
    expect(channels.asked).toEqual(['send', 'openThread']);
  });

  it('leaves the posts to one of two processes, and the other takes over when that one ends', async () => {
    const { daily, store, startAnother } = setUp('2026-03-01T08:00Z');
    const other = startAnother();
    await daily.add(settings);
    await daily.tick();
    stage.now = Date.parse('2026-03-01T09:00Z');
    await other.daily.tick();
    expect(stage.times()).toEqual([]);
    await store.close();
    await other.daily.tick();
    expect(stage.times()).toEqual(['2026-03-01T09:00']);
  });

  it('does not keep later posts back while one takes long', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    await daily.add({ ...settings, time: '09:01', channel: '3' });
    const { promise, resolve } = Promise.withResolvers<void>();
    const { send } = channels;
    Object.assign(channels, {
      send: async (post: Parameters<typeof send>[0]) => {
        if (post.channel === '2') await promise;
        return send(post);
      },
    });
    stage.now = Date.parse('2026-03-01T09:00Z');
    const first = daily.tick();
    await expect.poll(async () => (await stage.store.posts.shown(1, 1)).length).toBe(1);
    stage.now = Date.parse('2026-03-01T09:03Z');
    const second = daily.tick();
    await expect.poll(() => channels.messages.map(({ channel }) => channel)).toEqual(['3']);
    // And whoever stops waits for it.
    const stopped = daily.stop().then(() => channels.messages.length);
    resolve();
    expect(await stopped).toBe(2);
    await Promise.all([first, second]);
    // It was on its way for longer than others are left alone, and yet nobody looked for it.
    expect(channels.asked).toEqual(['send', 'send']);
    await stage.at('2026-03-02T09:00Z');
    expect(channels.messages).toHaveLength(2);
  });

  it('takes no late second for a missed post, even without a window', async () => {
    const { daily } = setUp('2026-03-01T08:00Z', { catchUp: 0 });
    await daily.add(settings);
    await stage.at('2026-03-01T09:00:01Z');
    await stage.at('2026-03-02T10:00Z');
    expect(stage.times()).toEqual(['2026-03-01T09:00']);
  });
});

describe('late', () => {
  it('makes up for what was missed within the window, and leaves out the rest', async () => {
    const { daily } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    await stage.at('2026-03-03T15:00Z');
    expect(stage.times()).toEqual(['2026-03-03T15:00']);
    await stage.at('2026-03-04T15:00:01Z');
    expect(stage.times()).toHaveLength(1);
    expect(stage.log.lines.filter(({ message }) => message.includes('missed'))).toHaveLength(2);
    await stage.at('2026-03-05T09:00Z');
    expect(stage.times()).toHaveLength(2);
  });

  it('makes both of two that the window holds, where a day is shorter than it', async () => {
    const { daily } = setUp('2026-03-27T12:00Z', { catchUp: 24 * hour });
    await daily.add({ ...settings, zone: 'Europe/Berlin', time: '02:30' });
    // Due at 01:30 on the 28th, and at 01:00 on the 29th, when the clocks are set.
    await stage.at('2026-03-29T01:10Z');
    expect(stage.times()).toEqual(['2026-03-29T01:10', '2026-03-29T01:10']);
  });

  it('makes nothing up from before it was added, changed or let go on', async () => {
    const { daily, startAnother, store } = setUp('2026-03-01T10:00Z');
    const { id } = await daily.add(settings);
    const changed = await daily.add({ ...settings, time: '11:00' });
    const paused = await daily.add({ ...settings, time: '10:05' });
    await daily.edit(changed.id, { time: '08:30' });
    await daily.edit(paused.id, { paused: true });
    stage.now = Date.parse('2026-03-01T10:10Z');
    expect(await daily.edit(paused.id, {})).toMatchObject({ paused: null });
    await store.close();
    const { daily: next } = startAnother();
    await next.tick();
    expect(stage.times()).toEqual([]);
    // The day is still free for another time of it.
    await next.edit(id, { time: '10:30' });
    stage.now = Date.parse('2026-03-01T10:30Z');
    await next.tick();
    expect(stage.times()).toEqual(['2026-03-01T10:30']);
  });

  it('makes up for a day when a clock that was ahead is set right, also after a restart', async () => {
    const { daily, store, startAnother } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    await daily.tick();
    await stage.at('2026-03-01T20:00Z');
    await stage.at('2026-03-01T10:00Z');
    expect(stage.times()).toEqual(['2026-03-01T10:00']);
    await stage.at('2026-03-09T09:00Z');
    await store.close();
    stage.now = Date.parse('2026-03-02T09:30Z');
    const next = startAnother();
    await next.daily.tick();
    for (const day of ['03', '09', '10']) {
      stage.now = Date.parse(`2026-03-${day}T09:00Z`);
      await next.daily.tick();
    }
    // The 9th was made while the clock was wrong, and a day has one post.
    expect(stage.times()).toEqual([
      '2026-03-01T10:00',
      '2026-03-09T09:00',
      '2026-03-02T09:30',
      '2026-03-03T09:00',
      '2026-03-10T09:00',
    ]);
  });
});

describe('in trouble', () => {
  it('looks for messages that a clock behind ours has stamped', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    stage.fate = () => 'passing';
    await stage.at('2026-03-01T09:00Z');
    const sinces: string[] = [];
    const { find } = channels;
    Object.assign(channels, {
      find: (post: Parameters<typeof find>[0], since: number) => {
        sinces.push(new Date(since).toISOString().slice(0, 16));
        return find(post, since);
      },
    });
    await stage.at('2026-03-01T09:02Z');
    // And where ours was ahead when it was claimed, and was set right.
    await stage.at('2026-03-01T05:00Z');
    expect(sinces).toEqual(['2026-03-01T08:00', '2026-03-01T04:00']);
  });

  it('looks before it sends again what may have been sent, less and less often', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    stage.fate = (step) => (step === 'send' ? 'lost' : 'ok');
    await stage.at('2026-03-01T09:00Z');
    stage.fate = () => 'passing';
    const finds: string[] = [];
    for (let i = 1; i <= 60; i += 1) {
      const before = channels.asked.length;
      await stage.at(new Date(Date.parse('2026-03-01T09:00Z') + i * minute).toISOString());
      if (channels.asked.length > before) finds.push(`+${i}`);
    }
    // After 1, 2, 4, 8, 16 and 30 minutes.
    expect(finds).toEqual(['+1', '+3', '+7', '+15', '+31']);
    stage.fate = () => 'ok';
    await stage.at('2026-03-01T10:01Z');
    expect(channels.messages).toHaveLength(1);
    expect(channels.asked.filter((step) => step === 'send')).toHaveLength(1);
    await stage.at('2026-03-01T14:01Z');
    expect(channels.asked.at(-1)).toBe('find');
    expect(await stage.store.posts.unfinished(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  it('sends again what was not sent, the same paper, and gives up after the window', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    const schedule = await daily.add(settings);
    const paper = await daily.preview(schedule);
    stage.fate = (step) => (step === 'send' ? 'passing' : 'ok');
    await stage.at('2026-03-01T09:00Z');
    stage.fate = () => 'ok';
    await stage.at('2026-03-01T09:01Z');
    expect(stage.titles()).toEqual([paper?.title]);
    stage.fate = (step) => (step === 'send' ? 'bug' : 'ok');
    await stage.at('2026-03-02T09:00Z');
    stage.fate = () => 'ok';
    await stage.at('2026-03-02T15:00:01Z');
    expect(channels.messages).toHaveLength(1);
    expect(await stage.store.posts.unfinished(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    expect(await stage.store.schedules.get(1)).toMatchObject({ failures: 0, paused: null });
    expect(stage.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    // What was given up was not shown.
    expect(await stage.store.posts.shown(1, 1)).toHaveLength(1);
  });

  it('pauses after three refusals in a row, says so once, and goes on after an edit', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    const { id } = await daily.add(settings);
    const days = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
    for (const day of days) {
      stage.fate = () => (day === '03' || day > '08' ? 'ok' : 'refused');
      await stage.at(`2026-03-${day}T09:00Z`);
      const paused = day < '06' ? null : 'the channel is gone';
      expect(await stage.store.schedules.get(id)).toMatchObject({ paused });
    }
    expect(channels.told).toHaveLength(1);
    expect(channels.told[0]).toMatch(/<#2> 3 times in a row: the channel is gone\..*`\/daily edit`/);
    expect(stage.times()).toEqual(['2026-03-03T09:00']);
    expect(await daily.edit(id, { channel: '9' })).toMatchObject({ paused: null, failures: 0 });
    await stage.at('2026-03-10T09:00Z');
    expect(channels.messages.at(-1)).toMatchObject({ channel: '9' });
  });

  it('counts a post without its thread as a post', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z');
    await daily.add({ ...settings, thread: true });
    stage.fate = (step) => (step === 'openThread' ? 'refused' : 'ok');
    await stage.at('2026-03-01T09:00Z');
    stage.fate = (step) => (step === 'openThread' ? 'passing' : 'ok');
    await stage.at('2026-03-02T09:00Z');
    stage.fate = () => 'ok';
    await stage.at('2026-03-02T09:01Z');
    expect(channels.messages.map(({ thread }) => thread)).toEqual([false, true]);
    expect(channels.asked).toEqual(['send', 'openThread', 'send', 'openThread', 'openThread']);
    expect(await stage.store.schedules.get(1)).toMatchObject({ failures: 0 });
  });

  it('settles what another process left when it takes over, whatever its time', async () => {
    const { daily, store, channels, startAnother } = setUp('2026-03-01T08:00Z');
    await daily.add(settings);
    await daily.add({ ...settings, channel: '3' });
    const { send } = channels;
    // Killed after the first was sent, and before the second was.
    Object.assign(channels, {
      send: async (post: Parameters<typeof send>[0]) => {
        if (post.channel === '2') await send(post);
        return new Promise<never>(() => {});
      },
    });
    stage.now = Date.parse('2026-03-01T09:00Z');
    void daily.tick();
    await expect.poll(() => channels.messages.length).toBe(1);
    await expect.poll(async () => (await store.posts.shown(2, 1)).length).toBe(1);
    await store.close();
    Object.assign(channels, { send });
    stage.now += 10_000;
    await startAnother().daily.tick();
    expect(channels.messages.map(({ channel }) => channel)).toEqual(['2', '3']);
    expect(channels.asked.filter((step) => step === 'find')).toHaveLength(2);
  });

  it('gives up a post whose paper left the archive before it was sent', async () => {
    const { daily, channels } = setUp('2026-03-01T08:00Z', { entries: someEntries(2) });
    await daily.add(settings);
    stage.fate = () => 'passing';
    await stage.at('2026-03-01T09:00Z');
    stage.edit(someEntries(0));
    stage.fate = () => 'ok';
    await stage.at('2026-03-01T09:02Z');
    expect(channels.messages).toEqual([]);
    expect(stage.log.lines.at(-1)).toMatchObject({ fields: { why: 'its paper left the archive' } });
  });

  it('moves on where the filter leaves no paper', async () => {
    const { daily } = setUp('2026-03-01T08:00Z');
    const schedule = await daily.add({ ...settings, topic: 'none such' });
    expect(await daily.preview(schedule)).toBeUndefined();
    expect(await daily.now(schedule, '77')).toEqual({ kind: 'empty' });
    await stage.at('2026-03-01T09:00Z');
    await stage.at('2026-03-01T09:00:01Z');
    expect(stage.times()).toEqual([]);
    expect(stage.log.lines.filter(({ message }) => message.includes('no paper'))).toHaveLength(1);
  });

  it('tells of a store in trouble once a minute, and goes on when it is well', async () => {
    const broken = { is: false };
    const { daily } = setUp('2026-03-01T08:00Z', {
      wrap: (store) => ({
        ...store,
        posts: {
          ...store.posts,
          claim: (claims) =>
            broken.is ? Promise.reject(new StoreError('the disk is full')) : store.posts.claim(claims),
        },
      }),
    });
    await daily.add(settings);
    broken.is = true;
    for (const second of ['00', '01', '59']) await stage.at(`2026-03-01T09:00:${second}Z`);
    expect(stage.log.lines).toMatchObject([{ level: 'error', fields: { problem: 'the disk is full' } }]);
    await stage.at('2026-03-01T09:01Z');
    expect(stage.log.lines).toHaveLength(2);
    broken.is = false;
    await stage.at('2026-03-01T09:02Z');
    expect(stage.times()).toEqual(['2026-03-01T09:02']);
  });

  it('keeps no schedule back for the fault of another', async () => {
    const { daily, store } = setUp('2026-03-01T08:00Z');
    await daily.add({ ...settings, time: '08:30' });
    await daily.add(settings);
    await store.schedules.change(1, { zone: 'Europe/Atlantis' });
    await stage.at('2026-03-01T09:00Z');
    await stage.at('2026-03-01T09:00:01Z');
    expect(stage.times()).toEqual(['2026-03-01T09:00']);
    const errors = stage.log.lines.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ fields: { schedule: 1 } }]);
  });

  it('claims the others one by one where one claim is at fault', async () => {
    const { daily } = setUp('2026-03-01T08:00Z', {
      wrap: (store) => ({
        ...store,
        posts: {
          ...store.posts,
          claim: async (claims) => {
            if (claims.some(({ schedule }) => schedule === 1)) throw new Error('a bug in a claim');
            return store.posts.claim(claims);
          },
        },
      }),
    });
    await daily.add(settings);
    await daily.add(settings);
    await stage.at('2026-03-01T09:00Z');
    expect(stage.times()).toEqual(['2026-03-01T09:00']);
    expect(stage.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { schedule: 1 } },
    ]);
  });
});
