// How a daily post gets out: what is sent, and how it can end. Discord stands behind it; tests have another.
import type { Issue, Paper } from '../corpus/archive.ts';

/** A post to be sent. */
export interface Outgoing {
  readonly server: string;
  readonly channel: string;
  /** The one role that it pings. */
  readonly role: string | null;
  readonly paper: Paper;
  /** Marks the message: it is sent once however often it is tried, and can be found by it. */
  readonly nonce: string;
}

/** New issues to be announced in one post, the oldest first; at least one. */
export interface OutgoingIssues extends Omit<Outgoing, 'paper'> {
  readonly issues: readonly Issue[];
}

/** Why something could not be done. */
export type Trouble =
  /** The channel is gone, or closed to Paperboy: trying again changes nothing until somebody mends it. `what` tells a person, in half a sentence. */
  | { readonly kind: 'refused'; readonly what: string }
  /** It passes by itself: no network, Discord's 429 or 5xx. Whether the message was sent may be unknown. */
  | { readonly kind: 'passing'; readonly what: string };

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble };

/** Expected troubles are values, and nothing takes longer than a minute. A rejection is a bug. */
export interface Poster {
  /** @returns the id of the message. */
  send(post: Outgoing): Promise<Attempt<string>>;
  /**
   * Looks in the channel for a post that may have been sent.
   * @param since when it was sent at the earliest, by our clock. That may have been ahead of Discord's by days, so the newest
   *   100 messages are looked at whatever it says.
   * @returns the id of its message; null where there is none.
   */
  find(post: Pick<Outgoing, 'channel' | 'nonce'>, since: number): Promise<Attempt<string | null>>;
  /** Opens a thread under a message, named after the paper; a message that has one is left alone. */
  openThread(post: Pick<Outgoing, 'channel' | 'paper'>, message: string): Promise<Attempt<void>>;
  /** Says something where the server's managers look, if Paperboy may; see the server's system channel. Never rejects. */
  tell(server: string, words: string): Promise<void>;
}

/** How new issues get out, as daily posts do. */
export interface Announcer extends Pick<Poster, 'find' | 'tell'> {
  /** @returns the id of the message. */
  announce(post: OutgoingIssues): Promise<Attempt<string>>;
}
