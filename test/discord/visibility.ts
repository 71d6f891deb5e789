// What of a change the gateway tells a session, and which messages' words it may read.
import {
  type APIMessage,
  GatewayDispatchEvents as Event,
  GatewayIntentBits as Intent,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { isPrivate, permissionsIn } from './permissions.ts';
import { channelShape, guildShape, memberShape } from './shapes.ts';
import type { Change, Channel, Post, World } from './world.ts';

export interface GatewayEvent {
  readonly t: string;
  readonly d: unknown;
  /** The server it concerns, by which it finds its shard; null for private channels. */
  readonly guildId: string | null;
}

/** The event that a session with these intents gets of a change; null where it gets none. */
export function eventOf(world: World, change: Change, intents: number): GatewayEvent | null {
  switch (change.what) {
    case 'interaction created':
      return {
        t: Event.InteractionCreate,
        d: change.interaction.wire,
        guildId: change.interaction.channel.guildId,
      };
    case 'message created':
      return messageEvent(world, change.post, Event.MessageCreate, intents);
    case 'message edited':
      return messageEvent(world, change.post, Event.MessageUpdate, intents);
    case 'message deleted':
      return messageEvent(world, change.post, Event.MessageDelete, intents);
    case 'channel created':
    case 'channel edited':
    case 'channel deleted':
      return channelEvent(world, change.what, change.channel, intents);
    case 'guild joined':
      return intents & Intent.Guilds
        ? { t: Event.GuildCreate, d: guildShape(world, change.guild), guildId: change.guild.id }
        : null;
    case 'guild left':
      return intents & Intent.Guilds
        ? { t: Event.GuildDelete, d: { id: change.guild.id }, guildId: change.guild.id }
        : null;
    case 'role created':
    case 'role edited':
    case 'role deleted':
      return intents & Intent.Guilds ? roleEvent(change) : null;
    case 'typing':
      return typingEvent(change, intents);
    default:
      return null;
  }
}

/** A message as the bot may read it: without the intent, strangers' words are blank unless they are for it. */
export function readable(world: World, message: APIMessage, mayReadAll: boolean): APIMessage {
  const quoted = message.referenced_message;
  const shown = quoted ? { ...message, referenced_message: readable(world, quoted, mayReadAll) } : message;
  if (mayReadAll || isForBot(world, message)) return shown;
  return { ...shown, content: '', embeds: [], attachments: [], components: [] };
}

/** Whether the application may read all messages, by what it was granted. */
export function mayReadAll(world: World): boolean {
  return (world.grantedIntents & Intent.MessageContent) !== 0;
}

function isForBot(world: World, message: APIMessage): boolean {
  const channel = world.channels.get(message.channel_id);
  const toBot = channel !== undefined && isPrivate(channel);
  return (
    toBot || message.author.id === world.bot.id || message.mentions.some(({ id }) => id === world.bot.id)
  );
}

function messageEvent(world: World, post: Post, t: Event, intents: number): GatewayEvent | null {
  const { message, visibleTo } = post;
  const channel = world.channels.get(message.channel_id);
  if (channel === undefined || !sees(world, channel)) return null;
  // Ephemeral messages go to the bot as if in private, without server and member.
  const direct = visibleTo !== null || channel.guildId === null;
  if (!(intents & (direct ? Intent.DirectMessages : Intent.GuildMessages))) return null;
  const guild = direct ? null : (world.guilds.get(channel.guildId!) ?? null);
  const place = guild === null ? {} : { guild_id: guild.id };
  if (t === Event.MessageDelete) {
    return { t, d: { id: message.id, channel_id: message.channel_id, ...place }, guildId: channel.guildId };
  }
  const words = readable(world, message, (intents & Intent.MessageContent) !== 0);
  const member = guild?.members.has(message.author.id)
    ? { member: memberShape(guild, message.author.id) }
    : {};
  const d = { ...words, ...place, ...member, channel_type: channel.type };
  return { t, d, guildId: channel.guildId };
}

function channelEvent(world: World, what: string, channel: Channel, intents: number): GatewayEvent | null {
  if (!(intents & Intent.Guilds) || channel.guildId === null || !sees(world, channel)) return null;
  const [ofThreads, ofChannels] = {
    'channel created': [Event.ThreadCreate, Event.ChannelCreate],
    'channel edited': [Event.ThreadUpdate, Event.ChannelUpdate],
    'channel deleted': [Event.ThreadDelete, Event.ChannelDelete],
  }[what]!;
  const d = channelShape(world, channel);
  return {
    t: channel.thread === null ? ofChannels! : ofThreads!,
    d,
    guildId: channel.guildId,
  };
}

function roleEvent({ what, guild, role }: Extract<Change, { readonly role: unknown }>): GatewayEvent {
  const place = { guild_id: guild.id };
  if (what === 'role deleted')
    return { t: Event.GuildRoleDelete, d: { ...place, role_id: role.id }, guildId: guild.id };
  const t = what === 'role created' ? Event.GuildRoleCreate : Event.GuildRoleUpdate;
  return { t, d: { ...place, role }, guildId: guild.id };
}

function typingEvent(change: Extract<Change, { what: 'typing' }>, intents: number): GatewayEvent | null {
  const { channel, userId, at } = change;
  const needed = channel.guildId === null ? Intent.DirectMessageTyping : Intent.GuildMessageTyping;
  if (!(intents & needed)) return null;
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId };
  const d = { channel_id: channel.id, user_id: userId, timestamp: Math.floor(at / 1000), ...place };
  return { t: Event.TypingStart, d, guildId: channel.guildId };
}

function sees(world: World, channel: Channel): boolean {
  return (permissionsIn(world, world.bot.id, channel) & PermissionFlagsBits.ViewChannel) !== 0n;
}
