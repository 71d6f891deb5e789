// Discord on a bad day: what a test can make the server do wrong, and how each request is met.
/** Trouble for requests. `to` is a route as `POST /channels/:channel/messages`, or a pattern for `POST /channels/123/…`. */
export interface RequestTrouble {
  readonly to: string | RegExp;
  /** How many requests it meets; 1 unless said. */
  readonly times?: number;
  /** Answers with this status: 429 with `retryAfter`, 5xx with Discord's bare body. */
  readonly answer?: number;
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  /** For 429: whether the limit of all routes is said to be hit. */
  readonly global?: boolean;
  /** Holds the answer back, milliseconds of real time. */
  readonly delay?: number;
  /** Closes the connection without any answer. */
  readonly hangUp?: boolean;
  /** Never answers, and keeps the connection open. */
  readonly silent?: boolean;
  /** Carries the request out before answering with the trouble, so that a retry meets what it did. */
  readonly carriedOut?: boolean;
}

/** Trouble for the gateway. */
export interface GatewayTrouble {
  /** Cuts every connection: at once, or in the middle of the next event, which must then be replayed. */
  readonly dropSocket?: 'now' | 'within the next event';
  /** Sends op 9. */
  readonly invalidateSession?: { readonly resumable: boolean };
  /** Sends op 7. */
  readonly askToReconnect?: boolean;
  /** Closes every connection with this code. */
  readonly closeWith?: number;
  /** Stops acknowledging heartbeats until the server behaves again. */
  readonly ignoreHeartbeats?: boolean;
  /** Refuses to resume any session (op 9) until the server behaves again. */
  readonly refuseResume?: boolean;
}

export type Misbehaviour = RequestTrouble | GatewayTrouble;

/** What is wrong at the moment. */
export interface Mischief {
  readonly troubles: Waiting[];
  ignoreHeartbeats: boolean;
  refuseResume: boolean;
  cutNextEvent: boolean;
}

export function createMischief(): Mischief {
  return { troubles: [], ignoreHeartbeats: false, refuseResume: false, cutNextEvent: false };
}

/** A trouble that waits for requests; `met` is to be called when one was dealt with. */
export interface Waiting {
  readonly trouble: RequestTrouble;
  left: number;
  readonly met: () => void;
}

/** Lets a trouble wait for requests. @returns what resolves when the first was dealt with. */
export function waitFor(mischief: Mischief, trouble: RequestTrouble): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  mischief.troubles.push({ trouble, left: trouble.times ?? 1, met: resolve });
  return promise;
}

/** The trouble that waits for a request, which is thereby used up. Oldest first. */
export function troubleFor(mischief: Mischief, route: string, request: string): Waiting | null {
  const found = mischief.troubles.find(
    ({ trouble: { to }, left }) => left > 0 && (typeof to === 'string' ? to === route : to.test(request)),
  );
  if (found === undefined) return null;
  found.left -= 1;
  return found;
}

/** Whether a misbehaviour is of requests. */
export function isRequestTrouble(misbehaviour: Misbehaviour): misbehaviour is RequestTrouble {
  return 'to' in misbehaviour;
}

/** Ends all trouble. */
export function behave(mischief: Mischief): void {
  mischief.troubles.length = 0;
  Object.assign(mischief, { ignoreHeartbeats: false, refuseResume: false, cutNextEvent: false });
}
