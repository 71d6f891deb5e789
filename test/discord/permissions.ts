// Who may do what in which channel, by Discord's own rules of roles and overwrites.
import { PermissionFlagsBits as Bits, ChannelType, OverwriteType } from 'discord-api-types/v10';
import { Refusal } from './refusal.ts';
import type { Channel, World } from './world.ts';

/** What members may do where nothing else is said. */
export const EVERYDAY_PERMISSIONS =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.SendMessagesInThreads |
  Bits.CreatePublicThreads |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.AddReactions |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands |
  Bits.UseExternalApps;

const ALL = Object.values(Bits).reduce((all, bit) => all | bit, 0n);

/** An app's permissions where it is no member (a group, or a chat of two others). */
export const GUEST_PERMISSIONS = Bits.AttachFiles | Bits.EmbedLinks | Bits.MentionEveryone;

/** The permissions of a person in a channel; 0 where they are not in its server. Threads follow their parent. */
export function permissionsIn(world: World, userId: string, channel: Channel): bigint {
  if (channel.guildId === null) return channel.recipients.includes(userId) ? EVERYDAY_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId);
  const roleIds = guild?.members.get(userId);
  if (guild === undefined || roleIds === undefined) return 0n;
  const held = [guild.id, ...roleIds];
  const base = guild.roles
    .filter((role) => held.includes(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if (userId === guild.ownerId || base & Bits.Administrator) return ALL;
  const home = (channel.thread && channel.parentId && world.channels.get(channel.parentId)) || channel;
  const [everyone, others] = [
    home.overwrites.filter((o) => o.id === guild.id),
    home.overwrites.filter((o) => o.id !== guild.id),
  ];
  const ofRoles = others.filter((o) => o.type === OverwriteType.Role && held.includes(o.id));
  const ofPerson = others.filter((o) => o.type === OverwriteType.Member && o.id === userId);
  return [everyone, ofRoles, ofPerson].reduce((permissions, overwrites) => {
    const denied = overwrites.reduce((bits, o) => bits | BigInt(o.deny), 0n);
    const allowed = overwrites.reduce((bits, o) => bits | BigInt(o.allow), 0n);
    return (permissions & ~denied) | allowed;
  }, base);
}

/** Refuses with 50001 where the bot cannot see the channel, and with 50013 where it lacks `needed`. */
export function requirePermission(world: World, channel: Channel, needed: bigint): void {
  const permissions = permissionsIn(world, world.bot.id, channel);
  if (!(permissions & Bits.ViewChannel)) throw new Refusal(403, 50001, 'Missing Access');
  if ((permissions & needed) !== needed) throw new Refusal(403, 50013, 'Missing Permissions');
}

/** The permission that sending here needs. */
export function sendingPermission(channel: Channel): bigint {
  return channel.thread === null ? Bits.SendMessages : Bits.SendMessagesInThreads;
}

/** Whether a channel belongs to people and not to a server. */
export function isPrivate(channel: Channel): boolean {
  return channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
}
