// Makes the places of the world: servers, channels, private channels, threads.
import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { EVERYDAY_PERMISSIONS } from './permissions.ts';
import { roleShape } from './shapes.ts';
import { announce, type Channel, type Guild, keepPost, type World } from './world.ts';

/** What the bot may do in a server that a test does not say otherwise for. */
const BOT_PERMISSIONS = EVERYDAY_PERMISSIONS;

const NO_PLACE = {
  guildId: null,
  name: null,
  parentId: null,
  topic: null,
  thread: null,
  overwrites: [],
} as const;

/** A server with @everyone, a role for the bot and one for administrators; the bot is in it unless `withBot` is false. */
export function createGuild(world: World, name: string, ownerId: string, withBot = true): Guild {
  const id = world.nextId();
  const roles = [
    roleShape(id, '@everyone', EVERYDAY_PERMISSIONS, 0),
    roleShape(world.nextId(), 'bot', BOT_PERMISSIONS, 1),
    roleShape(world.nextId(), 'administrators', PermissionFlagsBits.Administrator, 2),
  ];
  const guild: Guild = { id, name, ownerId, roles, members: new Map([[ownerId, []]]), systemChannelId: null };
  if (withBot) guild.members.set(world.bot.id, [roles[1]!.id]);
  world.guilds.set(id, guild);
  if (withBot) announce(world, { what: 'guild joined', guild });
  return guild;
}

/** A channel of a server. */
export function createChannel(
  world: World,
  guild: Guild,
  name: string,
  type = ChannelType.GuildText,
): Channel {
  const channel: Channel = { ...NO_PLACE, id: world.nextId(), type, guildId: guild.id, name, recipients: [] };
  return keepChannel(world, channel);
}

/** The private channel of some people, made where there is none. */
export function openPrivateChannel(
  world: World,
  type: ChannelType.DM | ChannelType.GroupDM,
  people: readonly string[],
): Channel {
  const same = (channel: Channel) =>
    channel.type === type &&
    channel.recipients.length === people.length &&
    people.every((id) => channel.recipients.includes(id));
  const known = [...world.channels.values()].find(same);
  if (known !== undefined) return known;
  return keepChannel(world, { ...NO_PLACE, id: world.nextId(), type, recipients: people });
}

/** A thread, public unless said; begun on a message, whose id it then has, or by itself. */
export function startThread(
  world: World,
  parent: Channel,
  name: string,
  ownerId: string,
  {
    id,
    autoArchiveMinutes = 1440,
    type = parent.type === ChannelType.GuildAnnouncement
      ? ChannelType.AnnouncementThread
      : ChannelType.PublicThread,
  }: { readonly id?: string; readonly type?: ChannelType; readonly autoArchiveMinutes?: number } = {},
): Channel {
  const state = {
    ownerId,
    createdAt: world.clock.now(),
    autoArchiveMinutes,
    archived: false,
    locked: false,
  };
  const place = { guildId: parent.guildId, parentId: parent.id, name, recipients: [] };
  const thread = keepChannel(world, { ...NO_PLACE, ...place, id: id ?? world.nextId(), type, thread: state });
  const post = id === undefined ? undefined : world.posts.get(id);
  if (post !== undefined) {
    const flags = (post.message.flags ?? 0) | MessageFlags.HasThread;
    keepPost(world, {
      ...post,
      message: { ...post.message, flags, thread: { id: thread.id, type } as never },
    });
  }
  return thread;
}

function keepChannel(world: World, channel: Channel): Channel {
  world.channels.set(channel.id, channel);
  announce(world, { what: 'channel created', channel });
  return channel;
}
