// The contract of saved papers, votes and gaps.
import { describe, expect, it } from 'vitest';
import { mostSaved } from '../../src/store/feedback.ts';
import { kept } from '../../src/store/store.ts';
import type { Opened } from './contract.ts';
import { collect, gap, minute, noon } from './values.ts';

export function feedbackContract(opened: () => Promise<Opened>): void {
  describe('saved papers', () => {
    it('adds each once, lists the newest first, and removes', async () => {
      const { store, clock } = await opened();
      const { add, list, remove } = store.saved;
      expect(await list('m1')).toEqual([]);
      expect(await add('m1', { code: 'a', title: 'A' })).toBe('added');
      clock.at += minute;
      expect(await add('m1', { code: 'b', title: 'B 🙂' })).toBe('added');
      clock.at -= 2 * minute;
      expect(await add('m1', { code: 'c', title: 'C' })).toBe('added');
      expect(await add('m1', { code: 'a', title: 'A' })).toBe('there');
      expect(await add('m2', { code: 'a', title: 'A' })).toBe('added');
      expect(await list('m1')).toEqual([
        { paper: 'c', title: 'C', savedAt: noon - minute },
        { paper: 'b', title: 'B 🙂', savedAt: noon + minute },
        { paper: 'a', title: 'A', savedAt: noon },
      ]);
      expect(await remove('m1', 'a')).toBe(true);
      expect(await remove('m1', 'a')).toBe(false);
      expect((await list('m1')).map(({ paper }) => paper)).toEqual(['c', 'b']);
      expect(await list('m2')).toHaveLength(1);
    });

    it('is full at 500, for that member', async () => {
      const { store } = await opened();
      const add = (member: string, code: number) => store.saved.add(member, { code: `${code}`, title: 'T' });
      for (let code = 0; code < mostSaved; code += 1) expect(await add('m1', code)).toBe('added');
      expect(await add('m1', mostSaved)).toBe('full');
      expect(await add('m1', 0)).toBe('there');
      expect(await add('m2', mostSaved)).toBe('added');
      await store.saved.remove('m1', '0');
      expect(await add('m1', mostSaved)).toBe('added');
      expect(await store.saved.list('m1')).toHaveLength(mostSaved);
    });
  });

  describe('votes', () => {
    it('counts one of each member and answer, the last', async () => {
      const { store } = await opened();
      const cast = (member: string, value: 'up' | 'down', message = 'a1') =>
        store.votes.cast({ message, member, server: 's1', value });
      expect(await store.votes.counts('a1')).toEqual({ up: 0, down: 0 });
      expect(await cast('m1', 'up')).toEqual({ up: 1, down: 0 });
      expect(await cast('m1', 'up')).toEqual({ up: 1, down: 0 });
      expect(await cast('m2', 'up')).toEqual({ up: 2, down: 0 });
      expect(await cast('m1', 'down')).toEqual({ up: 1, down: 1 });
      expect(await cast('m1', 'down', 'a2')).toEqual({ up: 0, down: 1 });
      expect(await store.votes.counts('a1')).toEqual({ up: 1, down: 1 });
    });

    it('takes the gap of that member and answer back with an up, and no other', async () => {
      const { store } = await opened();
      for (const member of ['m1', 'm2'])
        for (const message of ['a1', 'a2']) await store.gaps.note({ ...gap, member, message, cause: 'down' });
      await store.gaps.note(gap);
      await store.votes.cast({ message: 'a1', member: 'm1', server: 's1', value: 'down' });
      expect(await collect(store.gaps.all())).toHaveLength(5);
      await store.votes.cast({ message: 'a1', member: 'm1', server: 's1', value: 'up' });
      expect((await store.members.record('m1')).gaps.map(({ message }) => message)).toEqual(['a2', null]);
      expect((await store.members.record('m2')).gaps.map(({ message }) => message)).toEqual(['a1', 'a2']);
    });
  });

  describe('gaps', () => {
    it('groups by terms what at least two members asked, the most asked first', async () => {
      const { store, clock } = await opened();
      const note = async (terms: string, member: string, question: string, server: string | null = 's1') => {
        clock.at += 1;
        await store.gaps.note({ ...gap, terms, member, question, server });
        return clock.at;
      };
      await note('alone', 'm1', 'one');
      await note('alone', 'm1', 'two');
      await note('pair', 'm1', 'old');
      for (const member of ['m1', 'm2', 'm3']) await note('three', member, `three ${member}`);
      const threeAt = await note('three', 'm1', 'three m2');
      await note('later', 'm1', 'a');
      const laterAt = await note('later', 'm2', 'b');
      for (const question of ['x', 'y', 'z', 'z']) await note('pair', 'm2', question);
      const pairAt = await note('pair', 'm2', 'y');
      await note('alone', 'm2', 'elsewhere', 's2');
      await note('alone', 'm3', 'in private', null);
      const groups = [
        {
          ...{ terms: 'three', members: 3, asked: 4, lastAt: threeAt },
          questions: ['three m2', 'three m3', 'three m1'],
        },
        { terms: 'pair', members: 2, asked: 6, lastAt: pairAt, questions: ['y', 'z', 'x'] },
        { terms: 'later', members: 2, asked: 2, lastAt: laterAt, questions: ['b', 'a'] },
      ];
      expect(await store.gaps.groups('s1', 10)).toEqual(groups);
      expect(await store.gaps.groups('s1', 2)).toEqual(groups.slice(0, 2));
      expect(await store.gaps.groups('s2', 10)).toEqual([]);
    });

    it('lets a second vote of a member on an answer take the place of the first', async () => {
      const { store, clock } = await opened();
      const down = { ...gap, cause: 'down', message: 'a1', papers: ['2022-12-04#1'] } as const;
      await store.gaps.note(down);
      await store.gaps.note({ ...down, message: 'a2' });
      clock.at += minute;
      await store.gaps.note({ ...down, expected: 'The “Mamba” paper 🐍' });
      await store.gaps.note({ ...down, member: 'm2' });
      const { gaps } = await store.members.record('m1');
      const { member: _, ...first } = down;
      expect(gaps).toEqual([
        { ...first, message: 'a2', at: noon },
        { ...first, expected: 'The “Mamba” paper 🐍', at: noon + minute },
      ]);
      expect(await store.gaps.groups('s1', 10)).toMatchObject([{ members: 2, asked: 3 }]);
    });

    it('gives all of them, oldest first, without who asked or where', async () => {
      const { store, clock } = await opened();
      const texts = Array.from({ length: 1_234 }, (_, i) => `question ${i}`);
      for (const question of texts) {
        clock.at += 1;
        await store.gaps.note({ ...gap, question, server: clock.at % 2 ? 's1' : null });
      }
      const all = await collect(store.gaps.all());
      expect(all.map(({ question }) => question)).toEqual(texts);
      const { server: _, member: __, ...plain } = gap;
      expect(all[5]).toEqual({ ...plain, question: 'question 5', at: noon + 6 });
    });

    it('keeps nothing where the server switched it off, and forgets what there was', async () => {
      const { store } = await opened();
      for (const server of ['s1', 's2', null])
        for (const member of ['m1', 'm2']) await store.gaps.note({ ...gap, server, member });
      await store.servers.choose('s1', { questions: false });
      await store.gaps.note(gap);
      expect(await collect(store.gaps.all())).toHaveLength(4);
      expect(await store.gaps.groups('s1', 10)).toEqual([]);
      expect(await store.gaps.groups('s2', 10)).toHaveLength(1);
      await store.servers.choose('s1', { questions: true });
      await store.gaps.note(gap);
      expect(await collect(store.gaps.all())).toHaveLength(5);
    });

    it('shows no group whose last question is older than 30 days, tidied or not', async () => {
      const { store, clock } = await opened();
      for (const member of ['m1', 'm2']) await store.gaps.note({ ...gap, member });
      clock.at += kept.questions - 1;
      expect(await store.gaps.groups('s1', 10)).toHaveLength(1);
      clock.at += 1;
      expect(await store.gaps.groups('s1', 10)).toEqual([]);
    });
  });
}
