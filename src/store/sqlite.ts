// What Paperboy remembers, in one SQLite file: opens it and puts the parts together.
import { backUp } from './sqlite/backup.ts';
import { connect } from './sqlite/connection.ts';
import { createConversations } from './sqlite/conversations.ts';
import { explain } from './sqlite/errors.ts';
import { createFollows } from './sqlite/follows.ts';
import { createGaps } from './sqlite/gaps.ts';
import { createLead } from './sqlite/lead.ts';
import { createMembers } from './sqlite/members.ts';
import { createPosts } from './sqlite/posts.ts';
import { createRewriter } from './sqlite/rewrite.ts';
import { createSaved } from './sqlite/saved.ts';
import { createSchedules } from './sqlite/schedules.ts';
import { createServers, forgetSilenced } from './sqlite/servers.ts';
import { createTidy } from './sqlite/tidy.ts';
import { createUnwritten } from './sqlite/unwritten.ts';
import { createVotes } from './sqlite/votes.ts';
import type { Store } from './store.ts';

/**
 * Opens the database, which is made where there is none, its folder too; one of an older version is brought up to date.
 * Several processes may have it open at once.
 * @param now milliseconds, as `Date.now`.
 * @throws StoreError where it can't be used.
 */
export function openStore({ path, now }: { readonly path: string; readonly now: () => number }): Store {
  const connection = connect(path);
  const { file, run } = connection;
  try {
    const anything = connection.prepare('SELECT 1');
    const unwritten = createUnwritten(now);
    const rewriter = createRewriter(connection, now);
    const forgetSome = forgetSilenced(connection);
    const { lead, close: giveUpLead } = createLead(`${file}-lead`);
    return {
      conversations: createConversations(connection, unwritten, now),
      schedules: createSchedules(connection),
      posts: createPosts(connection, now),
      follows: createFollows(connection, now),
      saved: createSaved(connection, now),
      votes: createVotes(connection, now),
      gaps: createGaps(connection, now),
      servers: createServers(connection, unwritten, { forgetSome, rewriter }),
      members: createMembers(connection, unwritten, rewriter),
      lead: () => run(lead),
      tidy: createTidy(connection, { unwritten, rewriter, forgetSome, now }),
      async backup(target) {
        await run(() => anything.get());
        await backUp(file, target);
      },
      async close() {
        giveUpLead();
        connection.close();
      },
    };
  } catch (error) {
    // A table that is not as it was made, or a page that can't be read.
    connection.close();
    throw explain(error, file);
  }
}
