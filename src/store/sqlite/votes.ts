// Votes on answers, as rows: a member's vote on a message is there once, or not at all.
import type { VoteCounts, VoteStore } from '../feedback.ts';
import type { Connection } from './connection.ts';
import { whole } from './rows.ts';

export function createVotes({ prepare, run, write }: Connection, now: () => number): VoteStore {
  // In which server it was is not kept: nothing asks for it.
  const upsert = prepare(`
    INSERT INTO votes (message, member, value, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (message, member) DO UPDATE SET value = excluded.value, at = excluded.at`);
  const takeBack = prepare('DELETE FROM gaps WHERE message = ? AND member = ?');
  const count = prepare(`
    SELECT count(*) FILTER (WHERE value = 'up') AS up, count(*) FILTER (WHERE value = 'down') AS down
    FROM votes WHERE message = ?`);

  function counts(message: string): VoteCounts {
    const row = count.get(message);
    return { up: whole(row, 'up'), down: whole(row, 'down') };
  }

  return {
    cast: ({ message, member, value }) =>
      write(() => {
        upsert.run(message, member, value, now());
        if (value === 'up') takeBack.run(message, member);
        return counts(message);
      }),
    counts: (message) => run(() => counts(message)),
  };
}
