// What admins do with their schedules: add, change, look ahead, leave one out.

import type { Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import type { Daily } from './daily.ts';
import { firstFree, isTaken, leaveOutPassed } from './occasions.ts';
import type { PickPaper } from './picking.ts';
import { type Occurrence, occurrencesAfter } from './times.ts';
import type { Turns } from './turns.ts';

export interface ManagingOptions {
  readonly store: Pick<Store, 'schedules' | 'posts'>;
  readonly pick: PickPaper;
  /** What changes a schedule has its turn, since claiming posts changes it too. */
  readonly inTurn: Turns;
  readonly now: () => number;
  readonly random: () => number;
  readonly catchUp: number;
}

type Managing = Pick<Daily, 'add' | 'edit' | 'upcoming' | 'preview' | 'skip'>;
type Change = Partial<Omit<Schedule, 'id' | 'server' | 'seed'>>;

const byAdmin = 'by an admin';

export function createManaging({ store, pick, inTurn, now, random, catchUp }: ManagingOptions): Managing {
  const { schedules, posts } = store;

  async function change(id: number, { paused, ...settings }: Parameters<Daily['edit']>[1]) {
    const before = await schedules.get(id);
    if (before === undefined) return undefined;
    const at = now();
    const chosen = { ...before, ...settings };
    const differs = timing(chosen) !== timing(before) || before.paused !== null;
    const next: Change = differs ? { nextAt: (await firstFree(posts, chosen, at)).at } : {};
    const after = await schedules.change(id, {
      ...settings,
      ...next,
      failures: 0,
      paused: paused === true ? byAdmin : null,
    });
    if (after !== undefined && differs) await leaveOutPassed(posts, after, at - catchUp - 1, at);
    return after;
  }

  /** From when on a schedule's times count: nothing that is due before its next one is made. */
  const from = (schedule: Schedule, at: number) => Math.max(schedule.nextAt, at) - 1;

  async function skip(schedule: Schedule): Promise<Date> {
    const current = (await schedules.get(schedule.id)) ?? schedule;
    for (let after = from(current, now() - catchUp); ; ) {
      const left: Occurrence = await firstFree(posts, current, after);
      const next = await firstFree(posts, current, left.at);
      const free = { schedule: current.id, occasion: left.day, dueAt: left.at };
      if (await posts.skip(free, next.at)) return new Date(left.at);
      // Another process was faster.
      after = left.at;
    }
  }

  async function upcoming(schedule: Schedule, count: number): Promise<readonly Date[]> {
    const found: Date[] = [];
    for (let after = from(schedule, now() + 1); found.length < count; ) {
      const occurrences = occurrencesAfter(schedule, after, count);
      for (const occurrence of occurrences) {
        if (found.length < count && !(await isTaken(posts, schedule, occurrence)))
          found.push(new Date(occurrence.at));
      }
      const last = occurrences.at(-1);
      if (last === undefined) return found;
      after = last.at;
    }
    return found;
  }

  return {
    async add(settings) {
      const at = now();
      const [first] = occurrencesAfter(settings, at, 1);
      if (first === undefined) throw new Error('A schedule needs a day of the week at least.');
      return inTurn(async () => {
        const seed = Math.floor(random() * 2 ** 32);
        const schedule = await schedules.add(settings, { seed, nextAt: first.at });
        await leaveOutPassed(posts, schedule, at - catchUp - 1, at);
        return schedule;
      });
    },
    edit: (id, changes) => inTurn(() => change(id, changes)),
    upcoming,
    preview: async (schedule) => (await pick(schedule))?.paper,
    skip: (schedule) => inTurn(() => skip(schedule)),
  };
}

function timing({ time, zone, days }: Schedule): string {
  return JSON.stringify([time, zone, days]);
}
