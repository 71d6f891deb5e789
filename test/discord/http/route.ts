// What a route of the test Discord is: a method, a path, a rate, and what it does.
import type { Upload } from '../posting.ts';
import type { Problem } from '../refusal.ts';
import type { Rate } from './rate-limits.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` where a value stands, as `/channels/:channel/messages`. */
  readonly path: string;
  /** Whether the bot's token is needed; it is unless said. */
  readonly auth?: false;
  /** Null for routes without any limit (interaction callbacks). */
  readonly rate?: Rate | null;
  handle(request: ApiRequest): Reply | Promise<Reply>;
}

export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly uploads: readonly Upload[];
  /** `performance.now()` when the whole request was there. */
  readonly receivedAt: number;
  /**
   * The JSON body, once Discord's description and `check` find nothing wrong with it.
   * The only way to the body, so that no route can forget to have it validated.
   */
  read(check?: (body: unknown) => readonly Problem[]): unknown;
  /** Notes something that Discord neither refuses nor does. */
  ignored(message: string): void;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** An answer with a body. */
export function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

/** An answer without one. */
export const NOTHING: Reply = { status: 204 };
