// Daily posts, exactly once: each is claimed before it is sent, and looked for before it is sent again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { createComplaints } from './complaints.ts';
import type { Daily, DailyLog, NowOutcome } from './daily.ts';
import { createDelivery } from './delivery.ts';
import { createManaging } from './managing.ts';
import { claimOf, createPicking, type Papers } from './picking.ts';
import { type Claimed, createPlanning } from './planning.ts';
import type { Poster } from './poster.ts';
import { createRounds } from './rounds.ts';
import { createTurns } from './turns.ts';

export interface DailyOptions {
  readonly store: Pick<Store, 'schedules' | 'posts' | 'lead'>;
  /** The archive as it is now. */
  readonly app: () => Papers;
  readonly poster: Poster;
  /** Milliseconds, as `Date.now`; it may jump. */
  readonly now: () => number;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  /** A post that is late by more milliseconds is left out. */
  readonly catchUp: number;
  readonly log: DailyLog;
}

/** So many posts are on their way at once: Discord takes 50 requests a second, and commands need some of them. */
const atOnce = 20;
/** A clock that goes back by more was wrong, before or now, in milliseconds. */
const jump = 60_000;
/** So many are gone on with at one look for work; more than are ever on their way. */
const mostResumed = 1_000;
/** A post is never on its time to the millisecond: so late it may be in any case. */
const leastCatchUp = 5 * 60_000;
const always = Number.MAX_SAFE_INTEGER;

/** Nothing happens before the first tick. Of several processes on one database, one makes the posts that are due. */
export function createDaily(given: DailyOptions): Daily {
  const options = { ...given, catchUp: Math.max(given.catchUp, leastCatchUp) };
  const { store, app, now, random, log } = options;
  const { schedules, posts } = store;
  const complain = createComplaints(log, now);
  const pick = createPicking(posts, app);
  const inTurn = createTurns();
  const planning = createPlanning({ ...options, pick, inTurn, complain });
  const delivery = createDelivery({ ...options, complain });
  const { tick, stop, isStopped, underway, begin } = createRounds({
    ...{ look: lookForWork, atOnce, complain },
    failures: {
      look: 'the daily posts could not be looked after',
      work: 'a daily post could not be followed up',
    },
  });
  /** What admins asked for and wait for. */
  const asked = new Set<Promise<unknown>>();
  let leads = false;
  let aligned = false;
  let last = Number.NEGATIVE_INFINITY;

  async function lookForWork(): Promise<void> {
    if (!leads) leads = await store.lead();
    if (!leads) return;
    const at = now();
    if (at < last - jump) aligned = false;
    last = at;
    if (aligned) await resumeAll(at, mostResumed);
    else {
      await planning.realign(at);
      await resumeAll(always, always);
      aligned = true;
    }
    await makeDue(at);
  }

  async function resumeAll(by: number, limit: number): Promise<void> {
    const before = new Set(underway);
    const found = await inTurn(() => posts.unfinished(by, limit));
    for (const post of found) {
      if (isStopped()) return;
      if (before.has(post.id) || underway.has(post.id)) continue;
      await begin(post.id, { schedule: post.schedule }, () => delivery.resume(post));
    }
  }

  async function makeDue(at: number): Promise<void> {
    for (const stuck = new Set<number>(); !isStopped(); await nextTurn()) {
      const claimed = await planning.claimDue(at, stuck);
      if (claimed === null) return;
      for (const { post } of claimed) underway.add(post.id);
      for (const each of claimed) {
        // What is left claimed is gone on with after the next start.
        if (isStopped()) return;
        await begin(each.post.id, { schedule: each.schedule.id }, () => sendClaimed(each));
      }
    }
  }

  async function sendClaimed({ post, schedule, paper }: Claimed): Promise<void> {
    await delivery.send(post, schedule, paper);
  }

  async function postNow({ id }: Schedule, occasion: string): Promise<NowOutcome> {
    const claimed = await inTurn(async (): Promise<Claimed | NowOutcome> => {
      const schedule = await schedules.get(id);
      if (schedule === undefined) return trouble('this daily post was removed');
      const picked = await pick(schedule);
      if (picked === undefined) return { kind: 'empty' };
      const at = { occasion, dueAt: now(), nextAt: schedule.nextAt };
      const [post] = await posts.claim([claimOf(schedule, picked, at, { now: now(), random })]);
      if (post === undefined) return trouble('it was asked for already');
      underway.add(post.id);
      return { post, schedule, paper: picked.paper };
    });
    if ('kind' in claimed) return claimed;
    const { post, schedule, paper } = claimed;
    try {
      const sent = await delivery.send(post, schedule, paper);
      if (sent.ok) return { kind: 'posted', paper, message: sent.value };
      return { kind: 'trouble', what: sent.trouble.what, again: sent.trouble.kind === 'passing' };
    } finally {
      underway.delete(post.id);
    }
  }

  return {
    tick,
    ...createManaging({ ...options, pick, inTurn }),
    async now(schedule, occasion) {
      if (isStopped()) return trouble('I am just stopping');
      const outcome = postNow(schedule, occasion);
      asked.add(outcome);
      try {
        return await outcome;
      } finally {
        asked.delete(outcome);
      }
    },
    async stop() {
      await stop();
      await Promise.allSettled(asked);
    },
  };
}

function trouble(what: string): NowOutcome {
  return { kind: 'trouble', what, again: false };
}
