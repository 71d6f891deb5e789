// Daily posts as rows: an occasion has one at most, which the database itself sees to.
import { type Claim, mostRecent, type Post, type PostStore } from '../schedules.ts';
import type { Connection } from './connection.ts';
import { postOf, shownOf, whole } from './rows.ts';

export function createPosts({ prepare, run, write, writeDurably }: Connection, now: () => number): PostStore {
  // A schedule that was removed meanwhile gets no post.
  const insert = prepare(`
    INSERT INTO posts
      (schedule, occasion, due_at, claimed_at, nonce, channel, round, paper, title, state, attempts, retry_at)
    SELECT id, $occasion, $dueAt, $claimedAt, $nonce, $channel, $round, $paper, $title, 'claimed', 0, $retryAt
      FROM schedules WHERE id = $schedule
    ON CONFLICT (schedule, occasion) DO NOTHING
    RETURNING id`);
  const insertSkipped = prepare(`
    INSERT INTO posts
      (schedule, occasion, due_at, claimed_at, nonce, channel, round, paper, title, state, attempts, retry_at)
    SELECT id, $occasion, $dueAt, $claimedAt, '', channel, round, '', '', 'skipped', 0, $claimedAt
      FROM schedules WHERE id = $schedule
    ON CONFLICT (schedule, occasion) DO NOTHING`);
  const moveOn = prepare('UPDATE schedules SET next_at = ?, round = ? WHERE id = ?');
  const moveTime = prepare('UPDATE schedules SET next_at = ? WHERE id = ?');
  const has = prepare('SELECT 1 FROM posts WHERE schedule = ? AND occasion = ?');
  const columns = 'paper, title, round FROM posts';
  const counts = `state IN ('claimed', 'sent', 'done')`;
  const shown = prepare(`SELECT ${columns} WHERE schedule = ? AND round = ? AND ${counts} ORDER BY id DESC`);
  const shownBefore = prepare(
    `SELECT ${columns} WHERE schedule = ? AND round < ? AND ${counts} ORDER BY round DESC, id DESC LIMIT ${mostRecent}`,
  );
  const unfinished = prepare(
    `SELECT * FROM posts WHERE state IN ('claimed', 'sent') AND retry_at <= ? ORDER BY retry_at, id LIMIT ?`,
  );
  const one = prepare('SELECT * FROM posts WHERE id = ?');
  const update = prepare(
    'UPDATE posts SET state = $state, message = $message, attempts = $attempts, retry_at = $retryAt WHERE id = $id',
  );

  function claimOne({ next, ...claim }: Claim): Post[] {
    const { schedule, occasion, dueAt, nonce, channel, round, paper, title, retryAt } = claim;
    const values = {
      schedule,
      occasion,
      dueAt,
      nonce,
      channel,
      round,
      paper,
      title,
      retryAt,
      claimedAt: now(),
    };
    const row = insert.get(values);
    moveOn.run(next.nextAt, next.round, schedule);
    if (row === undefined) return [];
    return [{ ...values, id: whole(row, 'id'), state: 'claimed', message: null, attempts: 0 }];
  }

  return {
    claim: (claims) => writeDurably(() => claims.flatMap(claimOne)),
    skip: ({ schedule, occasion, dueAt }, nextAt) =>
      writeDurably(() => {
        const { changes } = insertSkipped.run({ schedule, occasion, dueAt, claimedAt: now() });
        moveTime.run(nextAt, schedule);
        return changes === 1;
      }),
    has: (schedule, occasion) => run(() => has.get(schedule, occasion) !== undefined),
    shown: (schedule, round) =>
      run(() => {
        const present = shown.all(schedule, round).map(shownOf);
        return round === 1 ? present : [...present, ...shownBefore.all(schedule, round).map(shownOf)];
      }),
    unfinished: (by, limit) => run(() => unfinished.all(by, limit).map(postOf)),
    change: (id, changes) =>
      write(() => {
        const row = one.get(id);
        if (row === undefined) return;
        const { state, message, attempts, retryAt } = { ...postOf(row), ...changes };
        update.run({ id, state, message, attempts, retryAt });
      }),
  };
}
