// Which of a schedule's times are still to be served: those that no post stands for, made, given up or left out.
import type { PostStore, Schedule } from '../store/schedules.ts';
import { type Occurrence, occurrencesAfter } from './times.ts';

/** The first time strictly after an instant whose day has no post. */
export async function firstFree(posts: PostStore, schedule: Schedule, after: number): Promise<Occurrence> {
  for (let from = after; ; ) {
    const [occurrence] = occurrencesAfter(schedule, from, 1);
    if (occurrence === undefined)
      throw new Error(`Schedule ${schedule.id} has no days: give it some with /daily edit.`);
    if (!(await isTaken(posts, schedule, occurrence))) return occurrence;
    from = occurrence.at;
  }
}

export async function isTaken(posts: PostStore, schedule: Schedule, { day }: Occurrence): Promise<boolean> {
  return (await posts.has(schedule.id, day)) || (await posts.has(schedule.id, passed(schedule, day)));
}

/**
 * Leaves out the times that had passed when they were chosen. Without it they would look like times that were missed,
 * and be made up after a restart; the day as a whole stays free, for a later time of it.
 * @param since the earliest that would be made up.
 */
export async function leaveOutPassed(posts: PostStore, schedule: Schedule, since: number, now: number) {
  for (let from = since; ; ) {
    const [occurrence] = occurrencesAfter(schedule, from, 1);
    if (occurrence === undefined || occurrence.at > now) return;
    const occasion = passed(schedule, occurrence.day);
    await posts.skip({ schedule: schedule.id, occasion, dueAt: occurrence.at }, schedule.nextAt);
    from = occurrence.at;
  }
}

function passed({ time }: Schedule, day: string): string {
  return `${day} ${time}`;
}
