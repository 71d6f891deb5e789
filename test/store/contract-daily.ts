// The contract of schedules and of their posts.
import { describe, expect, it } from 'vitest';
import { mostRecent } from '../../src/store/schedules.ts';
import type { Opened } from './contract.ts';
import { claimOf, day, minute, noon, settings, start } from './values.ts';

export function dailyContract(opened: () => Promise<Opened>): void {
  describe('schedules', () => {
    it('gives back what was added', async () => {
      const { store } = await opened();
      const added = await store.schedules.add(settings, start);
      expect(added).toEqual({ ...settings, ...start, id: added.id, round: 1, failures: 0, paused: null });
      expect(await store.schedules.get(added.id)).toEqual(added);
      const plain = { ...settings, topic: null, from: null, to: '2023-01-01', role: null, thread: false };
      const second = await store.schedules.add(plain, start);
      expect(await store.schedules.get(second.id)).toMatchObject(plain);
      expect(await store.schedules.get(second.id + 1)).toBeUndefined();
    });

    it('lists those of a server in the order in which they were added', async () => {
      const { store } = await opened();
      const first = await store.schedules.add(settings, { ...start, nextAt: noon + day });
      const other = await store.schedules.add({ ...settings, server: 's2' }, start);
      const second = await store.schedules.add(settings, start);
      expect(await store.schedules.ofServer('s1')).toEqual([first, second]);
      expect(await store.schedules.ofServer('s2')).toEqual([other]);
      expect(await store.schedules.ofServer('s3')).toEqual([]);
    });

    it('changes what it is told to, and nothing else', async () => {
      const { store } = await opened();
      const added = await store.schedules.add(settings, start);
      const changes = {
        ...{
          channel: 'c2',
          time: '10:30',
          zone: 'UTC',
          days: [2],
          topic: null,
          from: null,
          to: '2024-01-01',
        },
        ...{ role: null, thread: false, round: 3, nextAt: noon + 1, failures: 2, paused: 'gone' },
      };
      for (const [name, value] of Object.entries(changes)) {
        const before = await store.schedules.get(added.id);
        const after = await store.schedules.change(added.id, { [name]: value });
        expect(after).toEqual({ ...before, [name]: value });
        expect(await store.schedules.get(added.id)).toEqual(after);
      }
      expect(await store.schedules.change(added.id, {})).toEqual({ ...added, ...changes });
      expect(await store.schedules.change(added.id + 1, { failures: 1 })).toBeUndefined();
    });

    it('finds those that are due or active, never one that is paused', async () => {
      const { store } = await opened();
      const add = (nextAt: number) => store.schedules.add(settings, { ...start, nextAt });
      const [late, latest, paused, ahead] = [
        await add(noon),
        await add(noon - 1),
        await add(noon),
        await add(noon + 1),
      ];
      await store.schedules.change(paused.id, { paused: 'by an admin' });
      expect(await store.schedules.due(noon, 10)).toEqual([latest, late]);
      expect(await store.schedules.due(noon, 1)).toEqual([latest]);
      expect(await store.schedules.due(noon - 2, 10)).toEqual([]);
      expect(await store.schedules.active(0, 10)).toEqual([late, latest, ahead]);
      expect(await store.schedules.active(late.id, 1)).toEqual([latest]);
      expect(await store.schedules.active(ahead.id, 10)).toEqual([]);
      await store.schedules.change(paused.id, { paused: null });
      expect((await store.schedules.due(noon, 10)).map(({ id }) => id)).toEqual([
        latest.id,
        late.id,
        paused.id,
      ]);
    });

    it('removes one with its posts, and never gives its id again', async () => {
      const { store } = await opened();
      const { id } = await store.schedules.add(settings, start);
      await store.posts.claim([claimOf(id, '2026-11-22')]);
      expect(await store.schedules.remove(id)).toBe(true);
      expect(await store.schedules.remove(id)).toBe(false);
      expect(await store.schedules.get(id)).toBeUndefined();
      expect(await store.posts.has(id, '2026-11-22')).toBe(false);
      expect(await store.posts.unfinished(noon + day, 10)).toEqual([]);
      expect((await store.schedules.add(settings, start)).id).not.toBe(id);
    });
  });

  describe('posts', () => {
    it('claims each occasion once, in the order given, and moves every schedule on', async () => {
      const { store } = await opened();
      const [first, second] = [
        await store.schedules.add(settings, start),
        await store.schedules.add(settings, start),
      ];
      const [a, b] = [claimOf(first.id, '2026-11-22'), claimOf(second.id, '2026-11-22')];
      const claimed = await store.posts.claim([b, a]);
      const rest = { claimedAt: noon, state: 'claimed', message: null, attempts: 0 };
      expect(claimed).toEqual(
        [b, a].map(({ next: _, ...claim }, i) => ({ ...claim, ...rest, id: claimed[i]!.id })),
      );
      const next = { nextAt: noon + 5 * day, round: 7 };
      const again = await store.posts.claim([{ ...a, next }, claimOf(second.id, '2026-11-23')]);
      expect(again.map(({ schedule, occasion }) => [schedule, occasion])).toEqual([
        [second.id, '2026-11-23'],
      ]);
      expect(await store.schedules.get(first.id)).toEqual({ ...first, ...next });
      expect(await store.schedules.get(second.id)).toEqual({ ...second, nextAt: noon + day });
      expect(await store.posts.claim([])).toEqual([]);
    });

    it('claims an occasion once however many ask at once', async () => {
      const { store } = await opened();
      const { id } = await store.schedules.add(settings, start);
      const all = await Promise.all(Array.from({ length: 20 }, () => store.posts.claim([claimOf(id, 'd')])));
      expect(all.flat()).toHaveLength(1);
    });

    it('claims nothing for a schedule that is gone, and the others of the batch', async () => {
      const { store } = await opened();
      const { id } = await store.schedules.add(settings, start);
      const claimed = await store.posts.claim([claimOf(id + 1, 'd'), claimOf(id, 'd')]);
      expect(claimed.map(({ schedule }) => schedule)).toEqual([id]);
      expect(await store.posts.skip({ schedule: id + 1, occasion: 'd', dueAt: noon }, noon)).toBe(false);
    });

    it('leaves an occasion out that is still free', async () => {
      const { store } = await opened();
      const { id } = await store.schedules.add(settings, start);
      const post = { schedule: id, occasion: '2026-11-22', dueAt: noon };
      expect(await store.posts.has(id, '2026-11-22')).toBe(false);
      expect(await store.posts.skip(post, noon + day)).toBe(true);
      expect(await store.posts.has(id, '2026-11-22')).toBe(true);
      expect(await store.schedules.get(id)).toMatchObject({ nextAt: noon + day, round: 1 });
      expect(await store.posts.skip(post, noon + 2 * day)).toBe(false);
      expect(await store.schedules.get(id)).toMatchObject({ nextAt: noon + 2 * day });
      expect(await store.posts.claim([claimOf(id, '2026-11-22')])).toEqual([]);
      expect(await store.posts.shown(id, 1)).toEqual([]);
      expect(await store.posts.unfinished(noon + day, 10)).toEqual([]);
    });

    it('tells what was shown: this round and the last of before, newest first, not what failed', async () => {
      const { store } = await opened();
      const [{ id }, other] = [
        await store.schedules.add(settings, start),
        await store.schedules.add(settings, start),
      ];
      const claim = async (round: number, i: number) => {
        const [post] = await store.posts.claim([
          claimOf(id, `${round}-${i}`, { round, paper: `p${i}`, title: `t${round}.${i}` }),
        ]);
        return post!;
      };
      for (let i = 0; i < 30; i += 1) await claim(1, i);
      for (let i = 0; i < 40; i += 1) await claim(2, i);
      const [sent, done, failed] = [await claim(3, 0), await claim(3, 1), await claim(3, 2)];
      const [, claimed] = [await claim(4, 0), await claim(3, 3)];
      await store.posts.change(sent.id, { state: 'sent' });
      await store.posts.change(done.id, { state: 'done' });
      await store.posts.change(failed.id, { state: 'failed' });
      await store.posts.skip({ schedule: id, occasion: 'skipped', dueAt: noon }, noon);
      await store.posts.claim([claimOf(other.id, 'other', { round: 3 })]);
      const shown = await store.posts.shown(id, 3);
      expect(shown.slice(0, 3)).toEqual(
        [claimed!, done, sent].map(({ paper, title, round }) => ({ paper, title, round })),
      );
      expect(shown.slice(3).map(({ title }) => title)).toEqual([
        ...Array.from({ length: 40 }, (_, i) => `t2.${39 - i}`),
        ...Array.from({ length: mostRecent - 40 }, (_, i) => `t1.${29 - i}`),
      ]);
    });

    it('finds what did not come to an end, the longest waiting first', async () => {
      const { store } = await opened();
      const { id } = await store.schedules.add(settings, start);
      const posts = await store.posts.claim(
        [5, 3, 4, 1, 2].map((late) => claimOf(id, `d${late}`, { retryAt: noon + late })),
      );
      const ids = posts.map((post) => post.id);
      const found = async (by: number, limit = 10) =>
        (await store.posts.unfinished(by, limit)).map(({ occasion }) => occasion);
      expect(await found(noon + 4)).toEqual(['d1', 'd2', 'd3', 'd4']);
      expect(await found(noon + 4, 2)).toEqual(['d1', 'd2']);
      expect(await found(noon)).toEqual([]);
      expect(await found(Number.POSITIVE_INFINITY)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5']);
      await store.posts.change(ids[0]!, {
        state: 'sent',
        message: '123',
        attempts: 2,
        retryAt: noon + minute,
      });
      await store.posts.change(ids[1]!, { state: 'done' });
      await store.posts.change(ids[2]!, { state: 'failed' });
      expect(await found(noon + 5)).toEqual(['d1', 'd2']);
      expect((await store.posts.unfinished(noon + minute, 9)).at(-1)).toEqual({
        ...{ ...posts[0], state: 'sent', message: '123', attempts: 2, retryAt: noon + minute },
      });
      await store.posts.change(ids[0]!, { message: null });
      expect((await store.posts.unfinished(noon + minute, 9)).at(-1)).toMatchObject({
        state: 'sent',
        message: null,
      });
      await store.posts.change(ids[4]! + 1, { state: 'done' });
    });
  });
}
