// The contract of conversations and of what servers choose.
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/answering/answer.ts';
import { kept } from '../../src/store/store.ts';
import type { Opened } from './contract.ts';
import { minute } from './values.ts';

const place = { server: 's1', channel: 'c1', member: 'm1' };
const turn = (understood: string): Turn => ({ understood, papers: ['2022-12-04#1', '2022-12-04#2'] });

export function conversationsContract(opened: () => Promise<Opened>): void {
  describe('conversations', () => {
    it('gives the turns back as they were, oldest first, the last 5', async () => {
      const { store, clock } = await opened();
      expect(await store.conversations.turns('c1', 'm1')).toEqual([]);
      for (const understood of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
        await store.conversations.remember(place, turn(understood));
        clock.at += minute;
      }
      expect(await store.conversations.turns('c1', 'm1')).toEqual(['c', 'd', 'e', 'f', 'g'].map(turn));
    });

    it('keeps channels and members apart', async () => {
      const { store } = await opened();
      await store.conversations.remember(place, turn('a'));
      await store.conversations.remember({ ...place, channel: 'c2' }, turn('b'));
      await store.conversations.remember({ ...place, member: 'm2' }, turn('c'));
      await store.conversations.remember({ server: null, channel: 'dm', member: 'm1' }, turn('d'));
      expect(await store.conversations.turns('c1', 'm1')).toEqual([turn('a')]);
      expect(await store.conversations.turns('c2', 'm1')).toEqual([turn('b')]);
      expect(await store.conversations.turns('c1', 'm2')).toEqual([turn('c')]);
      expect(await store.conversations.turns('dm', 'm1')).toEqual([turn('d')]);
    });

    it.each([true, false])('ends each turn after 30 minutes, with questions kept: %s', async (questions) => {
      const { store, clock } = await opened();
      await store.servers.choose('s1', { questions });
      await store.conversations.remember(place, turn('a'));
      clock.at += minute;
      await store.conversations.remember(place, turn('b'));
      clock.at += kept.turns - minute - 1;
      expect(await store.conversations.turns('c1', 'm1')).toEqual([turn('a'), turn('b')]);
      clock.at += 1;
      expect(await store.conversations.turns('c1', 'm1')).toEqual([turn('b')]);
      clock.at += minute;
      expect(await store.conversations.turns('c1', 'm1')).toEqual([]);
    });

    it('goes on in a server that switched questions off, with what is said from then on', async () => {
      const { store, clock } = await opened();
      await store.conversations.remember(place, turn('before'));
      await store.conversations.remember({ ...place, server: 's2', channel: 'c2' }, turn('elsewhere'));
      await store.servers.choose('s1', { questions: false });
      expect(await store.conversations.turns('c1', 'm1')).toEqual([]);
      for (const understood of ['a', 'b', 'c', 'd', 'e', 'f']) {
        clock.at += 1;
        await store.conversations.remember(place, turn(understood));
      }
      expect(await store.conversations.turns('c1', 'm1')).toEqual(['b', 'c', 'd', 'e', 'f'].map(turn));
      expect(await store.conversations.turns('c2', 'm1')).toEqual([turn('elsewhere')]);

      await store.servers.choose('s1', { questions: true });
      clock.at += 1;
      await store.conversations.remember(place, turn('g'));
      expect(await store.conversations.turns('c1', 'm1')).toEqual(['c', 'd', 'e', 'f', 'g'].map(turn));
      await store.servers.choose('s1', { questions: false });
      expect(await store.conversations.turns('c1', 'm1')).toEqual([]);
    });
  });

  describe('servers', () => {
    it('has both switched on until it is told otherwise, each by itself', async () => {
      const { store } = await opened();
      expect(await store.servers.choices('s1')).toEqual({ questions: true, votes: true });
      expect(await store.servers.choose('s1', { votes: false })).toEqual({ questions: true, votes: false });
      expect(await store.servers.choose('s1', { questions: false })).toEqual({
        questions: false,
        votes: false,
      });
      expect(await store.servers.choose('s1', {})).toEqual({ questions: false, votes: false });
      expect(await store.servers.choices('s1')).toEqual({ questions: false, votes: false });
      expect(await store.servers.choose('s1', { votes: true })).toEqual({ questions: false, votes: true });
      expect(await store.servers.choices('s2')).toEqual({ questions: true, votes: true });
    });
  });
}
