// One interaction from the moment a member acts until its token expires: who, where, and what was answered.
import {
  type APIApplicationCommandOptionChoice,
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteraction,
  type APIMessageInteractionMetadata,
  type APIModalInteractionResponseCallbackData,
  type ApplicationCommandOptionType,
  ChannelType,
  InteractionContextType,
  type InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { GUEST_PERMISSIONS, permissionsIn } from './permissions.ts';
import { Refusal } from './refusal.ts';
import { channelShape, fullMember, person } from './shapes.ts';
import { announce, type Channel, type World } from './world.ts';

/** How long an app may take for its first answer, and how long the token lives after the act. */
export const FIRST_ANSWER_MS = 3_000;
export const TOKEN_MS = 15 * 60_000;
/** Follow-ups allowed where only the member installed the app. */
export const GUEST_FOLLOW_UPS = 5;

export interface Interaction {
  readonly wire: APIInteraction;
  readonly channel: Channel;
  readonly userId: string;
  readonly metadata: APIMessageInteractionMetadata;
  /** The command with its subcommands, `paper open`; null for components and modals. */
  readonly commandName: string | null;
  /** The message whose button or select was used, or whose button opened the modal. */
  readonly messageId: string | null;
  /** For autocomplete: the type of the option being typed. */
  readonly focused: ApplicationCommandOptionType | null;
  readonly createdAt: number;
  /** `performance.now()` when it was handed to the gateway. */
  readonly startedAt: number;
  answer: Answer | null;
  /** The message that `@original` means, once there is one. */
  originalId: string | null;
  followUps: number;
}

/** The first response. */
export interface Answer {
  readonly type: InteractionResponseType;
  /** Milliseconds from the act to this answer, of real time. */
  readonly milliseconds: number;
  readonly modal?: APIModalInteractionResponseCallbackData;
  readonly choices?: readonly APIApplicationCommandOptionChoice[];
}

/** What a member did, before it gets an id and a token. */
export interface Act {
  readonly userId: string;
  readonly channel: Channel;
  readonly type: InteractionType;
  readonly data: unknown;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  readonly metadata: Record<string, unknown>;
  readonly message?: unknown;
  readonly messageId?: string | null;
  readonly commandName?: string;
  readonly focused?: ApplicationCommandOptionType;
}

/** Sends an act to the app. The interaction that comes back changes as the app answers. */
export function startInteraction(world: World, act: Act): Interaction {
  const wire = interactionShape(world, act);
  const { id, type } = wire;
  const user = person(world, act.userId);
  const interaction: Interaction = {
    wire,
    channel: act.channel,
    userId: act.userId,
    metadata: { id, type, user, authorizing_integration_owners: act.owners, ...act.metadata } as never,
    commandName: act.commandName ?? null,
    messageId: act.messageId ?? null,
    focused: act.focused ?? null,
    createdAt: world.clock.now(),
    startedAt: performance.now(),
    answer: null,
    originalId: null,
    followUps: 0,
  };
  world.interactions.set(wire.token, interaction);
  announce(world, { what: 'interaction created', interaction });
  return interaction;
}

/** Keeps the first response, received at `at` (`performance.now()`), and tells whoever waits for it. */
export function answerInteraction(
  world: World,
  interaction: Interaction,
  at: number,
  answer: Omit<Answer, 'milliseconds'>,
): void {
  interaction.answer = { ...answer, milliseconds: at - interaction.startedAt };
  announce(world, { what: 'interaction answered', interaction });
}

/** The interaction of a webhook token that still lives; refused with 10015 or 50027 as Discord does. */
export function interactionOfToken(world: World, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction === undefined) throw new Refusal(401, 50027, 'Invalid Webhook Token');
  if (world.clock.now() - interaction.createdAt > TOKEN_MS)
    throw new Refusal(401, 50027, 'Invalid Webhook Token');
  if (interaction.answer === null) throw new Refusal(404, 10015, 'Unknown Webhook');
  return interaction;
}

/** Whether only the member installed the app, so that it is a guest where they are. */
export function isGuest(interaction: Interaction): boolean {
  return !('0' in interaction.wire.authorizing_integration_owners);
}

/** Which of Discord's three contexts a channel is. */
export function contextOf(world: World, channel: Channel): InteractionContextType {
  if (channel.guildId !== null) return InteractionContextType.Guild;
  const withBot = channel.type === ChannelType.DM && channel.recipients.includes(world.bot.id);
  return withBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

function interactionShape(world: World, act: Act): APIInteraction {
  const { channel, userId, owners } = act;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const botBits = '0' in owners ? permissionsIn(world, world.bot.id, channel) : GUEST_PERMISSIONS;
  const memberBits = permissionsIn(world, userId, channel).toString();
  const who =
    guild === undefined
      ? { user: person(world, userId) }
      : { member: { ...fullMember(world, guild, userId), permissions: memberBits }, guild_id: guild.id };
  const where = guild && { guild: { id: guild.id, locale: 'en-US', features: [] }, guild_locale: 'en-US' };
  const id = world.nextId();
  return {
    id,
    application_id: world.applicationId,
    type: act.type,
    token: Buffer.from(`interaction:${id}:${crypto.randomUUID()}`).toString('base64url'),
    version: 1,
    data: act.data,
    channel: { ...channelShape(world, channel), ...(guild ? { permissions: memberBits } : {}) },
    channel_id: channel.id,
    app_permissions: botBits.toString(),
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: owners,
    context: contextOf(world, channel),
    attachment_size_limit: 10_485_760,
    ...who,
    ...where,
    ...(act.message === undefined ? {} : { message: act.message }),
  } as unknown as APIInteraction;
}

/** Whether an interaction came of a command, so that there is no message yet to update. */
export function hasMessage(interaction: Interaction): boolean {
  return interaction.wire.type !== InteractionType.ApplicationCommand && interaction.messageId !== null;
}
