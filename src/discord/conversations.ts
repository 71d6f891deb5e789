// What was said last, by channel and member, so that a follow-up finds what it refers to; forgotten after half an hour.
import type { Turn } from '../answering/answer.ts';

export interface Conversations {
  /** The last turns of a member in a channel, oldest first. */
  turns(channel: string, member: string): readonly Turn[];
  remember(channel: string, member: string, turn: Turn): void;
}

const lifetime = 30 * 60_000;
const maxTurns = 5;
/** So many are kept; the one that has rested longest goes first. */
const maxConversations = 10_000;

/** @param now milliseconds, as `Date.now`. */
export function createConversations(now: () => number): Conversations {
  const kept = new Map<string, { turns: readonly Turn[]; until: number }>();
  const key = (channel: string, member: string) => `${channel}:${member}`;
  return {
    turns(channel, member) {
      const conversation = kept.get(key(channel, member));
      return conversation !== undefined && conversation.until > now() ? conversation.turns : [];
    },
    remember(channel, member, turn) {
      const turns = [...this.turns(channel, member), turn].slice(-maxTurns);
      kept.delete(key(channel, member));
      kept.set(key(channel, member), { turns, until: now() + lifetime });
      if (kept.size > maxConversations) kept.delete(kept.keys().next().value!);
    },
  };
}
