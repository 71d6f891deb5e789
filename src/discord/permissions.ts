// What Paperboy may do in a channel, and what it lacks there for a daily post, named as Discord names it.
import { type Client, type Guild, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { ScheduleSettings } from '../store/schedules.ts';

/** A permission by its name in Discord's settings, and what a daily post needs it for. */
export interface Needed {
  readonly flag: bigint;
  readonly name: string;
  readonly why: string;
}

const always: readonly Needed[] = [
  { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel', why: 'to find the channel' },
  { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages', why: 'to post' },
  { flag: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', why: 'to show the excerpt' },
  {
    flag: PermissionFlagsBits.ReadMessageHistory,
    name: 'Read Message History',
    why: 'to see after a crash whether the post is there already',
  },
];
const forThread: Needed = {
  flag: PermissionFlagsBits.CreatePublicThreads,
  name: 'Create Public Threads',
  why: 'to open the discussion thread',
};
const forRole: Needed = {
  flag: PermissionFlagsBits.MentionEveryone,
  name: 'Mention @everyone, @here and All Roles',
  why: 'to ping the role, unless its own settings allow anyone to mention it',
};

/** A channel as Discord has it at this moment, and what Paperboy may do there. */
export interface Access {
  readonly channel: GuildBasedChannel;
  /** Bits of permissions. */
  readonly held: bigint;
}

/**
 * What Paperboy may do in a channel, asked of Discord anew: what is in memory may be older than the last change.
 * @throws DiscordAPIError where the channel is gone (10003) or hidden from Paperboy (50001).
 */
export async function accessTo(client: Client<true>, channelId: string): Promise<Access> {
  const channel = await client.channels.fetch(channelId, { force: true });
  if (channel === null || !('guild' in channel))
    throw new TypeError(`${channelId} is no channel of a server`);
  const me = await channel.guild.members.fetchMe({ force: true });
  return { channel, held: channel.permissionsFor(me).bitfield };
}

/** What is lacking for the posts of a schedule; nothing where all is well. */
export function lackingFor(
  held: bigint,
  { role, thread }: Pick<ScheduleSettings, 'role' | 'thread'>,
  guild: Guild,
): readonly Needed[] {
  // Whoever can't see a channel can do nothing in it: the rest would only be noise.
  if ((held & PermissionFlagsBits.ViewChannel) === 0n) return needed(PermissionFlagsBits.ViewChannel);
  const mentionable = role === null || guild.roles.cache.get(role)?.mentionable === true;
  const all = [...always, ...(thread ? [forThread] : []), ...(mentionable ? [] : [forRole])];
  return all.filter(({ flag }) => (held & flag) !== flag);
}

/** What every post needs, by its bits. */
export function needed(flags: bigint): readonly Needed[] {
  return always.filter(({ flag }) => (flag & flags) !== 0n);
}
