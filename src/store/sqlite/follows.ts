// Servers that follow and what they are told, as rows: an issue is claimed with the move past it, so once.
import type { Announcement, AnnouncementClaim, FollowStore } from '../follows.ts';
import type { Connection } from './connection.ts';
import { announcementOf, followOf, whole } from './rows.ts';

export function createFollows(
  { prepare, run, write, writeDurably }: Connection,
  now: () => number,
): FollowStore {
  const one = prepare('SELECT * FROM follows WHERE server = ?');
  // An issue whose date was mistaken for a later one must not silence those after it for ever.
  const upsert = prepare(`
    INSERT INTO follows (server, channel, role, announced) VALUES ($server, $channel, $role, $newest)
    ON CONFLICT (server) DO UPDATE
      SET channel = excluded.channel, role = excluded.role, announced = min(announced, excluded.announced)
    RETURNING *`);
  const remove = prepare('DELETE FROM follows WHERE server = ?');
  const behind = prepare('SELECT * FROM follows WHERE announced < ? ORDER BY announced, server LIMIT ?');
  const moveOn = prepare(`
    UPDATE follows SET announced = $until
    WHERE server = $server AND announced = $announced AND channel = $channel AND role IS $role`);
  const forget = prepare(`DELETE FROM announcements WHERE server = ? AND state <> 'claimed'`);
  const insert = prepare(`
    INSERT INTO announcements
      (server, channel, since, until, nonce, claimed_at, state, attempts, retry_at)
    VALUES ($server, $channel, $since, $until, $nonce, $claimedAt, 'claimed', 0, $retryAt)
    RETURNING id`);
  const unfinished = prepare(
    `SELECT * FROM announcements WHERE state = 'claimed' AND retry_at <= ? ORDER BY retry_at, id LIMIT ?`,
  );
  const announcement = prepare('SELECT * FROM announcements WHERE id = ?');
  const update = prepare(
    'UPDATE announcements SET state = $state, message = $message, attempts = $attempts, retry_at = $retryAt WHERE id = $id',
  );

  function claimOne({ follow, posts }: AnnouncementClaim): readonly Announcement[] {
    const { server, channel, role, announced } = follow;
    const until = posts.at(-1)?.until;
    if (until === undefined) return [];
    if (moveOn.run({ server, channel, role, announced, until }).changes === 0) return [];
    // What came to its end is of no use any more.
    forget.run(server);
    return posts.map(({ since, until, nonce, retryAt }) => {
      const values = { server, channel, since, until, nonce, claimedAt: now(), retryAt };
      return { ...values, id: whole(insert.get(values), 'id'), state: 'claimed', message: null, attempts: 0 };
    });
  }

  return {
    get: (server) =>
      run(() => {
        const row = one.get(server);
        return row && followOf(row);
      }),
    start: ({ server, channel, role }, newest) =>
      write(() => followOf(upsert.get({ server, channel, role, newest })!)),
    stop: (server) => write(() => remove.run(server).changes === 1),
    behind: (newest, limit) => run(() => behind.all(newest, limit).map(followOf)),
    claim: (claims) => writeDurably(() => claims.flatMap(claimOne)),
    unfinished: (by, limit) => run(() => unfinished.all(by, limit).map(announcementOf)),
    change: (id, changes) =>
      write(() => {
        const row = announcement.get(id);
        if (row === undefined) return;
        const { state, message, attempts, retryAt } = { ...announcementOf(row), ...changes };
        update.run({ id, state, message, attempts, retryAt });
      }),
  };
}
