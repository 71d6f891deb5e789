// The contract of servers that follow, and of what they are told.
import { describe, expect, it } from 'vitest';
import type { AnnouncementClaim, Follow } from '../../src/store/follows.ts';
import type { Opened } from './contract.ts';
import { day, minute, noon } from './values.ts';

const settings = { server: 's1', channel: 'c1', role: 'r1' };
const follow: Follow = { ...settings, announced: '2022-12-04' };
const postOf = (since: string, until: string, retryAt = noon + 2 * minute) => ({
  ...{ since, until, retryAt, nonce: `n${until.replaceAll('-', '')}` },
});
const claimOf = (to: Follow, ...posts: AnnouncementClaim['posts']): AnnouncementClaim => ({
  follow: to,
  posts: posts.length > 0 ? posts : [postOf(to.announced, '2022-12-11')],
});

export function followsContract(opened: () => Promise<Opened>): void {
  describe('follows', () => {
    it('begins at the newest issue, and changes where to without telling anything twice', async () => {
      const { store } = await opened();
      expect(await store.follows.get('s1')).toBeUndefined();
      expect(await store.follows.start(settings, '2022-12-04')).toEqual(follow);
      expect(await store.follows.get('s1')).toEqual(follow);
      const elsewhere = { ...settings, channel: 'c2', role: null };
      expect(await store.follows.start(elsewhere, '2022-12-11')).toEqual({
        ...{ ...elsewhere, announced: '2022-12-04' },
      });
      // The newest issue of then is gone, or had a wrong date.
      expect(await store.follows.start(settings, '2022-11-27')).toMatchObject({ announced: '2022-11-27' });
      expect(await store.follows.get('s2')).toBeUndefined();
    });

    it('stops, with what was to be announced', async () => {
      const { store } = await opened();
      expect(await store.follows.stop('s1')).toBe(false);
      await store.follows.start(settings, '2022-12-04');
      await store.follows.claim([claimOf(follow)]);
      expect(await store.follows.stop('s1')).toBe(true);
      expect(await store.follows.get('s1')).toBeUndefined();
      expect(await store.follows.unfinished(noon + day, 9)).toEqual([]);
    });

    it('finds those that were not told of an issue, the longest behind first', async () => {
      const { store } = await opened();
      for (const [server, newest] of [
        ['s1', '2022-12-04'],
        ['s2', '2022-11-27'],
        ['s3', '2022-12-11'],
      ] as const)
        await store.follows.start({ ...settings, server }, newest);
      const behind = async (newest: string, limit = 9) =>
        (await store.follows.behind(newest, limit)).map(({ server }) => server);
      expect(await behind('2022-12-11')).toEqual(['s2', 's1']);
      expect(await behind('2022-12-11', 1)).toEqual(['s2']);
      expect(await behind('2022-11-27')).toEqual([]);
      expect(await behind('2022-12-12')).toEqual(['s2', 's1', 's3']);
    });

    it('claims what comes after the last issue that was told of, once, and moves on', async () => {
      const { store } = await opened();
      await store.follows.start(settings, '2022-12-04');
      const posts = [postOf('2022-12-04', '2022-12-11'), postOf('2022-12-11', '2022-12-18')];
      const all = await Promise.all(
        Array.from({ length: 9 }, () => store.follows.claim([claimOf(follow, ...posts)])),
      );
      const rest = { server: 's1', channel: 'c1', claimedAt: noon, state: 'claimed', message: null };
      const claimed = all.flat();
      expect(claimed).toEqual(
        posts.map((post, i) => ({ ...post, ...rest, attempts: 0, id: claimed[i]!.id })),
      );
      expect(await store.follows.get('s1')).toEqual({ ...follow, announced: '2022-12-18' });
      expect(await store.follows.behind('2022-12-18', 9)).toEqual([]);
      expect(await store.follows.claim([{ follow, posts: [] }])).toEqual([]);
    });

    it('claims nothing for a server that stopped or changed meanwhile, and the others of the batch', async () => {
      const { store } = await opened();
      await store.follows.start({ ...settings, channel: 'c2' }, '2022-12-04');
      const other = await store.follows.start({ ...settings, server: 's2', role: null }, '2022-12-04');
      const gone = { ...follow, server: 's3' };
      const claimed = await store.follows.claim([claimOf(follow), claimOf(gone), claimOf(other)]);
      expect(claimed.map(({ server }) => server)).toEqual(['s2']);
      expect(await store.follows.get('s1')).toMatchObject({ announced: '2022-12-04' });
    });

    it('finds what did not come to an end, the longest waiting first, and forgets the rest', async () => {
      const { store } = await opened();
      await store.follows.start(settings, '2022-12-04');
      const dates = ['2022-12-04', '2022-12-11', '2022-12-18', '2022-12-25'];
      const posts = [5, 3, 4].map((late, i) => postOf(dates[i]!, dates[i + 1]!, noon + late));
      const [first, second] = await store.follows.claim([claimOf(follow, ...posts)]);
      const found = async (by: number, limit = 9) =>
        (await store.follows.unfinished(by, limit)).map(({ until }) => until);
      expect(await found(noon + 4)).toEqual(['2022-12-18', '2022-12-25']);
      expect(await found(noon + 4, 1)).toEqual(['2022-12-18']);
      await store.follows.change(first!.id, { attempts: 2, retryAt: noon + minute });
      await store.follows.change(second!.id, { state: 'done', message: '123' });
      await store.follows.change(first!.id + 100, { state: 'done' });
      expect(await found(noon + day)).toEqual(['2022-12-25', '2022-12-11']);
      expect((await store.follows.unfinished(noon + day, 9))[1]).toEqual({
        ...{ ...first, attempts: 2, retryAt: noon + minute },
      });
      await store.follows.claim([
        claimOf({ ...follow, announced: '2022-12-25' }, postOf('2022-12-25', '2023-01-01')),
      ]);
      expect(await found(noon + day)).toEqual(['2022-12-25', '2022-12-11', '2023-01-01']);
    });
  });
}
