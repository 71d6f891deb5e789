// Answers HTTP requests: finds the route, checks token and rate, lets trouble happen, records every refusal.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Mischief, type RequestTrouble, troubleFor } from '../misbehave.ts';
import { errorBody, invalidForm, type Problem, problemLine, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type ReadBody, readBody } from './body.ts';
import type { ApiDescription } from './openapi.ts';
import { limitHeaders, type RateLimiter, USUAL_RATE } from './rate-limits.ts';
import type { Route } from './route.ts';

export interface Api {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly limiter: RateLimiter;
  readonly mischief: Mischief;
  /** Discord's published description, or null to do without. */
  readonly description: ApiDescription | null;
  readonly checkReplies: boolean;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly body: ReadBody;
  readonly receivedAt: number;
}

type Headers = Readonly<Record<string, string>>;

/** Handles one request from its first byte to its answer. Never rejects. */
export async function handleRequest(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://discord.invalid');
  const path = decodeURI(url.pathname)
    .replaceAll('%40', '@')
    .replace(/^\/api(\/v\d+)?/, '');
  const method = request.method ?? 'GET';
  const found = findRoute(api.routes, method, path);
  try {
    const body = await readBody(request);
    if (found === null) throw new Refusal(404, 0, '404: Not Found');
    const receivedAt = performance.now();
    const call: Call = { method, path, query: url.searchParams, ...found, body, receivedAt };
    const names = [`${found.route.method} ${found.route.path}`, `${method} ${path}`] as const;
    const waiting = troubleFor(api.mischief, ...names);
    await answerCall(api, call, waiting?.trouble ?? null, request, response);
    waiting?.met();
  } catch (error) {
    send(response, ...refuse(api, { method, path, body: undefined }, asRefusal(error)));
  }
}

async function answerCall(
  api: Api,
  call: Call,
  trouble: RequestTrouble | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { route } = call;
  if (trouble?.delay !== undefined) await sleep(trouble.delay);
  const spoiled =
    trouble !== null && (trouble.hangUp === true || trouble.silent === true || trouble.answer !== undefined);
  if (spoiled && trouble.carriedOut !== true) {
    spoil(trouble, response);
    return;
  }
  const place = majorParameter(call);
  const rate = route.rate === undefined ? USUAL_RATE : route.rate;
  const allowance =
    rate && api.limiter.take(`${route.method} ${route.path}`, place, rate, route.auth !== false);
  const headers: Headers = allowance?.headers ?? {};
  try {
    if (route.auth !== false) authorize(api.world, request);
    if (allowance !== null && allowance.retryAfter !== null) {
      const { retryAfter, global } = allowance;
      refuse(api, { ...call, body: call.body.json }, new Refusal(429, 0, RATE_LIMITED));
      send(response, 429, { message: RATE_LIMITED, retry_after: retryAfter, global }, headers);
      return;
    }
    const reply = await route.handle(apiRequest(api, call));
    if (api.checkReplies) api.description?.checkReply(call.method, route.path, reply);
    if (spoiled) spoil(trouble, response);
    else send(response, reply.status, reply.body, headers);
  } catch (error) {
    send(response, ...refuse(api, { ...call, body: call.body.json }, asRefusal(error)), headers);
  }
}

const RATE_LIMITED = 'You are being rate limited.';

function apiRequest(api: Api, call: Call) {
  const { params, query, body } = call;
  return {
    params,
    query,
    uploads: body.uploads,
    receivedAt: call.receivedAt,
    read(check: (body: unknown) => readonly Problem[] = () => []): unknown {
      const problems = [
        ...check(body.json),
        ...(api.description?.check(call.method, call.route.path, body.json) ?? []),
      ];
      if (problems.length > 0) throw invalidForm(unique(problems));
      return body.json;
    },
    ignored(message: string): void {
      const { method, path } = call;
      api.world.refusals.push({
        method,
        path,
        status: 200,
        code: 0,
        message,
        problems: [],
        body: body.json,
        ignored: true,
      });
    },
  };
}

function refuse(
  api: Api,
  call: { method: string; path: string; body: unknown },
  refusal: Refusal,
): [number, unknown] {
  const { status, code, message } = refusal;
  const problems = refusal.problems.map(problemLine);
  const { method, path, body } = call;
  api.world.refusals.push({ method, path, status, code, message, problems, body, ignored: false });
  return [status, errorBody(refusal)];
}

// A fault of this server is none of the bot's: it must be seen, so it carries its stack.
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(
    500,
    0,
    `The test Discord itself failed: ${error instanceof Error ? error.stack : error}`,
  );
}

function authorize(world: World, request: IncomingMessage): void {
  if (request.headers.authorization !== `Bot ${world.token}`) throw new Refusal(401, 0, '401: Unauthorized');
}

function spoil(trouble: RequestTrouble, response: ServerResponse): void {
  const { answer = 500, retryAfter = 1, global = false } = trouble;
  // The server's end closes what is still open.
  if (trouble.silent === true) return;
  if (trouble.hangUp === true) {
    response.socket?.destroy();
  } else if (answer === 429) {
    const headers = { ...limitHeaders(retryAfter, global), 'x-ratelimit-reset-after': retryAfter.toFixed(3) };
    send(response, 429, { message: RATE_LIMITED, retry_after: retryAfter, global }, headers);
  } else {
    send(response, answer, { message: `${answer}: Internal Server Error`, code: 0 });
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function findRoute(routes: readonly Route[], method: string, path: string) {
  for (const route of routes) {
    if (route.method !== method) continue;
    const pattern = route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match !== null) {
      const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]);
      return { route, params: Object.fromEntries(params) as Record<string, string> };
    }
  }
  return null;
}

// Channels, servers and webhook tokens have a limit of their own.
function majorParameter({ params }: Call): string {
  return params.token ?? params.channel ?? params.guild ?? '';
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, code }) => {
    const key = `${path.join('.')} ${code}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
