// Routes about messages: read, send, edit, delete, react.
import {
  type APIMessage,
  PermissionFlagsBits as Bits,
  ChannelType,
  MessageType,
} from 'discord-api-types/v10';
import { type ApiRequest, NOTHING, ok, type Reply, type Route } from '../http/route.ts';
import { overloads } from '../limits/components.ts';
import { type Fields, fieldsOf, itemsOf } from '../limits/form.ts';
import { FLAGS_OF_NEW, messageProblems } from '../limits/messages.ts';
import { sendingPermission } from '../permissions.ts';
import { createPost, editPost } from '../posting.ts';
import { invalidForm, Refusal } from '../refusal.ts';
import { mayReadAll, readable } from '../visibility.ts';
import { type Channel, dropPost, type World } from '../world.ts';
import { channelAt, mayBot, postAt, postsIn } from './places.ts';

const NONCE_MS = 5 * 60_000;
const WRITING = { requests: 5, seconds: 5 };
const FLAGS_OF_MESSAGE = FLAGS_OF_NEW & ~64;

export function messageRoutes(world: World): readonly Route[] {
  const shown = (message: APIMessage) => readable(world, message, mayReadAll(world));
  return [
    {
      method: 'GET',
      path: '/channels/:channel/messages',
      handle: ({ params, query }) => ok(listed(world, channelAt(world, params.channel), query).map(shown)),
    },
    {
      method: 'GET',
      path: '/channels/:channel/messages/:message',
      handle({ params }) {
        const channel = channelAt(world, params.channel, Bits.ReadMessageHistory);
        return ok(shown(postAt(world, channel, params.message).message));
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages',
      rate: WRITING,
      handle: (request) => sendMessage(world, request),
    },
    {
      method: 'PATCH',
      path: '/channels/:channel/messages/:message',
      rate: WRITING,
      handle: (request) => editMessage(world, request),
    },
    {
      method: 'DELETE',
      path: '/channels/:channel/messages/:message',
      rate: { requests: 5, seconds: 1 },
      handle({ params }) {
        const channel = channelAt(world, params.channel);
        const post = postAt(world, channel, params.message);
        if (post.message.author.id !== world.bot.id) requireModeration(world, channel);
        dropPost(world, post);
        return NOTHING;
      },
    },
    ...(['PUT', 'DELETE'] as const).map(
      (method): Route => ({
        method,
        path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
        rate: { requests: 1, seconds: 0.25 },
        handle({ params }) {
          postAt(
            world,
            channelAt(world, params.channel, method === 'PUT' ? Bits.AddReactions : 0n),
            params.message,
          );
          return NOTHING;
        },
      }),
    ),
  ];
}

function sendMessage(world: World, { params, read, uploads }: ApiRequest): Reply {
  const channel = channelAt(world, params.channel);
  requireOpen(world, channel);
  const body = fieldsOf(read((given) => messageProblems([], fieldsOf(given), null)));
  if (overloads(body.components)) throw new Refusal(500, 0, '500: Internal Server Error');
  if (itemsOf(body.embeds).length > 0) channelAt(world, channel.id, embedding(channel));
  const twin =
    body.enforce_nonce === true && body.nonce != null ? sameNonce(world, channel, body.nonce) : undefined;
  if (twin !== undefined) return ok(twin);
  const extra = referenceOf(world, channel, fieldsOf(body.message_reference));
  const draft = {
    authorId: world.bot.id,
    channelId: channel.id,
    body,
    uploads,
    audience: 'everyone',
  } as const;
  return ok(createPost(world, { ...draft, flagsAllowed: FLAGS_OF_MESSAGE, extra }).message);
}

function editMessage(world: World, { params, read, uploads }: ApiRequest): Reply {
  const channel = channelAt(world, params.channel);
  const post = postAt(world, channel, params.message);
  if (post.message.author.id !== world.bot.id) {
    throw new Refusal(403, 50005, 'Cannot edit a message authored by another user');
  }
  const body = fieldsOf(read((given) => messageProblems([], fieldsOf(given), post.message)));
  if (overloads(body.components)) throw new Refusal(500, 0, '500: Internal Server Error');
  return ok(editPost(world, post, body, 'everyone', uploads).message);
}

function requireOpen(world: World, channel: Channel): void {
  channelAt(world, channel.id, sendingPermission(channel));
  if (channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildCategory) {
    throw new Refusal(400, 50008, 'Cannot send messages in a non-text channel');
  }
  if (channel.recipients.some((id) => world.closedDoors.has(id))) {
    throw new Refusal(403, 50007, 'Cannot send messages to this user');
  }
  if (channel.thread?.archived === true && !channel.thread.locked) {
    world.channels.set(channel.id, { ...channel, thread: { ...channel.thread, archived: false } });
  }
  if (channel.thread?.locked === true) throw new Refusal(400, 160005, 'Thread is locked');
}

/** In private everyone may. */
function embedding({ guildId }: Channel): bigint {
  return guildId === null ? 0n : Bits.EmbedLinks;
}

function requireModeration(world: World, channel: Channel): void {
  if (channel.guildId === null) throw new Refusal(403, 50003, 'Cannot execute action on a DM channel');
  channelAt(world, channel.id, Bits.ManageMessages);
}

function sameNonce(world: World, channel: Channel, nonce: unknown): APIMessage | undefined {
  const recent = world.clock.now() - NONCE_MS;
  return postsIn(world, channel)
    .map(({ message }) => message)
    .find(
      (message) =>
        message.nonce === nonce &&
        message.author.id === world.bot.id &&
        Date.parse(message.timestamp) > recent,
    );
}

/** What a reply adds to a message. The message replied to must be there, unless the body says it need not. */
function referenceOf(world: World, channel: Channel, reference: Fields): Partial<APIMessage> {
  if (reference.message_id === undefined) return {};
  channelAt(world, channel.id, Bits.ReadMessageHistory);
  const post = world.posts.get(String(reference.message_id));
  if (post === undefined || post.message.channel_id !== channel.id || post.visibleTo !== null) {
    if (reference.fail_if_not_exists === false) return {};
    const message = 'Unknown message';
    throw invalidForm([{ path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message }]);
  }
  const place = channel.guildId === null ? {} : { guild_id: channel.guildId };
  return {
    type: MessageType.Reply,
    message_reference: { type: 0, message_id: post.message.id, channel_id: channel.id, ...place },
    referenced_message: post.message,
  };
}

/** Newest first, 50 unless `limit` says otherwise; nothing without the permission to read history. */
function listed(world: World, channel: Channel, query: URLSearchParams): readonly APIMessage[] {
  if (!mayBot(world, channel, Bits.ReadMessageHistory)) return [];
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  }
  const all = postsIn(world, channel).map(({ message }) => message);
  const [before, after] = [query.get('before'), query.get('after')];
  const within = all.filter(
    ({ id }) =>
      (before === null || BigInt(id) < BigInt(before)) && (after === null || BigInt(id) > BigInt(after)),
  );
  const page = after !== null && before === null ? within.slice(0, limit) : within.slice(-limit);
  return page.reverse();
}
