// The daily posts, as commands and the process see them.
import type { Paper } from '../corpus/archive.ts';
import type { Schedule, ScheduleSettings } from '../store/schedules.ts';

export interface Daily {
  /**
   * Makes the posts that are due, and looks after those that did not come to an end. To be called every second or so: a
   * call while another looks for work joins that one, and a post that takes long keeps no later ones back. Resolves when
   * all was tried that is to be tried now; never rejects.
   */
  tick(): Promise<void>;
  /** Adds a schedule, due from its next time on. */
  add(settings: ScheduleSettings): Promise<Schedule>;
  /** Changes a schedule, and lets one that was paused go on unless `paused` says otherwise. Undefined where there is none. */
  edit(
    id: number,
    changes: Partial<Omit<ScheduleSettings, 'server'>> & { readonly paused?: boolean },
  ): Promise<Schedule | undefined>;
  /** The next times of its posts; those that are made or left out already do not count. */
  upcoming(schedule: Schedule, count: number): Promise<readonly Date[]>;
  /** The paper that comes next, as things stand; undefined where the filter leaves none. */
  preview(schedule: Schedule): Promise<Paper | undefined>;
  /**
   * Posts at once, beside the usual times.
   * @param occasion the id of the interaction: it is posted once however often it is asked for.
   */
  now(schedule: Schedule, occasion: string): Promise<NowOutcome>;
  /** Leaves the next post out. @returns when it would have been. */
  skip(schedule: Schedule): Promise<Date>;
  /** Takes no more work, and resolves when what runs has ended. */
  stop(): Promise<void>;
}

export type NowOutcome =
  | { readonly kind: 'posted'; readonly paper: Paper; readonly message: string }
  /** No paper fits the filter. */
  | { readonly kind: 'empty' }
  /** `what` tells a person why, in half a sentence; `again`: it is tried again by itself. */
  | { readonly kind: 'trouble'; readonly what: string; readonly again: boolean };

/** Where the daily posts tell what they did; pino's logger fits. */
export interface DailyLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
