// Which commands a person finds where, and on whose installation they then run.
import {
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  type ApplicationCommandType,
  InteractionContextType as Context,
  ApplicationIntegrationType as Install,
} from 'discord-api-types/v10';
import { contextOf } from '../interactions.ts';
import { permissionsIn } from '../permissions.ts';
import type { Channel, World } from '../world.ts';

/** The command a person would pick by this name; an Error that says why where they would not find it. */
export function findCommand(
  world: World,
  userId: string,
  channel: Channel,
  name: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const ofGuild = channel.guildId === null ? [] : (world.commands.get(channel.guildId) ?? []);
  const registered = [...ofGuild, ...(world.commands.get('global') ?? [])].filter(
    (command) => command.type === type,
  );
  const named = registered.filter((command) => command.name === name);
  if (named.length === 0) {
    const known = registered.map((command) => command.name).join(', ') || 'none';
    throw new Error(`No command "${name}" is registered here; there are: ${known}.`);
  }
  const here = named.find((command) => Object.keys(ownersOf(world, userId, channel, command)).length > 0);
  if (here === undefined)
    throw new Error(
      `"${name}" is not offered in this place (contexts and integration types do not allow it).`,
    );
  if (!mayUse(world, userId, channel, here))
    throw new Error(`"${name}" is not offered to this member: permissions are missing.`);
  return here;
}

/** Whose installations let a command run here: server, person, both; empty where it is not offered. */
export function ownersOf(
  world: World,
  userId: string,
  channel: Channel,
  command?: APIApplicationCommand,
): APIAuthorizingIntegrationOwnersMap {
  const context = contextOf(world, channel);
  const contexts: readonly Context[] = command?.contexts ?? [
    Context.Guild,
    Context.BotDM,
    Context.PrivateChannel,
  ];
  if (command?.guild_id === undefined && !contexts.includes(context)) return {};
  const types = command?.integration_types ?? [Install.GuildInstall, Install.UserInstall];
  const byGuild = types.includes(Install.GuildInstall) ? guildOwner(world, channel, context) : null;
  const byUser = types.includes(Install.UserInstall) && world.userInstalls.has(userId);
  return {
    ...(byGuild === null ? {} : { [Install.GuildInstall]: byGuild }),
    ...(byUser ? { [Install.UserInstall]: userId } : {}),
  };
}

function guildOwner(world: World, channel: Channel, context: Context): string | null {
  if (context === Context.BotDM) return '0';
  if (context === Context.PrivateChannel || channel.guildId === null) return null;
  return world.guilds.get(channel.guildId)?.members.has(world.bot.id) ? channel.guildId : null;
}

function mayUse(world: World, userId: string, channel: Channel, command: APIApplicationCommand): boolean {
  const needed = command.default_member_permissions;
  if (needed === null || channel.guildId === null) return true;
  const held = permissionsIn(world, userId, channel);
  // '0' is for administrators only, who hold every permission there is.
  return BigInt(needed) === 0n ? (held & 8n) !== 0n : (held & BigInt(needed)) === BigInt(needed);
}
