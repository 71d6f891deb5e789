// Paperboy's connection to Discord: what it asks for, what of it is kept in memory, and what is told of its troubles.
import {
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  REST,
  RESTEvents,
  type RESTOptions,
  Status,
} from 'discord.js';
import type { Settings } from '../config.ts';
import type { Metrics } from './health.ts';
import type { Logger } from './log.ts';

/** None is privileged: mentions, direct messages and replies that ping bring their text without. */
const intents = [
  GatewayIntentBits.Guilds,
  // Mentions in servers.
  GatewayIntentBits.GuildMessages,
  // Questions in private.
  GatewayIntentBits.DirectMessages,
];

/** Discord shuts out who sends 10,000 requests that it refuses within 10 minutes: who runs Paperboy hears of it in time. */
const refusalsBetweenWarnings = 500;

/** Makes the client, which does nothing until it logs in. */
export function createClient(settings: Pick<Settings, 'apiUrl'>): Client {
  return new Client({
    intents,
    // Without it, direct messages of people who wrote before Paperboy started are dropped.
    partials: [Partials.Channel],
    // No text of a person or of the archive may ping anyone, whatever a payload forgets to say.
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(settings),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      // Every message of a server comes by, and none is looked at again.
      MessageManager: 20,
      GuildMemberManager: { maxSize: 200, keepOverLimit: ({ id, client }) => id === client.user?.id },
      UserManager: { maxSize: 1000, keepOverLimit: ({ id, client }) => id === client.user?.id },
      ReactionManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      VoiceStateManager: 0,
    }),
  });
}

/** Requests alone, without a gateway: for registering commands. */
export function createRest(settings: Pick<Settings, 'apiUrl' | 'token'>): REST {
  return new REST(restOptions(settings)).setToken(settings.token);
}

function restOptions({ apiUrl }: Pick<Settings, 'apiUrl'>): Partial<RESTOptions> {
  return {
    invalidRequestWarningInterval: refusalsBetweenWarnings,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  };
}

/** Whether the gateway's events arrive at this moment. */
export function isConnected(client: Client): boolean {
  // `isReady` alone stays true while a lost connection is being made again.
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}

/** Tells of lost connections and of Discord's warnings. */
export function watchClient(client: Client, log: Logger, metrics: Pick<Metrics, 'reconnecting'>): void {
  let lost = false;
  client.on(Events.ShardReconnecting, () => {
    // The library tries twice a second until it succeeds.
    if (lost) return;
    lost = true;
    metrics.reconnecting();
    log.warn('the connection to the gateway was lost and is being made again');
  });
  client.on(Events.ShardResume, (_, replayed) => {
    lost = false;
    log.info({ replayed }, 'the connection to the gateway was resumed');
  });
  client.on(Events.ShardReady, () => {
    if (lost) log.info('the connection to the gateway was made anew');
    lost = false;
  });
  // Discord's library connects again by itself.
  client.on(Events.ShardError, (error) =>
    log.warn({ err: error }, 'trouble with the connection to the gateway'),
  );
  client.on(Events.Warn, (warning) => log.warn({ warning }, "a warning of Discord's library"));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn(
      { count, remainingMs: remainingTime },
      'Discord refuses many requests, and shuts out who sends 10,000',
    ),
  );
  // Many requests may wait together, as when many daily posts are due: one line tells of all of a minute.
  let waiting = 0;
  let quietUntil = 0;
  client.rest.on(RESTEvents.RateLimited, ({ method, route, timeToReset, global }) => {
    waiting += 1;
    if (performance.now() < quietUntil) return;
    log.warn(
      { method, route, waitMs: timeToReset, global, waiting },
      "Discord's rate limit was reached: requests wait",
    );
    waiting = 0;
    quietUntil = performance.now() + 60_000;
  });
}

/** Leaves the gateway with a goodbye. */
export async function leave(client: Client): Promise<void> {
  // The library announces a new connection after every close, also after this one, which is for good.
  client.removeAllListeners(Events.ShardReconnecting);
  await client.destroy();
}
