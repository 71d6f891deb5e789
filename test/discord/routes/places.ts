// How a route finds what its address names, refusing as Discord does where it is not there or not to be seen.
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { permissionsIn, requirePermission } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Guild, Post, World } from '../world.ts';

/** A channel that the bot may see and in which it has `needed`. */
export function channelAt(world: World, id: string | undefined, needed = 0n): Channel {
  const channel = world.channels.get(id ?? '');
  if (channel === undefined) throw new Refusal(404, 10003, 'Unknown Channel');
  requirePermission(world, channel, PermissionFlagsBits.ViewChannel | needed);
  return channel;
}

/** A server that the bot is in. */
export function guildAt(world: World, id: string | undefined): Guild {
  const guild = world.guilds.get(id ?? '');
  if (!guild?.members.has(world.bot.id)) throw new Refusal(404, 10004, 'Unknown Guild');
  return guild;
}

/** A message of a channel. Ephemeral ones are not found here: only their token reaches them. */
export function postAt(world: World, channel: Channel, id: string | undefined): Post {
  const post = world.posts.get(id ?? '');
  const here = post !== undefined && post.message.channel_id === channel.id;
  if (!here || (post.message.flags ?? 0) & MessageFlags.Ephemeral)
    throw new Refusal(404, 10008, 'Unknown Message');
  return post;
}

/** The messages of a channel that are for everyone, oldest first. */
export function postsIn(world: World, channel: Channel): readonly Post[] {
  return [...world.posts.values()].filter(
    ({ message, visibleTo }) => message.channel_id === channel.id && visibleTo === null,
  );
}

/** Whether the bot may do something here. */
export function mayBot(world: World, channel: Channel, needed: bigint): boolean {
  return (permissionsIn(world, world.bot.id, channel) & needed) === needed;
}
