// Servers that follow the archive as they are remembered: where new issues are announced, and each announcement until it stands.

/** What a server's managers choose. */
export interface FollowSettings {
  readonly server: string;
  readonly channel: string;
  /** The role to ping. */
  readonly role: string | null;
}

export interface Follow extends FollowSettings {
  /** The date of the newest issue that was announced, or was there when the server began to follow; `YYYY-MM-DD`. */
  readonly announced: string;
}

/** `claimed`: to be sent, or sent without our knowing. `done`. `failed`: given up. */
export type AnnouncementState = 'claimed' | 'done' | 'failed';

/** One post, which announces the issues after `since` up to `until`: one, or all of many. */
export interface Announcement {
  readonly id: number;
  readonly server: string;
  readonly channel: string;
  readonly since: string;
  readonly until: string;
  /** Marks the message, so that it can be found; at most 25 letters and digits. */
  readonly nonce: string;
  readonly claimedAt: number;
  readonly state: AnnouncementState;
  readonly message: string | null;
  /** How often sending was tried in vain. */
  readonly attempts: number;
  /** When somebody should look after it if it is still not done. */
  readonly retryAt: number;
}

/** What a server is to be told, and from which issue on. */
export interface AnnouncementClaim {
  readonly follow: Follow;
  /** In order: each begins where the one before ends, the first at the issue that the server was told of last. */
  readonly posts: readonly Pick<Announcement, 'since' | 'until' | 'nonce' | 'retryAt'>[];
}

export interface FollowStore {
  get(server: string): Promise<Follow | undefined>;
  /** Begins to follow from an issue on, or changes where to; one who follows already is told of nothing twice. */
  start(settings: FollowSettings, newest: string): Promise<Follow>;
  /** With its announcements. @returns whether it followed. */
  stop(server: string): Promise<boolean>;
  /** Those that were told of no issue as new as this one. */
  behind(newest: string, limit: number): Promise<readonly Follow[]>;
  /**
   * Claims announcements, for each server whose choices and whose last issue are still as given, and moves it on: all or
   * nothing, and on the disk when it resolves.
   * @returns those that were claimed, in the order given.
   */
  claim(claims: readonly AnnouncementClaim[]): Promise<readonly Announcement[]>;
  /** Those claimed whose `retryAt` has come by then, the earliest first. */
  unfinished(by: number, limit: number): Promise<readonly Announcement[]>;
  change(
    id: number,
    changes: Partial<Pick<Announcement, 'state' | 'message' | 'attempts' | 'retryAt'>>,
  ): Promise<void>;
}
