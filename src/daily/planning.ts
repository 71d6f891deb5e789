// Which posts are due, and what each will show: claimed in batches, and every schedule moved on to its next time.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Paper } from '../corpus/archive.ts';
import type { Claim, Post, Schedule } from '../store/schedules.ts';
import { type Store, StoreError } from '../store/store.ts';
import type { Complain } from './complaints.ts';
import type { DailyLog } from './daily.ts';
import { firstFree } from './occasions.ts';
import { claimOf, type PickPaper } from './picking.ts';
import { dayOf, occurrencesAfter } from './times.ts';
import type { Turns } from './turns.ts';

export interface Claimed {
  readonly post: Post;
  readonly schedule: Schedule;
  readonly paper: Paper;
}

export interface Planning {
  /**
   * Claims, in turn, the next of the posts that are due, the longest due first.
   * @param stuck the schedules that a bug of ours kept from being planned; those that join them are added.
   * @returns null where nothing more is due.
   */
  claimDue(at: number, stuck: Set<number>): Promise<readonly Claimed[] | null>;
  /** Sets every schedule to the first time that may still be served: a clock that was wrong has moved some too far. */
  realign(at: number): Promise<void>;
}

export interface PlanningOptions {
  readonly store: Pick<Store, 'schedules' | 'posts'>;
  readonly pick: PickPaper;
  /** Reading a schedule and moving it on are one piece of work, beside which nobody changes it. */
  readonly inTurn: Turns;
  readonly random: () => number;
  readonly catchUp: number;
  readonly log: DailyLog;
  readonly complain: Complain;
}

interface Plan {
  readonly schedule: Schedule;
  readonly paper: Paper;
  readonly claim: Claim;
}

const batchSize = 100;
/** Planning one takes a fraction of a millisecond; after so many, others have their turn. */
const betweenTurns = 20;

export function createPlanning(options: PlanningOptions): Planning {
  const { store, pick, inTurn, random, catchUp, log, complain } = options;
  const { schedules, posts } = store;

  async function claimDue(at: number, stuck: Set<number>): Promise<readonly Claimed[] | null> {
    const due = await schedules.due(at, batchSize + stuck.size);
    const open = due.filter(({ id }) => !stuck.has(id));
    if (open.length === 0) return null;
    const plans: Plan[] = [];
    await forEach(open, stuck, async (schedule) => {
      const plan = await planFor(schedule, at);
      if (plan !== null) plans.push(plan);
    });
    return plans.length === 0 ? [] : claim(plans, stuck);
  }

  /** Null where it only moves on. */
  async function planFor(schedule: Schedule, at: number): Promise<Plan | null> {
    const { id, nextAt: dueAt } = schedule;
    if (dueAt < at - catchUp) {
      const next = await firstFree(posts, schedule, at - catchUp - 1);
      log.warn({ schedule: id, dueAt: iso(dueAt), nextAt: iso(next.at) }, 'a daily post was missed');
      await schedules.change(id, { nextAt: next.at });
      return null;
    }
    // Whether that day is still free shows when it is claimed.
    const [next] = occurrencesAfter(schedule, dueAt, 1);
    if (next === undefined) throw new Error(`schedule ${id} has no days`);
    const picked = await pick(schedule);
    if (picked === undefined) {
      log.warn({ schedule: id, topic: schedule.topic }, 'a daily post has no paper: its filter leaves none');
      await schedules.change(id, { nextAt: next.at });
      return null;
    }
    const occasion = dayOf(schedule, dueAt);
    const claim = claimOf(schedule, picked, { occasion, dueAt, nextAt: next.at }, { now: at, random });
    return { schedule, paper: picked.paper, claim };
  }

  async function claim(plans: readonly Plan[], stuck: Set<number>): Promise<readonly Claimed[]> {
    const bySchedule = new Map(plans.map((plan) => [plan.schedule.id, plan]));
    const together = (made: readonly Post[]) =>
      made.map((post) => ({ post, ...planned(bySchedule.get(post.schedule)!) }));
    try {
      return together(await posts.claim(plans.map((plan) => plan.claim)));
    } catch (error) {
      if (error instanceof StoreError) throw error;
    }
    // One of them is at fault, which must not keep the others back.
    const made: Post[] = [];
    await forEach(
      plans.map(({ schedule }) => schedule),
      stuck,
      async ({ id }) => void made.push(...(await posts.claim([bySchedule.get(id)!.claim]))),
    );
    return together(made);
  }

  async function realign(at: number): Promise<void> {
    const stuck = new Set<number>();
    for (let after: number | undefined = 0; after !== undefined; ) {
      const from: number = after;
      after = await inTurn(async () => {
        const page = await schedules.active(from, batchSize);
        await forEach(page, stuck, (schedule) => realignOne(schedule, at));
        return page.at(-1)?.id;
      });
    }
  }

  async function realignOne(schedule: Schedule, at: number): Promise<void> {
    const { id, nextAt } = schedule;
    const first = await firstFree(posts, schedule, at - catchUp - 1);
    // What is overdue is left to `claimDue`, which tells of it.
    if (first.at === nextAt || (first.at > nextAt && nextAt <= at)) return;
    const times = { was: iso(nextAt), is: iso(first.at) };
    log.warn({ schedule: id, ...times }, 'a daily post had a wrong time, as after a wrong clock');
    await schedules.change(id, { nextAt: first.at });
  }

  /** A bug in one is told of and does not keep the others back; trouble with the store concerns all. */
  async function forEach(
    of: readonly Schedule[],
    stuck: Set<number>,
    work: (schedule: Schedule) => Promise<void>,
  ): Promise<void> {
    for (const [i, schedule] of of.entries()) {
      if (i % betweenTurns === betweenTurns - 1) await nextTurn();
      try {
        await work(schedule);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        stuck.add(schedule.id);
        complain(error, { schedule: schedule.id }, 'a schedule could not be planned');
      }
    }
  }

  return { claimDue: (at, stuck) => inTurn(() => claimDue(at, stuck)), realign };
}

function planned({ schedule, paper }: Plan) {
  return { schedule, paper };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
