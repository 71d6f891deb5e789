// Conversations of servers that switched questions off: in memory alone, and only so many.
import type { Turn } from '../../answering/answer.ts';
import { kept, type MemberRecord } from '../store.ts';

/** The turns of a conversation that are remembered. */
export const mostTurns = 5;

export type TimedTurn = { readonly at: number; readonly turn: Turn };

export interface Unwritten {
  turns(channel: string, member: string): readonly TimedTurn[];
  remember(
    place: { readonly server: string | null; readonly channel: string; readonly member: string },
    turn: Turn,
  ): void;
  ofMember(member: string): MemberRecord['conversations'];
  /** @returns how many turns that were. */
  forgetMember(member: string): number;
  forgetServer(server: string): void;
  tidy(): void;
}

/** @param capacity how many conversations are kept: of more, the one that rested longest goes. */
export function createUnwritten(now: () => number, capacity = 10_000): Unwritten {
  // A Map keeps the order of insertion: what is used is put at its end.
  const all = new Map<string, Conversation>();

  const freshOf = ({ turns }: Conversation) => turns.filter(({ at }) => at > now() - kept.turns);
  const those = (fits: (conversation: Conversation) => boolean) => [...all].filter(([, each]) => fits(each));
  const drop = (fits: (conversation: Conversation) => boolean) => {
    for (const [key] of those(fits)) all.delete(key);
  };

  function use(conversation: Conversation): void {
    const key = keyOf(conversation.channel, conversation.member);
    all.delete(key);
    all.set(key, conversation);
    const [oldest] = all.keys();
    if (all.size > capacity && oldest !== undefined) all.delete(oldest);
  }

  return {
    turns(channel, member) {
      const conversation = all.get(keyOf(channel, member));
      if (conversation === undefined) return [];
      use(conversation);
      return freshOf(conversation);
    },
    remember({ server, channel, member }, turn) {
      const before = all.get(keyOf(channel, member));
      const turns = [...(before ? freshOf(before) : []), { at: now(), turn }].slice(-mostTurns);
      use({ server, channel, member, turns });
    },
    ofMember: (member) =>
      those((each) => each.member === member).flatMap(([, { channel, turns }]) =>
        turns.map((turn) => ({ channel, ...turn })),
      ),
    forgetMember(member) {
      const turns = those((each) => each.member === member).flatMap(([, each]) => each.turns);
      drop((each) => each.member === member);
      return turns.length;
    },
    forgetServer: (server) => drop((each) => each.server === server),
    tidy: () => drop((each) => freshOf(each).length === 0),
  };
}

interface Conversation {
  readonly server: string | null;
  readonly channel: string;
  readonly member: string;
  /** Oldest first. */
  readonly turns: readonly TimedTurn[];
}

function keyOf(channel: string, member: string): string {
  return JSON.stringify([channel, member]);
}
