// Forgets what has been kept long enough, in small steps between which others have their turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mostRecent } from '../schedules.ts';
import { kept } from '../store.ts';
import type { Connection } from './connection.ts';
import type { Rewriter } from './rewrite.ts';
import { whole } from './rows.ts';
import type { ForgetSilenced } from './servers.ts';
import type { Unwritten } from './unwritten.ts';

/** Few enough that a step takes some milliseconds. */
const step = 200;
/** Posts of earlier rounds that nothing asks for any more, in milliseconds. */
const keptPosts = 365 * 86_400_000;

/** @returns what does it. */
export function createTidy(
  connection: Connection,
  parts: { unwritten: Unwritten; rewriter: Rewriter; forgetSome: ForgetSilenced; now: () => number },
): () => Promise<void> {
  const { prepare, inSteps } = connection;
  const { unwritten, rewriter, forgetSome, now } = parts;
  const expired = (table: string) =>
    prepare(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE at <= ? LIMIT ${step})`);
  const [turns, gaps] = [expired('turns'), expired('gaps')];
  const voters = prepare(`
    UPDATE votes SET member = NULL
    WHERE id IN (SELECT id FROM votes WHERE at <= ? AND member IS NOT NULL LIMIT ${step})`);
  const tidyPosts = postsTidier(connection, now);

  return async () => {
    unwritten.tidy();
    const forgotten = [
      await inSteps(() => Number(turns.run(now() - kept.turns).changes)),
      await inSteps(() => Number(gaps.run(now() - kept.questions).changes)),
      await inSteps(forgetSome),
      await inSteps(() => Number(voters.run(now() - kept.voters).changes)),
    ];
    await tidyPosts();
    if (forgotten.some((count) => count > 0)) await rewriter.mark();
    await rewriter.tidy();
  };
}

/**
 * Deletes old posts of earlier rounds, except the last that were shown, which the next round must not begin with. Of a
 * schedule that never showed so many, nothing is old enough to go.
 */
function postsTidier({ prepare, write }: Connection, now: () => number): () => Promise<void> {
  const schedules = prepare(`SELECT id, round FROM schedules WHERE id > ? ORDER BY id LIMIT ${step}`);
  const old = prepare(`
    DELETE FROM posts WHERE schedule = $schedule AND round < $round AND claimed_at <= $before
      AND state NOT IN ('claimed', 'sent') AND id <
        (SELECT id FROM posts WHERE schedule = $schedule AND round < $round AND state IN ('claimed', 'sent', 'done')
          ORDER BY round DESC, id DESC LIMIT 1 OFFSET ${mostRecent - 1})`);

  return async () => {
    for (let last: number | null = 0; last !== null; await nextTurn()) {
      const after: number = last;
      last = await write(() => {
        const rows = schedules.all(after);
        for (const row of rows)
          old.run({ schedule: whole(row, 'id'), round: whole(row, 'round'), before: now() - keptPosts });
        return rows.length === 0 ? null : whole(rows.at(-1), 'id');
      });
    }
  };
}
