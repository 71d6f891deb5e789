// What many conversations at once remember: their last turns, of the conversations used last.

import type { Turn } from '../answering/answer.ts';
import { withTurn } from './chat.ts';

export interface Conversations {
  /** Oldest first; none for an id that is new or was dropped. */
  turnsOf(id: string): readonly Turn[];
  remember(id: string, turn: Turn): void;
}

/** @param capacity how many conversations are kept; of more, those that were not used for longest are dropped. */
export function createConversations(capacity = 10_000): Conversations {
  // A Map keeps the order of insertion: what is used is put at its end.
  const kept = new Map<string, readonly Turn[]>();

  function use(id: string, turns: readonly Turn[]): void {
    kept.delete(id);
    kept.set(id, turns);
    const [oldest] = kept.keys();
    if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
  }

  return {
    turnsOf(id) {
      const turns = kept.get(id);
      if (turns !== undefined) use(id, turns);
      return turns ?? [];
    },
    remember(id, turn) {
      use(id, withTurn(kept.get(id) ?? [], turn));
    },
  };
}
