// Writing in a channel, and waiting for what the bot says to it.
import { type APIMessage, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { permissionsIn } from '../permissions.ts';
import { createPost } from '../posting.ts';
import { textOf } from '../text.ts';
import type { Channel, Post, World } from '../world.ts';
import { until } from './sight.ts';

export interface Saying {
  /** The message it replies to. */
  readonly replyTo?: APIMessage;
  /** Whether the reply pings its author, as Discord's client does unless told not to. */
  readonly ping?: boolean;
  /** Puts a mention of the bot before the text. */
  readonly mention?: boolean;
}

/** What the bot wrote in answer to a message. */
export interface ChatAnswer {
  readonly message: APIMessage;
  readonly text: string;
  /** From the message to this answer, in real milliseconds. */
  readonly milliseconds: number;
}

export interface Said {
  readonly message: APIMessage;
  /** The bot's next message in the channel; rejects when it stays silent for `patience` milliseconds (5,000). */
  answer(patience?: number): Promise<ChatAnswer>;
  /** Resolves when the bot says nothing for so long; rejects with what it says. */
  silence(milliseconds?: number): Promise<void>;
}

/** Posts a member's message. */
export function speak(world: World, userId: string, channel: Channel, text: string, saying: Saying): Said {
  requirePresence(world, userId, channel);
  const { replyTo, ping = true, mention = false } = saying;
  const spoken = mention ? `<@${world.bot.id}> ${text}` : text;
  const startedAt = performance.now();
  const { message } = createPost(world, {
    authorId: userId,
    channelId: channel.id,
    body: {
      content: spoken,
      allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: ping },
    },
    flagsAllowed: 0,
    audience: 'everyone',
    ...(replyTo === undefined ? {} : { extra: referenceTo(replyTo, channel) }),
  });
  const first = () => [...world.posts.values()].find((post) => isAnswer(world, post, message));
  return {
    message,
    async answer(patience = 5_000) {
      await until(world, patience, () => first() !== undefined);
      const found = first();
      if (found === undefined) throw new Error(`The bot did not answer "${spoken}" within ${patience} ms.`);
      return {
        message: found.message,
        text: textOf(found.message),
        milliseconds: found.postedAt - startedAt,
      };
    },
    async silence(milliseconds = 300) {
      if (await until(world, milliseconds, () => first() !== undefined)) {
        throw new Error(`The bot was to be silent at "${spoken}" but said: ${textOf(first()!.message)}`);
      }
    },
  };
}

/** Whether the bot wrote it after `asked` in its channel, neither to somebody else nor for a command. */
function isAnswer(world: World, { message }: Post, asked: APIMessage): boolean {
  const later = message.channel_id === asked.channel_id && BigInt(message.id) > BigInt(asked.id);
  const byBot = message.author.id === world.bot.id && message.interaction_metadata === undefined;
  const to = message.message_reference?.message_id;
  return later && byBot && (to === undefined || to === asked.id);
}

function referenceTo(message: APIMessage, channel: Channel): Partial<APIMessage> {
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId };
  return {
    type: MessageType.Reply,
    message_reference: { type: 0, message_id: message.id, channel_id: channel.id, ...place },
    referenced_message: message,
  };
}

function requirePresence(world: World, userId: string, channel: Channel): void {
  const may = permissionsIn(world, userId, channel) & PermissionFlagsBits.SendMessages;
  if (!may) throw new Error('This member cannot write in this channel.');
}
