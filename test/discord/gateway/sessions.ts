// Gateway sessions: what each was sent, in order, so that a client that lost its connection gets the rest.
import type { GatewayEvent } from '../visibility.ts';

/** A line to a client. `cutAfter` sends a message only in part and then breaks the connection. */
export interface Line {
  send(payload: unknown): void;
  cutAfter(payload: unknown): void;
  close(code: number, reason: string): void;
  cut(): void;
}

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** Null while its client is away. */
  line: Line | null;
  /** When its client went away, by the clock. */
  lostAt: number | null;
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
}

/** How long a session waits for its client to come back. */
export const RESUMABLE_MS = 5 * 60_000;

export function createSession(
  id: string,
  intents: number,
  shard: readonly [number, number],
  line: Line,
): Session {
  return { id, intents, shard, line, lostAt: null, sent: [] };
}

/** Gives an event to a session, now or when its client is back. `cut` breaks the connection in the middle of it. */
export function deliver(session: Session, t: string, d: unknown, cut = false): void {
  const event = { s: session.sent.length + 1, t, d };
  session.sent.push(event);
  if (session.line === null) return;
  const payload = { op: 0, ...event };
  if (cut) session.line.cutAfter(payload);
  else session.line.send(payload);
}

/** Sends what came after `seq` again, then RESUMED. */
export function replay(session: Session, seq: number, line: Line): void {
  session.line = line;
  session.lostAt = null;
  // An earlier RESUMED is history; told again, it would say that this resume was complete.
  const missed = session.sent.filter(({ s, t }) => s > seq && t !== 'RESUMED');
  for (const event of missed) line.send({ op: 0, ...event });
  deliver(session, 'RESUMED', {});
}

/** Whether an event is for a session's shard: servers by their id, private things for the first. */
export function concerns(session: Session, event: GatewayEvent): boolean {
  const [shard, count] = session.shard;
  return event.guildId === null
    ? shard === 0
    : Number((BigInt(event.guildId) >> 22n) % BigInt(count)) === shard;
}
