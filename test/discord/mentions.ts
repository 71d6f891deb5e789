// Whom a message pings: the mentions in its text that `allowed_mentions` lets through.
import { type APIMessage, ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { everyComponent } from './limits/components.ts';
import { type Fields, fieldsOf, itemsOf, textIn } from './limits/form.ts';
import { permissionsIn } from './permissions.ts';
import type { World } from './world.ts';

/** Whom a message without `allowed_mentions` may ping: everyone for a message, people only for an interaction. */
export type Audience = 'everyone' | 'users';

type Mentions = Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'>;

/** The mentions of a message body by `authorId` in a channel; `repliedTo` is pinged where the body lets it. */
export function mentionsOf(
  world: World,
  { authorId, channelId }: { readonly authorId: string; readonly channelId: string },
  body: Fields,
  audience: Audience,
  repliedTo: APIMessage | null,
): Mentions {
  const given =
    body.allowed_mentions === undefined || body.allowed_mentions === null
      ? null
      : fieldsOf(body.allowed_mentions);
  const text = [textIn(body.content), ...textDisplays(body.components)].join('\n');
  const allows = (kind: 'users' | 'roles', id: string) =>
    given === null
      ? audience === 'everyone' || kind === 'users'
      : itemsOf(given.parse).includes(kind) || itemsOf(given[kind]).includes(id);
  const users = idsIn(text, /<@!?(\d+)>/g).filter((id) => allows('users', id));
  // A reply to an interaction's answer pings nobody: discord/discord-api-docs issue 5395.
  const pinged = repliedTo !== null && repliedTo.interaction_metadata === undefined;
  const reply = pinged && (given === null || given.replied_user === true) ? [repliedTo.author.id] : [];
  const loud = given === null ? audience === 'everyone' : itemsOf(given.parse).includes('everyone');
  return {
    mentions: [...new Set([...users, ...reply])].flatMap((id) => world.users.get(id) ?? []),
    mention_roles: idsIn(text, /<@&(\d+)>/g).filter(
      (id) => allows('roles', id) && mayPing(world, authorId, channelId, id),
    ),
    mention_everyone: loud && /@(everyone|here)\b/.test(text),
  };
}

/** A role is pinged by everyone where it is mentionable, and by those who may mention all roles. */
function mayPing(world: World, authorId: string, channelId: string, roleId: string): boolean {
  const channel = world.channels.get(channelId);
  const role = world.guilds.get(channel?.guildId ?? '')?.roles.find(({ id }) => id === roleId);
  if (channel === undefined || role === undefined) return false;
  return (
    role.mentionable || (permissionsIn(world, authorId, channel) & PermissionFlagsBits.MentionEveryone) !== 0n
  );
}

/** Whether a message pings anybody at all. */
export function pings(message: APIMessage): boolean {
  return message.mentions.length > 0 || message.mention_roles.length > 0 || message.mention_everyone;
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

function textDisplays(components: unknown): string[] {
  const texts = everyComponent([], components).filter(
    ({ fields }) => fields.type === ComponentType.TextDisplay,
  );
  return texts.map(({ fields }) => textIn(fields.content));
}
