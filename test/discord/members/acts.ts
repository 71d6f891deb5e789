// What a member's acts send to the app: commands, presses, modals and menus, as Discord's client sends them.
import { type APIMessage, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { type Act, startInteraction } from '../interactions.ts';
import { fieldsOf } from '../limits/form.ts';
import type { Channel, Post, World } from '../world.ts';
import { findCommand, ownersOf } from './availability.ts';
import { fillModal } from './controls.ts';
import { fillOptions, type OptionValues } from './options.ts';
import { type Sight, sightOf } from './sight.ts';

/** A slash command (subcommands after its name), or while `focused` is being typed its autocomplete. */
export function useCommand(
  world: World,
  userId: string,
  channel: Channel,
  commandName: string,
  values: OptionValues,
  focused: string | null,
): Promise<Sight> {
  const [first = '', ...path] = commandName.split(' ');
  const command = findCommand(world, userId, channel, first, ApplicationCommandType.ChatInput);
  const filled = fillOptions(command, path, { world, channel, values, focused });
  const { id, name, type: kind, guild_id } = command;
  const whose = guild_id === undefined ? {} : { guild_id };
  const data = { id, name, type: kind, options: filled.options, resolved: filled.resolved, ...whose };
  const type =
    focused === null ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete;
  const owners = ownersOf(world, userId, channel, command);
  const typed = filled.focused === null ? {} : { focused: filled.focused.type };
  return act(world, { userId, channel, type, data, owners, metadata: {}, commandName, ...typed });
}

/** A press of a button or a choice in a select of a message. */
export function useComponent(
  world: World,
  userId: string,
  post: Post,
  data: Record<string, unknown>,
): Promise<Sight> {
  const { message, visibleTo } = post;
  if (visibleTo !== null && visibleTo !== userId)
    throw new Error('This message is private to somebody else.');
  const channel = world.channels.get(message.channel_id)!;
  const owners =
    message.interaction_metadata?.authorizing_integration_owners ?? ownersOf(world, userId, channel);
  const on = { message, messageId: message.id, metadata: { interacted_message_id: message.id } };
  return act(world, { userId, channel, type: InteractionType.MessageComponent, data, owners, ...on });
}

/** A modal filled and sent off. */
export function sendModal(
  world: World,
  userId: string,
  sight: Sight,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<Sight> {
  if (sight.modal === null) throw new Error(`There is no modal to submit, but: ${sight.kind} ${sight.text}`);
  const { channel, wire, metadata: triggering_interaction_metadata, messageId } = sight.interaction;
  const data = { custom_id: sight.modal.custom_id, components: fillModal(fieldsOf(sight.modal), values) };
  const from = messageId === null ? undefined : world.posts.get(messageId)?.message;
  const on = from === undefined ? {} : { message: from, messageId: from.id };
  const owners = wire.authorizing_integration_owners;
  const metadata = { triggering_interaction_metadata };
  return act(world, { userId, channel, type: InteractionType.ModalSubmit, data, owners, metadata, ...on });
}

/** An entry of a message's menu. */
export function useMessageMenu(
  world: World,
  userId: string,
  commandName: string,
  message: APIMessage,
): Promise<Sight> {
  const channel = world.channels.get(message.channel_id)!;
  const command = findCommand(world, userId, channel, commandName, ApplicationCommandType.Message);
  const resolved = { messages: { [message.id]: message } };
  const data = { id: command.id, name: commandName, type: command.type, target_id: message.id, resolved };
  const owners = ownersOf(world, userId, channel, command);
  const metadata = { target_message_id: message.id };
  return act(world, {
    userId,
    channel,
    type: InteractionType.ApplicationCommand,
    data,
    owners,
    metadata,
    commandName,
  });
}

function act(world: World, what: Act): Promise<Sight> {
  return sightOf(world, startInteraction(world, what));
}
