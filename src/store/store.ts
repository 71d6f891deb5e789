// What Paperboy remembers, as the rest of it sees it: SQLite stands behind it, and a server database could.
import type { Turn } from '../answering/answer.ts';
import type { Gap, GapStore, SavedPaper, SavedStore, VoteStore } from './feedback.ts';
import type { FollowStore } from './follows.ts';
import type { PostStore, ScheduleStore } from './schedules.ts';

/**
 * Instants are milliseconds since 1970 in UTC; members, servers, channels, messages and roles are Discord's ids.
 * Every method may reject with a StoreError.
 */
export interface Store {
  readonly conversations: ConversationStore;
  readonly schedules: ScheduleStore;
  readonly posts: PostStore;
  readonly follows: FollowStore;
  readonly saved: SavedStore;
  readonly votes: VoteStore;
  readonly gaps: GapStore;
  readonly servers: ServerStore;
  readonly members: MemberStore;
  /**
   * Whether this process is the one that makes the daily posts and announces issues: true from the first call that finds no other, until it
   * closes the store or ends, however it ends.
   */
  lead(): Promise<boolean>;
  /** Forgets what has been kept long enough, in steps between which others have their turn. */
  tidy(): Promise<void>;
  /** Writes a consistent copy to a file that does not exist yet, while others go on reading and writing. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Why nothing could be read or written, with what to do about it: locked, full, read-only, no database, too new, … */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** How long things are kept, in milliseconds. */
export const kept = {
  turns: 30 * 60_000,
  questions: 30 * 86_400_000,
  /** With the member's id; the vote itself stays. */
  voters: 90 * 86_400_000,
} as const;

/** What was said last, by channel and member. */
export interface ConversationStore {
  /** The last 5 turns of the last 30 minutes, oldest first. */
  turns(channel: string, member: string): Promise<readonly Turn[]>;
  /** Of a server that switched questions off, only in memory; null for a direct message. */
  remember(
    place: { readonly server: string | null; readonly channel: string; readonly member: string },
    turn: Turn,
  ): Promise<void>;
}

/** What a server's managers chose. */
export interface ServerChoices {
  /** Whether the text of questions may be kept; true unless switched off. */
  readonly questions: boolean;
  /** Whether answers can be voted on; true unless switched off. */
  readonly votes: boolean;
}

export interface ServerStore {
  choices(server: string): Promise<ServerChoices>;
  /** Switching questions off forgets those that are kept, gaps and conversations. @returns what holds now. */
  choose(server: string, changes: Partial<ServerChoices>): Promise<ServerChoices>;
}

/** All that is kept of a member, as the member may have it. */
export interface MemberRecord {
  readonly conversations: readonly { readonly channel: string; readonly at: number; readonly turn: Turn }[];
  readonly saved: readonly SavedPaper[];
  readonly votes: readonly { readonly message: string; readonly value: 'up' | 'down'; readonly at: number }[];
  readonly gaps: readonly (Omit<Gap, 'member'> & { readonly at: number })[];
}

export interface MemberStore {
  record(member: string): Promise<MemberRecord>;
  /** Deletes all of it, for good. @returns how many entries there were of each kind. */
  forget(member: string): Promise<Readonly<Record<keyof MemberRecord, number>>>;
}
