// What a test arranges and looks at: members, places, permissions, messages of the past, what is to be seen.
import {
  type APIApplicationCommand,
  type APIMessage,
  type APIRole,
  ChannelType,
  OverwriteType,
} from 'discord-api-types/v10';
import { fieldsOf } from './limits/form.ts';
import { createMember, type Member } from './members/member.ts';
import { until } from './members/sight.ts';
import { createChannel, createGuild } from './places.ts';
import { createPost } from './posting.ts';
import { roleShape } from './shapes.ts';
import { announce, type Channel, createUser, type Guild, type World } from './world.ts';

/** Flags of a planted message: all that a bot's message may have. */
const ANY_FLAG = 0xffff;

export interface Scene {
  /** The server that is there from the start, and its first channel. */
  readonly guild: Guild;
  readonly general: Channel;
  /** Every time the bot showed that it types. */
  readonly typings: readonly { readonly channelId: string; readonly at: number }[];
  /** Somebody new in a server (the first one unless said); an administrator if so wished. */
  member(name: string, how?: { readonly administrator?: boolean; readonly guild?: Guild }): Member;
  addGuild(
    name: string,
    how?: { readonly withBot?: boolean },
  ): { readonly guild: Guild; readonly general: Channel };
  addChannel(name: string, type?: ChannelType, guild?: Guild): Channel;
  /** Takes permissions from the bot in a channel; `0n` gives them back. */
  deny(channel: Channel, permissions: bigint): void;
  /** Deletes a channel, as an administrator does. */
  removeChannel(channel: Channel): void;
  /** A role that nobody holds; mentionable by all if so wished. */
  addRole(name: string, how?: { readonly mentionable?: boolean }): APIRole;
  removeRole(role: APIRole): void;
  /** The channel in which Discord itself tells of joins and the like; null for none. */
  setSystemChannel(channel: Channel | null): void;
  /** A message of the bot from before: what it might have posted in an earlier life. */
  plant(channel: Channel, body: Readonly<Record<string, unknown>>): APIMessage;
  /** The messages of a channel, oldest first; with the private ones of `viewer`, if given. */
  messages(channel: Channel, viewer?: Member): readonly APIMessage[];
  /** A message as it is now; undefined once it is deleted. */
  current(message: APIMessage): APIMessage | undefined;
  commands(guild?: Guild): readonly APIApplicationCommand[];
  /** Resolves when clients have identified so often (or did before); rejects after `patience` milliseconds. */
  connected(times?: number, patience?: number): Promise<void>;
}

export function createScene(world: World, ownerId: string): Scene {
  const guild = createGuild(world, 'reading group', ownerId);
  const general = createChannel(world, guild, 'general');
  const typings: { channelId: string; at: number }[] = [];
  let identified = 0;
  world.changes.on('change', (change) => {
    if (change.what === 'typing') typings.push({ channelId: change.channel.id, at: change.at });
    if (change.what === 'client connected') identified += 1;
  });
  const change = (how: (now: Guild) => Partial<Guild>): Guild => {
    const now = world.guilds.get(guild.id)!;
    const changed = { ...now, ...how(now) };
    world.guilds.set(guild.id, changed);
    return changed;
  };
  return {
    guild,
    general,
    typings,
    member(name, { administrator = false, guild: home = guild } = {}) {
      const user = createUser(world.nextId(), name);
      world.users.set(user.id, user);
      const role = home.roles.find((known) => known.name === 'administrators')!;
      home.members.set(user.id, administrator ? [role.id] : []);
      const channel =
        home === guild ? general : [...world.channels.values()].find(({ guildId }) => guildId === home.id)!;
      return createMember(world, user, channel);
    },
    addGuild(name, { withBot = true } = {}) {
      const added = createGuild(world, name, ownerId, withBot);
      return { guild: added, general: createChannel(world, added, 'general') };
    },
    addChannel: (name, type = ChannelType.GuildText, home = guild) =>
      createChannel(world, home, name, type as ChannelType.GuildText),
    deny: (channel, permissions) => deny(world, channel, permissions),
    removeChannel(channel) {
      world.channels.delete(channel.id);
      announce(world, { what: 'channel deleted', channel });
    },
    addRole(name, { mentionable = false } = {}) {
      const role = { ...roleShape(world.nextId(), name, 0n, 1), mentionable };
      const changed = change((now) => ({ roles: [...now.roles, role] }));
      announce(world, { what: 'role created', guild: changed, role });
      return role;
    },
    removeRole(role) {
      const changed = change((now) => ({ roles: now.roles.filter(({ id }) => id !== role.id) }));
      announce(world, { what: 'role deleted', guild: changed, role });
    },
    setSystemChannel: (channel) => void change(() => ({ systemChannelId: channel?.id ?? null })),
    plant: (channel, body) =>
      createPost(world, {
        authorId: world.bot.id,
        channelId: channel.id,
        body,
        flagsAllowed: ANY_FLAG,
        audience: 'users',
        extra: fieldsOf(body.extra),
      }).message,
    messages: (channel, viewer) =>
      [...world.posts.values()]
        .filter(
          ({ message, visibleTo }) =>
            message.channel_id === channel.id && (visibleTo === null || visibleTo === viewer?.id),
        )
        .map(({ message }) => message),
    current: ({ id }) => world.posts.get(id)?.message,
    commands: (home) => world.commands.get(home?.id ?? 'global') ?? [],
    async connected(times = 1, patience = 10_000) {
      if (await until(world, patience, () => identified >= times)) return;
      throw new Error(
        `No client identified within ${patience} ms. Refused so far: ${JSON.stringify(world.refusals)}`,
      );
    },
  };
}

function deny(world: World, channel: Channel, permissions: bigint): void {
  const overwrite = {
    id: world.bot.id,
    type: OverwriteType.Member,
    allow: '0',
    deny: permissions.toString(),
  };
  const others = channel.overwrites.filter(({ id }) => id !== world.bot.id);
  const changed: Channel = { ...channel, overwrites: permissions === 0n ? others : [...others, overwrite] };
  world.channels.set(channel.id, changed);
  announce(world, { what: 'channel edited', channel: changed });
}
