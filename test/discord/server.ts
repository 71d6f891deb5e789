// A Discord to test against: real discord.js logs in to it, and members act in it. Begin reading here.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClock, type PushableClock } from './clock.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { handleRequest } from './http/api.ts';
import { type ApiDescription, loadDescription } from './http/openapi.ts';
import { createRateLimiter } from './http/rate-limits.ts';
import type { Route } from './http/route.ts';
import { behave, createMischief, isRequestTrouble, type Misbehaviour, waitFor } from './misbehave.ts';
import { callbackRoutes } from './routes/callbacks.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { guildRoutes } from './routes/guilds.ts';
import { identityRoutes } from './routes/identity.ts';
import { messageRoutes } from './routes/messages.ts';
import { threadRoutes } from './routes/threads.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { createScene, type Scene } from './scene.ts';
import { createUser, createWorld, type Refused, type World } from './world.ts';

export interface DiscordOptions {
  /** 0 (the default) for any free port of 127.0.0.1. */
  readonly port?: number;
  readonly token?: string;
  readonly clock?: PushableClock;
  /** What clients are told to beat at; Discord says 41,250. */
  readonly heartbeatMs?: number;
  /** Privileged intents that the application was granted; none unless said. */
  readonly grantedIntents?: number;
  /** Requests a second over all routes; Discord allows 50. */
  readonly requestsPerSecond?: number;
  /** The file of Discord's published description, or what `loadDescription` made of it, to check every body against. */
  readonly openapi?: string | ApiDescription | undefined;
  /** Whether this server's own answers are held to the description too; for its own tests. */
  readonly checkReplies?: boolean;
}

export interface Discord extends Scene {
  /** What discord.js takes as `rest.api`, and Paperboy as DISCORD_API_URL. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly clock: PushableClock;
  readonly world: World;
  /** Everything refused (or silently ignored) so far; a test may assert that there is nothing. */
  readonly refusals: readonly Refused[];
  /** Hands over the refusals so far and begins a new list: for a test that provokes some. */
  takeRefusals(): readonly Refused[];
  /** Where this server's own answers differ from Discord's description. */
  readonly mistakes: readonly string[];
  /** How often clients identified and resumed. */
  readonly connections: Readonly<Gateway['counts']>;
  /** Sessions with a client, and sessions whose client went away without a goodbye and may come back. */
  sessions(): { readonly online: number; readonly away: number };
  /** @returns what resolves when the first request has met it, carried out if it is to be; at once for the gateway's. */
  misbehave(misbehaviour: Misbehaviour): Promise<void>;
  /** Ends all misbehaviour. */
  behave(): void;
  stop(): Promise<void>;
}

/**
 * Starts the server, with one guild that the bot is in. Rejects where the port is taken.
 * The token has the shape of a real one, and opens nothing.
 *
 * ```ts
 * const discord = await createDiscord();
 * // … start a bot with `rest: { api: discord.api }` and `discord.token`, then:
 * const answer = await discord.member('member').slash('ask', { question: 'How does LoRA work?' });
 * expect(answer.text).toContain('LoRA');
 * expect(discord.refusals).toEqual([]);
 * await discord.stop();
 * ```
 */
export async function createDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const clock = options.clock ?? createClock();
  const world = createWorld(
    clock,
    options.token ?? 'a-token.for-the-test.discord',
    options.grantedIntents ?? 0,
  );
  const mischief = createMischief();
  const description =
    typeof options.openapi === 'string' ? loadDescription(options.openapi) : (options.openapi ?? null);
  const limiter = createRateLimiter(clock, options.requestsPerSecond ?? 50);
  const server = createServer();
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gatewayUrl = () => `ws://${address()}/gateway`;
  const gateway = createGateway(server, {
    world,
    mischief,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    url: gatewayUrl,
  });
  const routes = allRoutes(world, gatewayUrl, () => 1000 - gateway.counts.identified);
  server.on('request', (request, response) => {
    void handleRequest(
      { world, routes, limiter, mischief, description, checkReplies: options.checkReplies ?? false },
      request,
      response,
    );
  });
  const owner = createUser(world.nextId(), 'owner');
  world.users.set(owner.id, owner);
  await listen(server, options.port ?? 0);

  return {
    ...createScene(world, owner.id),
    api: `http://${address()}/api`,
    token: world.token,
    applicationId: world.applicationId,
    clock,
    world,
    refusals: world.refusals,
    takeRefusals: () => world.refusals.splice(0),
    mistakes: description?.mistakes ?? [],
    connections: gateway.counts,
    sessions() {
      const online = [...gateway.sessions.values()].filter(({ line }) => line !== null).length;
      return { online, away: gateway.sessions.size - online };
    },
    misbehave(misbehaviour) {
      if (isRequestTrouble(misbehaviour)) return waitFor(mischief, misbehaviour);
      gateway.makeTrouble(misbehaviour);
      return Promise.resolve();
    },
    behave: () => behave(mischief),
    stop: () => stop(server, gateway),
  };
}

/** The more particular route comes first where two would fit. */
function allRoutes(world: World, gatewayUrl: () => string, identifiesLeft: () => number): readonly Route[] {
  return [
    ...callbackRoutes(world),
    ...webhookRoutes(world),
    ...messageRoutes(world),
    ...threadRoutes(world),
    ...channelRoutes(world),
    ...commandRoutes(world),
    ...guildRoutes(world),
    ...identityRoutes(world, gatewayUrl, identifiesLeft),
  ];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Port ${port} of 127.0.0.1 is not free; choose another.`, { cause: error })),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

function stop(server: Server, gateway: Gateway): Promise<void> {
  gateway.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
