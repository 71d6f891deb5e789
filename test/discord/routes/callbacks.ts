// The one route that answers an interaction first: within 3 seconds, once, and in a way that fits it.
import {
  InteractionResponseType as Answer,
  type APIMessage,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { type ApiRequest, NOTHING, ok, type Reply, type Route } from '../http/route.ts';
import { answerInteraction, FIRST_ANSWER_MS, hasMessage, type Interaction } from '../interactions.ts';
import { choiceProblems } from '../limits/choices.ts';
import { overloads } from '../limits/components.ts';
import { type Fields, fieldsOf, itemsOf, oneOf, required } from '../limits/form.ts';
import { FLAGS_OF_NEW, messageProblems } from '../limits/messages.ts';
import { modalProblems } from '../limits/modals.ts';
import { createPlaceholder, createPost, type Draft, editPost } from '../posting.ts';
import { type Problem, Refusal } from '../refusal.ts';
import type { Post, World } from '../world.ts';

export function callbackRoutes(world: World): readonly Route[] {
  const path = '/interactions/:interaction/:token/callback';
  return [{ method: 'POST', path, auth: false, rate: null, handle: (request) => callback(world, request) }];
}

function callback(world: World, request: ApiRequest): Reply {
  const { interaction: id, token } = request.params;
  const interaction = world.interactions.get(token!);
  if (interaction?.wire.id !== id) throw new Refusal(404, 10062, 'Unknown interaction');
  if (interaction!.answer !== null)
    throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
  if (world.clock.now() - interaction!.createdAt > FIRST_ANSWER_MS)
    throw new Refusal(404, 10062, 'Unknown interaction');
  const body = fieldsOf(request.read((given) => callbackProblems(world, interaction!, fieldsOf(given))));
  const post = carryOut(world, interaction!, fieldsOf(body.data), body.type as Answer, request);
  if (request.query.get('with_response') !== 'true') return NOTHING;
  return ok(callbackResponse(interaction!, body.type as Answer, post?.message));
}

/** The answers that fit an interaction. */
function fittingAnswers(interaction: Interaction): readonly Answer[] {
  const type = interaction.wire.type;
  if (type === InteractionType.ApplicationCommandAutocomplete)
    return [Answer.ApplicationCommandAutocompleteResult];
  const message = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
  const update = hasMessage(interaction) ? [Answer.DeferredMessageUpdate, Answer.UpdateMessage] : [];
  // A modal cannot open another modal.
  return [...message, ...update, ...(type === InteractionType.ModalSubmit ? [] : [Answer.Modal])];
}

function callbackProblems(world: World, interaction: Interaction, body: Fields): readonly Problem[] {
  const unfit = oneOf(['type'], body.type, fittingAnswers(interaction));
  if (unfit.length > 0) return unfit;
  const data = fieldsOf(body.data);
  switch (body.type) {
    case Answer.ChannelMessageWithSource:
      return body.data == null ? [required(['data'])] : messageProblems(['data'], data, null);
    case Answer.UpdateMessage:
      return messageProblems(['data'], data, world.posts.get(interaction.messageId!)?.message ?? null);
    case Answer.ApplicationCommandAutocompleteResult:
      return choiceProblems(['data', 'choices'], data.choices, interaction.focused!);
    case Answer.Modal:
      return modalProblems(['data'], data);
    default:
      return [];
  }
}

function carryOut(
  world: World,
  interaction: Interaction,
  data: Fields,
  type: Answer,
  request: ApiRequest,
): Post | null {
  if (overloads(data.components)) throw new Refusal(500, 0, '500: Internal Server Error');
  const post = postOf(world, interaction, data, type, request);
  interaction.originalId = post?.message.id ?? interaction.messageId;
  const modal = type === Answer.Modal ? { modal: data as never } : {};
  const list =
    type === Answer.ApplicationCommandAutocompleteResult ? { choices: itemsOf(data.choices) as never } : {};
  answerInteraction(world, interaction, request.receivedAt, { type, ...modal, ...list });
  return post;
}

function postOf(
  world: World,
  interaction: Interaction,
  data: Fields,
  type: Answer,
  request: ApiRequest,
): Post | null {
  switch (type) {
    case Answer.ChannelMessageWithSource:
      return createPost(world, { ...draftOf(world, interaction, data), uploads: request.uploads });
    case Answer.DeferredChannelMessageWithSource: {
      const others = (typeof data.flags === 'number' ? data.flags : 0) & ~MessageFlags.Ephemeral;
      if (others !== 0)
        request.ignored(`A deferred answer takes only the flag EPHEMERAL; ${others} was ignored.`);
      return createPlaceholder(world, {
        ...draftOf(world, interaction, data),
        flagsAllowed: MessageFlags.Ephemeral,
      });
    }
    case Answer.UpdateMessage: {
      const post = world.posts.get(interaction.messageId!);
      if (post === undefined) throw new Refusal(404, 10008, 'Unknown Message');
      return editPost(world, post, data, 'users', request.uploads);
    }
    case Answer.DeferredMessageUpdate:
      return world.posts.get(interaction.messageId!) ?? null;
    default:
      return null;
  }
}

/** A message of the app in answer to an interaction: who sees it, and what it says it answers. */
export function draftOf(world: World, interaction: Interaction, body: Fields): Draft {
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  return {
    authorId: world.bot.id,
    channelId: interaction.channel.id,
    body,
    flagsAllowed: FLAGS_OF_NEW,
    audience: 'users',
    extra: originOf(world, interaction),
    visibleTo: flags & MessageFlags.Ephemeral ? interaction.userId : null,
    interactionId: interaction.wire.id,
  };
}

function originOf(world: World, interaction: Interaction): Partial<APIMessage> {
  const { metadata, channel, messageId, wire, commandName } = interaction;
  const app = {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: metadata,
  };
  const { id, type } = wire;
  if (commandName !== null) {
    const menu = fieldsOf(wire.data).target_id !== undefined;
    const user = metadata.user;
    return {
      ...app,
      type: menu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand,
      interaction: { id, type, name: commandName, user },
    };
  }
  if (messageId === null) return app;
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId };
  const reference = { type: 0, channel_id: channel.id, message_id: messageId, ...place };
  const answered = world.posts.get(messageId)?.message ?? null;
  return { ...app, type: MessageType.Reply, message_reference: reference, referenced_message: answered };
}

function callbackResponse(interaction: Interaction, type: Answer, message: APIMessage | undefined): unknown {
  const flags = message?.flags ?? 0;
  const { id, type: kind } = interaction.wire;
  const about =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: (flags & MessageFlags.Loading) !== 0,
          response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
        };
  // By Discord's description a deferred answer shows as the one that it defers.
  const deferred = { [Answer.DeferredChannelMessageWithSource]: 4, [Answer.DeferredMessageUpdate]: 7 };
  const shown = deferred[type as keyof typeof deferred] ?? type;
  const resource = message === undefined ? {} : { resource: { type: shown, message } };
  return { interaction: { id, type: kind, ...about }, ...resource };
}
