// What was posted in a simulation, held against what was due.

import { occurrencesAfter } from '../../src/daily/times.ts';
import type { Claim, Schedule } from '../../src/store/schedules.ts';
import type { Message } from './channels.ts';
import { hour, minute } from './stage.ts';

export interface Outcome {
  readonly counts: Readonly<Record<Count, number>>;
  /** What should not have happened, in words. */
  readonly faults: readonly string[];
}

export type Count = 'posts' | 'due' | 'kills' | 'troubles' | 'jumps' | 'edits' | 'ticks' | 'rounds';

/** A tick of the process that makes the posts. */
export interface Look {
  readonly clock: number;
  /** It came to its end, and Discord did what it was asked for. */
  readonly fine: boolean;
  /** Another after each jump of the clock. */
  readonly era: number;
}

export interface Happened {
  readonly schedules: readonly Schedule[];
  readonly messages: readonly Message[];
  /** What a message was claimed for, by its nonce. */
  readonly claims: ReadonlyMap<string, Claim>;
  readonly looks: readonly Look[];
  readonly errors: readonly string[];
  /** Days that were given up, with how many looks there had been by then. */
  readonly givenUp: ReadonlyMap<string, number>;
  readonly paperOf: (title: string) => number;
}

const catchUp = 6 * hour;
/** The longest that a post waits before it is tried again, and some, in milliseconds. */
export const longestWait = 31 * minute;

export function judge(record: Happened, counts: Record<Count, number>): Outcome {
  const made = record.messages.map((message) => ({ message, claim: record.claims.get(message.nonce)! }));
  const missed = missedDays(record, new Set(made.map(({ claim }) => keyOf(claim))));
  const rounds = new Set(made.map(({ claim }) => `${claim.schedule} ${claim.round}`));
  return {
    counts: { ...counts, due: missed.due, rounds: rounds.size },
    faults: [
      ...record.errors,
      ...missed.faults,
      ...twice(made.map(({ claim }) => `a post for ${keyOf(claim)}`)),
      ...twice(
        made.map(
          ({ message, claim }) =>
            `paper ${record.paperOf(message.title)} in round ${claim.round} of ${claim.schedule}`,
        ),
      ),
      ...made
        .filter(({ message, claim }) => message.channel !== claim.channel || message.title !== claim.title)
        .map(({ claim }) => `another post than was claimed for ${keyOf(claim)}`),
      ...made.filter(({ claim }) => !isDue(record, claim)).map(({ claim }) => `no day for ${keyOf(claim)}`),
    ],
  };
}

export function keyOf({ schedule, occasion }: Pick<Claim, 'schedule' | 'occasion'>): string {
  return `${schedule} ${occasion}`;
}

/**
 * A day must have its post where each tick within its window was fine, or where nothing went wrong for so long that
 * whatever waited must have been tried again.
 */
function missedDays({ schedules, looks, givenUp }: Happened, posted: ReadonlySet<string>) {
  const clocks = looks.map(({ clock }) => clock);
  const [from, to] = [clocks[0]!, clocks.reduce((a, b) => Math.max(a, b))];
  const sorted = looks.map((look, place) => ({ ...look, place })).toSorted((a, b) => a.clock - b.clock);
  const faults: string[] = [];
  let due = 0;
  for (const schedule of schedules) {
    let low = 0;
    for (const { at, day } of occurrencesAfter(schedule, from, Math.ceil((to - from) / (20 * hour)))) {
      while (low < sorted.length && sorted[low]!.clock < at) low += 1;
      let high = low;
      while (high < sorted.length && sorted[high]!.clock <= at + catchUp) high += 1;
      const key = keyOf({ schedule: schedule.id, occasion: day });
      // A clock that was set back lives through a day again, which may have been given up before.
      const looksAt = sorted
        .slice(low, high)
        .filter(({ place }) => place < (givenUp.get(key) ?? looks.length));
      if (!wasPossible(looksAt.toSorted((a, b) => a.place - b.place))) continue;
      due += 1;
      if (!posted.has(key)) faults.push(`no post for ${key}`);
    }
  }
  return { due, faults };
}

function wasPossible(looks: readonly Look[]): boolean {
  if (looks.length > 0 && looks.every(({ fine }) => fine)) return true;
  let since: Look | undefined;
  for (const look of looks) {
    if (!look.fine || look.era !== since?.era) since = look.fine ? look : undefined;
    if (since !== undefined && look.clock - since.clock >= longestWait) return true;
  }
  return false;
}

function isDue({ schedules }: Happened, { schedule, occasion, dueAt }: Claim): boolean {
  const own = schedules.find(({ id }) => id === schedule)!;
  const [next] = occurrencesAfter(own, dueAt - 1, 1);
  return next?.at === dueAt && next.day === occasion;
}

function twice(labels: readonly string[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const label of labels) counted.set(label, (counted.get(label) ?? 0) + 1);
  return [...counted].filter(([, times]) => times > 1).map(([label, times]) => `${times} times ${label}`);
}
