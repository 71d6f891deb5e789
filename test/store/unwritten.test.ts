// Conversations that are only in memory stay few: the one that rested longest goes first.
import { expect, it } from 'vitest';
import { createUnwritten } from '../../src/store/sqlite/unwritten.ts';
import { kept } from '../../src/store/store.ts';

it('drops the conversation that rested longest, and a used one rests no more', () => {
  const clock = { at: 0 };
  const unwritten = createUnwritten(() => clock.at, 2);
  const remember = (member: string) =>
    unwritten.remember({ server: 's1', channel: 'c1', member }, { understood: member, papers: [] });
  const there = () => ['m1', 'm2', 'm3'].filter((member) => unwritten.ofMember(member).length > 0);
  remember('m1');
  remember('m2');
  unwritten.turns('c1', 'm1');
  remember('m3');
  expect(there()).toEqual(['m1', 'm3']);
  clock.at = kept.turns - 1;
  unwritten.tidy();
  expect(there()).toEqual(['m1', 'm3']);
  clock.at += 1;
  unwritten.tidy();
  expect(there()).toEqual([]);
});
