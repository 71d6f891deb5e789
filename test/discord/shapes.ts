// From what the world holds to the objects that Discord sends: guild, channel, member, role.
import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  type APIUser,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  type GuildMemberFlags,
  type RoleFlags,
} from 'discord-api-types/v10';
import { permissionsIn } from './permissions.ts';
import type { Channel, Guild, World } from './world.ts';

/** A channel as HTTP and gateway show it. Threads count their messages. */
export function channelShape(world: World, channel: Channel): APIChannel {
  const base = {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: lastMessageId(world, channel),
  };
  if (channel.guildId === null) {
    const recipients = channel.recipients.filter((id) => id !== world.bot.id).map((id) => person(world, id));
    const group = { name: channel.name, icon: null, owner_id: recipients[0]?.id };
    const shape = { ...base, recipients, ...(channel.type === ChannelType.GroupDM ? group : {}) };
    return shape as unknown as APIChannel;
  }
  const place = {
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    rate_limit_per_user: 0,
  };
  if (channel.thread !== null)
    return { ...base, ...place, ...threadFields(world, channel) } as unknown as APIChannel;
  const own = { topic: channel.topic, position: 0, nsfw: false, permission_overwrites: channel.overwrites };
  return { ...base, ...place, ...own } as unknown as APIChannel;
}

function threadFields(world: World, channel: Channel) {
  const thread = channel.thread!;
  const created = new Date(thread.createdAt).toISOString();
  const count = [...world.posts.values()].filter((post) => post.message.channel_id === channel.id).length;
  return {
    owner_id: thread.ownerId,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: created,
      create_timestamp: created,
    },
  };
}

function lastMessageId(world: World, channel: Channel): string | null {
  let last: string | null = null;
  for (const { message, visibleTo } of world.posts.values()) {
    if (message.channel_id === channel.id && visibleTo === null) last = message.id;
  }
  return last;
}

/** A person in a server, without the `user` where the wire leaves it out. */
export function memberShape(guild: Guild, userId: string): Omit<APIGuildMember, 'user'> {
  return {
    roles: [...(guild.members.get(userId) ?? [])],
    joined_at: '2020-01-01T00:00:00.000Z',
    nick: null,
    avatar: null,
    banner: null,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0 as GuildMemberFlags,
  };
}

/** A person in a server, with `user`. */
export function fullMember(world: World, guild: Guild, userId: string): APIGuildMember {
  return { ...memberShape(guild, userId), user: person(world, userId) };
}

/** A server with all that GUILD_CREATE brings: channels the bot may see, active threads, itself as member. */
export function guildShape(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const visible = channels.filter((channel) => permissionsIn(world, world.bot.id, channel) !== 0n);
  const shapes = (threads: boolean) =>
    visible
      .filter((channel) => (channel.thread !== null) === threads)
      .map((channel) => channelShape(world, channel));
  const shape = {
    ...guildBase(guild),
    joined_at: '2020-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [fullMember(world, guild, world.bot.id)],
    channels: shapes(false),
    threads: shapes(true),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return shape as unknown as GatewayGuildCreateDispatchData;
}

/** A server as `GET /guilds/{id}` shows it. */
export function guildBase(guild: Guild): Record<string, unknown> {
  const unset = { icon: null, splash: null, discovery_splash: null, banner: null, description: null };
  const channels = { afk_channel_id: null, system_channel_id: guild.systemChannelId, rules_channel_id: null };
  const more = { public_updates_channel_id: null, safety_alerts_channel_id: null, vanity_url_code: null };
  const levels = {
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
  };
  const premium = { premium_tier: 0, premium_progress_bar_enabled: false, nsfw_level: 0, nsfw: false };
  const numbers = { max_presences: null, max_stage_video_channel_users: 50, max_video_channel_users: 25 };
  const widget = { widget_enabled: false, widget_channel_id: null };
  const others = { home_header: null, incidents_data: null, premium_subscription_count: 0 };
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    roles: guild.roles,
    emojis: [],
    stickers: [],
    features: [],
    afk_timeout: 300,
    region: 'deprecated',
    application_id: null,
    preferred_locale: 'en-US',
    system_channel_flags: 0,
    max_members: 500_000,
    hub_type: null,
    ...unset,
    ...channels,
    ...more,
    ...levels,
    ...premium,
    ...numbers,
    ...widget,
    ...others,
  };
}

/** A role; @everyone has the id of its server. */
export function roleShape(id: string, name: string, permissions: bigint, position: number): APIRole {
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  const shape = { id, name, permissions: permissions.toString(), position, color: 0, colors, hoist: false };
  return {
    ...shape,
    managed: false,
    mentionable: false,
    flags: 0 as RoleFlags,
    icon: null,
    unicode_emoji: null,
  };
}

/** A person by id. A world without them is a mistake of the test, and says so. */
export function person(world: World, id: string): APIUser {
  const user = world.users.get(id);
  if (user === undefined) throw new Error(`Nobody in this test Discord has the id ${id}.`);
  return user;
}
