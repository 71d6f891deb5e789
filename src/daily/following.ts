// New issues of the archive → posts in the servers that follow it, exactly once: claimed before they are sent, looked for
// before they are sent again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App } from '../app.ts';
import type { Archive, Issue } from '../corpus/archive.ts';
import type { Announcement, AnnouncementClaim, Follow } from '../store/follows.ts';
import type { Store } from '../store/store.ts';
import { earliestOf, guarded, pauseAfter } from './attempts.ts';
import { createComplaints } from './complaints.ts';
import type { Daily, DailyLog } from './daily.ts';
import { leftAlone, nonceFrom } from './picking.ts';
import type { Announcer, Attempt } from './poster.ts';
import { createRounds } from './rounds.ts';

export interface FollowingOptions {
  readonly store: Pick<Store, 'follows' | 'lead'>;
  /** The archive as it is now. */
  readonly app: () => Pick<App, 'archive'>;
  readonly announcer: Announcer;
  /** Milliseconds, as `Date.now`; it may jump. */
  readonly now: () => number;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  readonly log: DailyLog;
}

/** So many new issues are announced one by one; more of them in one post. */
const mostSingle = 3;
/** So many servers are claimed for at once, and so many posts are on their way. */
const batchSize = 100;
const atOnce = 10;
/** For how long it is tried, in milliseconds. */
const patience = 24 * 3_600_000;
const always = Number.MAX_SAFE_INTEGER;

/** Nothing happens before the first tick. Of several processes on one database, one announces. */
export function createFollowing(options: FollowingOptions): Pick<Daily, 'tick' | 'stop'> {
  const { store, app, announcer, now, random, log } = options;
  const { follows } = store;
  const complain = createComplaints(log, now);
  const { tick, stop, isStopped, underway, begin } = createRounds({
    ...{ look: lookForWork, atOnce, complain },
    failures: {
      look: 'new issues could not be looked after',
      work: 'an announcement could not be followed up',
    },
  });
  let leads = false;
  let resumed = false;

  async function lookForWork(): Promise<void> {
    if (!leads) leads = await store.lead();
    if (!leads) return;
    // Whoever led before has ended, wherever it was.
    await resumeAll(resumed ? now() : always);
    resumed = true;
    await announceNew();
  }

  async function resumeAll(by: number): Promise<void> {
    for (const post of await follows.unfinished(by, always)) {
      if (isStopped()) return;
      if (!underway.has(post.id)) await begin(post.id, about(post), () => resume(post));
    }
  }

  async function announceNew(): Promise<void> {
    for (; !isStopped(); await nextTurn()) {
      const { issues } = app().archive;
      const newest = issues.at(-1)?.date;
      const behind = newest === undefined ? [] : await follows.behind(newest, batchSize);
      const claims = behind.map((follow) => claimOf(follow, issues, { now: now(), random }));
      const posts = behind.length === 0 ? [] : await follows.claim(claims);
      for (const { id } of posts) underway.add(id);
      const roles = new Map(behind.map(({ server, role }) => [server, role]));
      for (const post of posts) {
        // What is left claimed is gone on with after the next start.
        if (isStopped()) return;
        await begin(post.id, about(post), () => send(post, roles.get(post.server) ?? null));
      }
      if (posts.length === 0) return;
    }
  }

  async function send(post: Announcement, role: string | null): Promise<void> {
    const issues = issuesOf(post, app().archive);
    if (issues.length === 0) return giveUp(post, 'its issue left the archive');
    const { server, channel, nonce } = post;
    const sent = await guarded(
      () => announcer.announce({ server, channel, role, issues, nonce }),
      unexpected(post),
    );
    if (sent.ok) await stands(post, sent.value);
    else await met(sent.trouble, post);
  }

  async function resume(post: Announcement): Promise<void> {
    const since = earliestOf(post, now());
    const found = await guarded(() => announcer.find(post, since), unexpected(post));
    if (!found.ok) return met(found.trouble, post);
    if (found.value !== null) return stands(post, found.value);
    if (now() > post.claimedAt + patience) return giveUp(post, 'it is too late for it');
    const follow = await follows.get(post.server);
    // The announcement went with it.
    if (follow !== undefined) await send(post, follow.role);
  }

  async function stands(post: Announcement, message: string): Promise<void> {
    await follows.change(post.id, { state: 'done', message });
    log.info({ ...about(post), message }, 'a new issue was announced');
  }

  /** What passes may have left a message all the same: whether it did is found out by looking, however late. */
  async function met(
    trouble: Extract<Attempt<never>, { ok: false }>['trouble'],
    post: Announcement,
  ): Promise<void> {
    log.warn({ ...about(post), ...trouble }, 'announcing an issue met trouble');
    if (trouble.kind === 'passing') {
      const retryAt = now() + pauseAfter(post.attempts);
      return follows.change(post.id, { attempts: post.attempts + 1, retryAt });
    }
    await follows.change(post.id, { state: 'failed' });
    await announcer.tell(
      post.server,
      `I could not announce a new issue in <#${post.channel}>: ${trouble.what}. Put that right for the next one, or choose another channel with \`/follow start\`; \`/follow stop\` ends it.`,
    );
  }

  async function giveUp(post: Announcement, why: string): Promise<void> {
    log.warn({ ...about(post), why }, 'an announcement was given up');
    await follows.change(post.id, { state: 'failed' });
  }

  function unexpected(post: Announcement) {
    return (error: unknown) => complain(error, about(post), 'announcing an issue met what was not expected');
  }

  return { tick, stop };
}

/** What a server is to be told of the issues that are newer than the last one it was told of. */
function claimOf(
  follow: Follow,
  issues: readonly Issue[],
  { now, random }: { readonly now: number; readonly random: () => number },
): AnnouncementClaim {
  const dates = issues.flatMap(({ date }) => (date > follow.announced ? date : []));
  const ends = dates.length > mostSingle ? dates.slice(-1) : dates;
  const posts = ends.map((until, i) => ({
    ...{ since: ends[i - 1] ?? follow.announced, until },
    ...{ nonce: nonceFrom(random), retryAt: now + leftAlone },
  }));
  return { follow, posts };
}

/** The issues that a post announces, as the archive has them now, the oldest first. */
function issuesOf({ since, until }: Announcement, { issues }: Archive): readonly Issue[] {
  return issues.filter(({ date }) => date > since && date <= until);
}

function about({ id, server, channel, until }: Announcement) {
  return { announcement: id, server, channel, issue: until };
}
