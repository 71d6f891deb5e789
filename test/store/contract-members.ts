// The contract of what a member may see and delete.
import { describe, expect, it } from 'vitest';
import type { Opened } from './contract.ts';
import { collect, gap, minute, noon } from './values.ts';

const nothing = { conversations: [], saved: [], votes: [], gaps: [] };

export function membersContract(opened: () => Promise<Opened>): void {
  describe('members', () => {
    it('shows all that is kept of one, also what is only in memory', async () => {
      const { store } = await opened();
      expect(await store.members.record('m1')).toEqual(nothing);
      await fill(store, 'm1');
      await fill(store, 'm2');
      const turn = { understood: 'm1 asks', papers: ['p1'] };
      const { member: _, ...plain } = { ...gap, question: 'm1 asks' };
      expect(await store.members.record('m1')).toEqual({
        conversations: [
          { channel: 'c1', at: noon, turn },
          { channel: 'silent', at: noon, turn },
        ],
        saved: [
          { paper: 'p2', title: 'Two', savedAt: noon },
          { paper: 'p1', title: 'One', savedAt: noon },
        ],
        votes: [{ message: 'a1', value: 'down', at: noon }],
        gaps: [
          { ...plain, at: noon },
          { ...plain, server: null, cause: 'down', message: 'a1', expected: 'm1 wants', at: noon },
        ],
      });
    });

    it('deletes all of one and nothing of others, and tells how much that was', async () => {
      const { store, clock } = await opened();
      await fill(store, 'm1');
      await fill(store, 'm2');
      await fill(store, 'm3');
      const others = [await store.members.record('m2'), await store.members.record('m3')];
      expect(await store.gaps.groups('s1', 1)).toMatchObject([{ members: 3 }]);
      expect(await store.members.forget('m1')).toEqual({ conversations: 2, saved: 2, votes: 1, gaps: 2 });
      expect(await store.members.forget('m1')).toEqual({ conversations: 0, saved: 0, votes: 0, gaps: 0 });
      expect(await store.members.record('m1')).toEqual(nothing);
      expect(await store.conversations.turns('c1', 'm1')).toEqual([]);
      expect(await store.conversations.turns('silent', 'm1')).toEqual([]);
      expect([await store.members.record('m2'), await store.members.record('m3')]).toEqual(others);
      expect(await store.votes.counts('a1')).toEqual({ up: 0, down: 2 });
      expect(await store.gaps.groups('s1', 1)).toEqual([
        { terms: 'mamba', members: 2, asked: 2, lastAt: noon, questions: ['m3 asks', 'm2 asks'] },
      ]);
      // What the member leaves after that is kept as if nothing had been.
      clock.at += minute;
      expect(await store.saved.add('m1', { code: 'p1', title: 'One' })).toBe('added');
      expect((await store.members.record('m1')).saved).toHaveLength(1);
    });

    it('deletes much as it deletes little', async () => {
      const { store } = await opened();
      for (let i = 0; i < 1_001; i += 1) await store.gaps.note({ ...gap, question: `question ${i}` });
      await store.gaps.note({ ...gap, member: 'm2' });
      expect((await store.members.forget('m1')).gaps).toBe(1_001);
      expect(await collect(store.gaps.all())).toHaveLength(1);
    });
  });
}

async function fill(store: Opened['store'], member: string): Promise<void> {
  const turn = { understood: `${member} asks`, papers: ['p1'] };
  await store.servers.choose('s-silent', { questions: false });
  await store.conversations.remember({ server: 's1', channel: 'c1', member }, turn);
  await store.conversations.remember({ server: 's-silent', channel: 'silent', member }, turn);
  await store.saved.add(member, { code: 'p1', title: 'One' });
  await store.saved.add(member, { code: 'p2', title: 'Two' });
  await store.votes.cast({ message: 'a1', member, server: null, value: 'down' });
  const own = { ...gap, member, question: `${member} asks` };
  await store.gaps.note(own);
  await store.gaps.note({
    ...{ ...own, server: null, cause: 'down', message: 'a1', expected: `${member} wants` },
  });
}
