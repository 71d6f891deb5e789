// What the test Discord holds: people, servers, channels, messages, commands, interactions.
import { EventEmitter } from 'node:events';
import type {
  APIApplicationCommand,
  APIMessage,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
} from 'discord-api-types/v10';
import type { Clock } from './clock.ts';
import type { Interaction } from './interactions.ts';

/** A server ("guild"), with everyone who is in it and the roles they hold. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly roles: readonly APIRole[];
  /** User id → the ids of the roles held, besides @everyone. */
  readonly members: Map<string, readonly string[]>;
  /** Where Discord itself tells of joins and the like. */
  readonly systemChannelId: string | null;
}

/** A channel of any kind: of a server, a thread, or private between people. */
export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | null;
  readonly name: string | null;
  readonly parentId: string | null;
  /** The people of a private channel; empty in servers. */
  readonly recipients: readonly string[];
  readonly overwrites: readonly APIOverwrite[];
  readonly topic: string | null;
  readonly thread: ThreadState | null;
}

export interface ThreadState {
  readonly ownerId: string;
  readonly createdAt: number;
  readonly autoArchiveMinutes: number;
  readonly archived: boolean;
  readonly locked: boolean;
}

/** A message as Discord keeps it, with what the wire does not tell. Never changed, only replaced. */
export interface Post {
  readonly message: APIMessage;
  /** The one person who sees it (ephemeral), or null for everyone in the channel. */
  readonly visibleTo: string | null;
  /** The interaction it answers, if it does. */
  readonly interactionId: string | null;
  /** `performance.now()` when it was first posted. */
  readonly postedAt: number;
}

/** Something happened that gateway sessions or members' screens may show. */
export type Change =
  | { readonly what: 'message created' | 'message edited' | 'message deleted'; readonly post: Post }
  | { readonly what: 'channel created' | 'channel edited' | 'channel deleted'; readonly channel: Channel }
  | { readonly what: 'guild joined' | 'guild left'; readonly guild: Guild }
  | {
      readonly what: 'role created' | 'role edited' | 'role deleted';
      readonly guild: Guild;
      readonly role: APIRole;
    }
  | { readonly what: 'typing'; readonly channel: Channel; readonly userId: string; readonly at: number }
  | { readonly what: 'client connected' | 'client resumed' }
  | { readonly what: 'interaction created' | 'interaction answered'; readonly interaction: Interaction };

/** A request or a gateway message that Discord would refuse, or carry out only in part. */
export interface Refused {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  /** One line per field, `data.content[BASE_TYPE_MAX_LENGTH]: …`. */
  readonly problems: readonly string[];
  readonly body: unknown;
  /** True where Discord answers well and silently does not do a part of it. */
  readonly ignored: boolean;
}

export interface World {
  readonly clock: Clock;
  readonly nextId: () => string;
  readonly token: string;
  readonly bot: APIUser;
  readonly applicationId: string;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly posts: Map<string, Post>;
  /** Registered commands by where: `global`, or a server's id. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  readonly interactions: Map<string, Interaction>;
  /** People who installed the app for themselves. */
  readonly userInstalls: Set<string>;
  /** People who take no direct messages of the bot. */
  readonly closedDoors: Set<string>;
  /** Privileged intents that the application was granted, as bits. */
  readonly grantedIntents: number;
  readonly refusals: Refused[];
  readonly changes: EventEmitter<{ change: [Change] }>;
}

/** An empty world with its bot. Ids are Discord's snowflakes of the clock's time. */
export function createWorld(clock: Clock, token: string, grantedIntents: number): World {
  const nextId = snowflakes(clock);
  const bot: APIUser = { ...createUser(nextId(), 'paperboy-under-test'), bot: true };
  const changes = new EventEmitter<{ change: [Change] }>();
  // Every member who waits for something listens; hundreds may wait at once.
  changes.setMaxListeners(0);
  return {
    clock,
    nextId,
    token,
    bot,
    applicationId: bot.id,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    posts: new Map(),
    commands: new Map(),
    interactions: new Map(),
    userInstalls: new Set(),
    closedDoors: new Set(),
    grantedIntents,
    refusals: [],
    changes,
  };
}

/** Tells everyone who listens. */
export function announce(world: World, change: Change): void {
  world.changes.emit('change', change);
}

/** Puts a message into its channel, in place of its earlier version if there is one. */
export function keepPost(world: World, post: Post): Post {
  const what = world.posts.has(post.message.id) ? 'message edited' : 'message created';
  world.posts.set(post.message.id, post);
  announce(world, { what, post });
  return post;
}

/** Takes a message away. */
export function dropPost(world: World, post: Post): void {
  world.posts.delete(post.message.id);
  announce(world, { what: 'message deleted', post });
}

/** A person, with every field that Discord sends. */
export function createUser(id: string, username: string): APIUser {
  const unset = { avatar: null, banner: null, accent_color: null, avatar_decoration_data: null };
  const flags = { flags: 0, public_flags: 0 };
  return {
    id,
    username,
    discriminator: '0',
    global_name: null,
    ...unset,
    ...flags,
    ...{ primary_guild: null },
  };
}

// Discord's ids begin on the first of January 2015 and count 4096 in a millisecond.
const DISCORD_EPOCH = 1_420_070_400_000;

function snowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const fromTime = BigInt(Math.floor(clock.now()) - DISCORD_EPOCH) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return last.toString();
  };
}
