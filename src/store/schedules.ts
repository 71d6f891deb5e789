// Daily posts as they are remembered: schedules, and each post from its claim to its end.

/** What an admin chooses for a daily post. */
export interface ScheduleSettings {
  readonly server: string;
  readonly channel: string;
  /** The time of day in the zone, `HH:MM`. */
  readonly time: string;
  /** The time zone as it was chosen, such as `Europe/Kyiv`. */
  readonly zone: string;
  /** Days of the week in order, 1 for Monday to 7 for Sunday; at least one. */
  readonly days: readonly number[];
  /** The filter: a topic of the archive's list, and the first and last day of the issues, `YYYY-MM-DD`. */
  readonly topic: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** The role to ping. */
  readonly role: string | null;
  /** Whether a thread is opened under each post. */
  readonly thread: boolean;
}

export interface Schedule extends ScheduleSettings {
  readonly id: number;
  /** What its order of papers comes from: a whole number from 0 to below 2^32. */
  readonly seed: number;
  /** Counted from 1: within a round no paper is shown twice. */
  readonly round: number;
  /** When it is due next. */
  readonly nextAt: number;
  /** How often in a row a post failed for a reason that does not pass by itself. */
  readonly failures: number;
  /** Why it makes no posts at present; null where it does. */
  readonly paused: string | null;
}

export interface ScheduleStore {
  /** Round 1, no failures, not paused. */
  add(
    settings: ScheduleSettings,
    start: { readonly seed: number; readonly nextAt: number },
  ): Promise<Schedule>;
  get(id: number): Promise<Schedule | undefined>;
  /** In the order in which they were added. */
  ofServer(server: string): Promise<readonly Schedule[]>;
  /** Those that are not paused, from the lowest id above `after` on. */
  active(after: number, limit: number): Promise<readonly Schedule[]>;
  /** Those that are not paused and due by then, the longest due first. */
  due(by: number, limit: number): Promise<readonly Schedule[]>;
  /** What is left out stays as it is. @returns what it became; undefined where there is no such schedule. */
  change(
    id: number,
    changes: Partial<Omit<Schedule, 'id' | 'server' | 'seed'>>,
  ): Promise<Schedule | undefined>;
  /** With its posts. @returns whether it was there. */
  remove(id: number): Promise<boolean>;
}

/**
 * `claimed`: to be sent, or sent without our knowing. `sent`: the message stands, its thread may not. `done`.
 * `failed`: given up. `skipped`: left out by an admin.
 */
export type PostState = 'claimed' | 'sent' | 'done' | 'failed' | 'skipped';

export interface Post {
  readonly id: number;
  readonly schedule: number;
  /** What it is for: the day in the schedule's zone, `YYYY-MM-DD`, or the id of the interaction that asked for it. */
  readonly occasion: string;
  readonly dueAt: number;
  readonly claimedAt: number;
  /** Marks the message, so that it can be found; at most 25 letters and digits. */
  readonly nonce: string;
  readonly channel: string;
  readonly round: number;
  /** The paper's code and title as they were then; empty for a post that was skipped. */
  readonly paper: string;
  readonly title: string;
  readonly state: PostState;
  readonly message: string | null;
  /** How often sending was tried in vain. */
  readonly attempts: number;
  /** When somebody should look after it if it is still not done. */
  readonly retryAt: number;
}

/** A post to be claimed. */
export interface Claim
  extends Pick<
    Post,
    'schedule' | 'occasion' | 'dueAt' | 'nonce' | 'channel' | 'round' | 'paper' | 'title' | 'retryAt'
  > {
  /** What the schedule becomes with it. */
  readonly next: { readonly nextAt: number; readonly round: number };
}

/** What was shown of a schedule, as it was then. */
export interface Shown {
  readonly paper: string;
  readonly title: string;
  readonly round: number;
}

export interface PostStore {
  /**
   * Claims posts, each whose occasion its schedule has no post for yet, and moves all their schedules on: all or nothing,
   * and on the disk when it resolves.
   * @returns those that were claimed, in the order given.
   */
  claim(claims: readonly Claim[]): Promise<readonly Post[]>;
  /** Leaves an occasion out, and moves the schedule on. @returns whether it was still free. */
  skip(post: Pick<Post, 'schedule' | 'occasion' | 'dueAt'>, nextAt: number): Promise<boolean>;
  /** Whether there is a post for the occasion, in whatever state. */
  has(schedule: number, occasion: string): Promise<boolean>;
  /** What was claimed, sent or done in the schedule's present round, and the last of before, newest first. */
  shown(schedule: number, round: number): Promise<readonly Shown[]>;
  /** Those claimed or sent whose `retryAt` has come by then, the earliest first. */
  unfinished(by: number, limit: number): Promise<readonly Post[]>;
  change(
    id: number,
    changes: Partial<Pick<Post, 'state' | 'message' | 'attempts' | 'retryAt'>>,
  ): Promise<void>;
}

/** So many papers of earlier rounds `PostStore.shown` tells at most. */
export const mostRecent = 50;
