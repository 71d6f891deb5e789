// The contract of forgetting: what tidying takes and what it leaves, and who leads.
import { describe, expect, it } from 'vitest';
import { mostRecent } from '../../src/store/schedules.ts';
import { kept } from '../../src/store/store.ts';
import type { Opened } from './contract.ts';
import { claimOf, collect, day, gap, settings, start } from './values.ts';

const year = 365 * day;

export function tidyContract(opened: () => Promise<Opened>): void {
  describe('tidying', () => {
    it('forgets turns, questions and voters when their time has come, and not before', async () => {
      const { store, clock } = await opened();
      await store.conversations.remember(
        { server: 's1', channel: 'c1', member: 'm1' },
        { understood: 'a', papers: [] },
      );
      for (const member of ['m1', 'm2']) {
        await store.gaps.note({ ...gap, member });
        await store.votes.cast({ message: 'a1', member, server: 's1', value: 'up' });
      }
      await store.saved.add('m1', { code: 'p1', title: 'One' });
      const kinds = async () => {
        const { conversations, saved, votes, gaps } = await store.members.record('m1');
        return [conversations, saved, votes, gaps].map(({ length }) => length);
      };
      const begin = clock.at;
      const tidyAfter = async (time: number) => {
        clock.at = begin + time;
        await store.tidy();
        return kinds();
      };
      expect(await tidyAfter(0)).toEqual([1, 1, 1, 1]);
      expect(await tidyAfter(kept.turns - 1)).toEqual([1, 1, 1, 1]);
      expect(await tidyAfter(kept.turns)).toEqual([0, 1, 1, 1]);
      expect(await tidyAfter(kept.questions - 1)).toEqual([0, 1, 1, 1]);
      expect(await tidyAfter(kept.questions)).toEqual([0, 1, 1, 0]);
      expect(await collect(store.gaps.all())).toEqual([]);
      expect(await tidyAfter(kept.voters - 1)).toEqual([0, 1, 1, 0]);
      expect(await tidyAfter(kept.voters)).toEqual([0, 1, 0, 0]);
      expect(await store.votes.counts('a1')).toEqual({ up: 2, down: 0 });
      expect(await tidyAfter(10 * year)).toEqual([0, 1, 0, 0]);
    });

    it('forgets many', async () => {
      const { store, clock } = await opened();
      for (let i = 0; i < 1_001; i += 1) await store.gaps.note({ ...gap, member: `m${i % 7}` });
      clock.at += kept.questions / 2;
      for (const member of ['m1', 'm2']) await store.gaps.note({ ...gap, member, question: 'young' });
      clock.at += kept.questions / 2;
      await store.tidy();
      expect(await store.gaps.groups('s1', 10)).toMatchObject([
        { members: 2, asked: 2, questions: ['young'] },
      ]);
    });

    it('forgets posts of earlier rounds after a year, except the last that were shown', async () => {
      const { store, clock } = await opened();
      const [{ id }, other] = [
        await store.schedules.add(settings, start),
        await store.schedules.add(settings, start),
      ];
      const occasions = async (round: number, count: number, prefix: string) => {
        const all = Array.from({ length: count }, (_, i) => `${prefix}${i}`);
        for (const occasion of all) {
          const claim = claimOf(id, occasion, { round, next: { nextAt: clock.at, round } });
          const [post] = await store.posts.claim([claim]);
          await store.posts.change(post!.id, { state: 'done' });
        }
        return all;
      };
      const old = await occasions(1, 20, 'a');
      await store.posts.skip({ schedule: id, occasion: 'skipped', dueAt: 0 }, 0);
      const recent = await occasions(1, mostRecent, 'b');
      const present = await occasions(2, 60, 'c');
      await store.posts.claim([claimOf(other.id, 'few')]);
      const there = async (names: readonly string[], schedule = id) =>
        (await Promise.all(names.map((name) => store.posts.has(schedule, name)))).filter(Boolean).length;
      const shown = await store.posts.shown(id, 2);

      clock.at += year - 1;
      await store.tidy();
      expect(await there([...old, 'skipped'])).toBe(21);
      clock.at += 1;
      await store.tidy();
      expect(await there([...old, 'skipped'])).toBe(0);
      expect(await there(recent)).toBe(mostRecent);
      expect(await there(present)).toBe(60);
      expect(await there(['few'], other.id)).toBe(1);
      expect(await store.posts.shown(id, 2)).toEqual(shown);
    });
  });

  describe('leading', () => {
    it('leads from the first call on', async () => {
      const { store } = await opened();
      expect(await store.lead()).toBe(true);
      expect(await store.lead()).toBe(true);
    });
  });

  it('refuses work when it is closed, as often as it is closed', async () => {
    const { store } = await opened();
    await store.close();
    await store.close();
    for (const work of [
      () => store.conversations.turns('c1', 'm1'),
      () => store.schedules.add(settings, start),
      () => store.posts.claim([claimOf(1, 'd')]),
      () => store.votes.counts('a1'),
      () => collect(store.gaps.all()),
      () => store.lead(),
      () => store.tidy(),
      () => store.backup('never made'),
    ])
      await expect(work()).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringContaining('closed'),
      });
  });
}
