// What admins do with their schedules, and what becomes of the next posts.

import { afterEach, describe, expect, it } from 'vitest';
import { createStage, settings } from './stage.ts';

let stage: ReturnType<typeof createStage>;
afterEach(() => stage.end());

function setUp(start: string) {
  stage = createStage(start);
  return stage;
}

/** Days and times, of the first two months of 2026. */
async function upcoming(id: number, count = 3): Promise<readonly string[]> {
  const schedule = await stage.store.schedules.get(id);
  const found = await stage.daily.upcoming(schedule!, count);
  return found.map((each) => each.toISOString().slice(8, 16));
}

describe('add', () => {
  it('is due from its next time on', async () => {
    const { daily } = setUp('2026-01-05T10:00Z');
    const added = await daily.add({ ...settings, zone: 'Europe/Berlin', days: [1, 3] });
    expect(added).toMatchObject({ id: 1, round: 1, failures: 0, paused: null, zone: 'Europe/Berlin' });
    expect(added.seed).toSatisfy((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
    expect(await upcoming(1)).toEqual(['07T08:00', '12T08:00', '14T08:00']);
  });
});

describe('edit', () => {
  it('takes the first time after now whose day has no post', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    await daily.add(settings);
    await stage.at('2026-01-05T09:00Z');
    await daily.edit(1, { time: '12:00' });
    expect(await upcoming(1)).toEqual(['06T12:00', '07T12:00', '08T12:00']);
    await daily.edit(1, { time: '08:00', days: [2, 5] });
    expect(await upcoming(1)).toEqual(['06T08:00', '09T08:00', '13T08:00']);
    expect(await daily.edit(2, { time: '08:00' })).toBeUndefined();
  });

  it('leaves the time of a post that is due as it is where another thing changes', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    await daily.add(settings);
    stage.now = Date.parse('2026-01-05T09:00:01Z');
    await daily.edit(1, { topic: 'odd' });
    await daily.tick();
    expect(stage.times()).toEqual(['2026-01-05T09:00']);
  });

  it('pauses and lets go on', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    await daily.add(settings);
    expect(await daily.edit(1, { paused: true })).toMatchObject({ paused: 'by an admin' });
    await stage.at('2026-01-05T09:00Z');
    await stage.at('2026-01-06T11:00Z');
    expect(await upcoming(1, 1)).toEqual(['07T09:00']);
    expect(await daily.edit(1, { paused: false })).toMatchObject({ paused: null });
    await daily.tick();
    expect(stage.times()).toEqual([]);
    await stage.at('2026-01-07T09:00Z');
    expect(stage.times()).toEqual(['2026-01-07T09:00']);
  });

  it('sends nothing again of what waited when it was paused', async () => {
    const { daily, channels } = setUp('2026-01-05T08:00Z');
    await daily.add(settings);
    stage.fate = () => 'passing';
    await stage.at('2026-01-05T09:00Z');
    stage.fate = () => 'ok';
    await daily.edit(1, { paused: true });
    await stage.at('2026-01-05T09:02Z');
    expect(channels.messages).toEqual([]);
  });
});

describe('skip', () => {
  it('leaves out the next, and then the one after it', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add(settings);
    expect((await daily.skip(schedule)).toISOString()).toBe('2026-01-05T09:00:00.000Z');
    expect((await daily.skip(schedule)).toISOString()).toBe('2026-01-06T09:00:00.000Z');
    expect(await upcoming(1, 2)).toEqual(['07T09:00', '08T09:00']);
    for (const day of ['05', '06', '07']) await stage.at(`2026-01-${day}T09:00Z`);
    expect(stage.times()).toEqual(['2026-01-07T09:00']);
  });

  it('leaves out one that is late and still to come', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add(settings);
    stage.now = Date.parse('2026-01-05T10:00Z');
    expect((await daily.skip(schedule)).toISOString()).toBe('2026-01-05T09:00:00.000Z');
    await daily.tick();
    expect(stage.times()).toEqual([]);
    expect(await upcoming(1, 1)).toEqual(['06T09:00']);
  });
});

describe('preview and now', () => {
  it('previews what comes next, and posts it at once, beside the usual time and never again', async () => {
    const { daily, channels } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add({ ...settings, thread: true, role: '8' });
    const paper = await daily.preview(schedule);
    expect(await daily.now(schedule, '123')).toEqual({ kind: 'posted', paper, message: 'm1' });
    expect(channels.messages).toMatchObject([{ title: paper?.title, role: '8', thread: true }]);
    expect(await daily.preview(schedule)).not.toEqual(paper);
    expect(await daily.now(schedule, '123')).toMatchObject({ kind: 'trouble', again: false });
    for (let day = 5; day < 30; day += 1) await stage.at(`2026-01-${String(day).padStart(2, '0')}T09:00Z`);
    expect(new Set(stage.titles()).size).toBe(26);
  });

  it('says what stands in the way, and tries again what passes', async () => {
    const { daily, channels, store } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add(settings);
    await daily.tick();
    stage.fate = () => 'refused';
    expect(await daily.now(schedule, '1')).toEqual({
      kind: 'trouble',
      what: 'the channel is gone',
      again: false,
    });
    // Who asked was told; only what nobody waits for pauses a schedule.
    expect(await store.schedules.get(1)).toMatchObject({ failures: 0 });
    stage.fate = () => 'lost';
    expect(await daily.now(schedule, '2')).toMatchObject({ kind: 'trouble', again: true });
    stage.fate = () => 'ok';
    await stage.at('2026-01-05T08:02Z');
    expect(channels.messages).toHaveLength(1);
    expect(channels.asked).toEqual(['send', 'send', 'find']);
    await store.schedules.remove(1);
    expect(await daily.now(schedule, '3')).toMatchObject({ kind: 'trouble', again: false });
  });

  it('shows two that ask at once two papers', async () => {
    const { daily } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add(settings);
    stage.now = Date.parse('2026-01-05T09:00Z');
    await Promise.all([daily.now(schedule, '1'), daily.tick(), daily.now(schedule, '2')]);
    expect(new Set(stage.titles()).size).toBe(3);
  });

  it('takes nothing on any more once it stops', async () => {
    const { daily, channels } = setUp('2026-01-05T08:00Z');
    const schedule = await daily.add(settings);
    await daily.stop();
    await stage.at('2026-01-05T09:00Z');
    expect(await daily.now(schedule, '1')).toMatchObject({ kind: 'trouble' });
    expect(channels.asked).toEqual([]);
  });
});
