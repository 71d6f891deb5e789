// Routes that begin threads: on a message, by themselves, or as a post of a forum.
import { PermissionFlagsBits as Bits, ChannelType, MessageFlags } from 'discord-api-types/v10';
import { type ApiRequest, NOTHING, ok, type Reply, type Route } from '../http/route.ts';
import { overloads } from '../limits/components.ts';
import { type Fields, fieldsOf, oneOf, required, size, textIn } from '../limits/form.ts';
import { FLAGS_OF_NEW, messageProblems } from '../limits/messages.ts';
import { startThread } from '../places.ts';
import { createPost } from '../posting.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { channelShape } from '../shapes.ts';
import type { Channel, World } from '../world.ts';
import { channelAt, postAt } from './places.ts';

const ARCHIVE_MINUTES = [60, 1440, 4320, 10_080];
const MOST_ACTIVE = 1_000;
const FORUMS: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildMedia];

export function threadRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle: (request) => onMessage(world, request),
    },
    { method: 'POST', path: '/channels/:channel/threads', handle: (request) => alone(world, request) },
    ...(['PUT', 'DELETE'] as const).map(
      (method): Route => ({
        method,
        path: '/channels/:channel/thread-members/@me',
        handle({ params }) {
          const { thread } = channelAt(world, params.channel);
          if (thread === null) throw new Refusal(400, 50024, 'Cannot execute action on this channel type');
          return NOTHING;
        },
      }),
    ),
  ];
}

function onMessage(world: World, { params, read }: ApiRequest): Reply {
  const channel = channelAt(world, params.channel, Bits.CreatePublicThreads);
  const { message } = postAt(world, channel, params.message);
  const body = fieldsOf(read((given) => threadProblems(fieldsOf(given))));
  const { auto_archive_duration: minutes } = body;
  requireRoom(world, channel);
  if (message.thread !== undefined)
    throw new Refusal(400, 160004, 'A thread has already been created for this message');
  const thread = startThread(world, channel, textIn(body.name), world.bot.id, {
    id: message.id,
    ...(typeof minutes === 'number' && { autoArchiveMinutes: minutes }),
  });
  return ok(channelShape(world, thread), 201);
}

/** Without a message a thread is private unless its type says otherwise; in a forum it brings its first message. */
function alone(world: World, request: ApiRequest): Reply {
  const channel = channelAt(world, request.params.channel);
  const forum = FORUMS.includes(channel.type);
  const check = (given: unknown) => [
    ...threadProblems(fieldsOf(given)),
    ...(forum ? postProblems(fieldsOf(given)) : []),
  ];
  const body = fieldsOf(request.read(check));
  const type = (forum ? ChannelType.PublicThread : (body.type ?? ChannelType.PrivateThread)) as ChannelType;
  const needed = forum
    ? Bits.SendMessages
    : type === ChannelType.PrivateThread
      ? Bits.CreatePrivateThreads
      : Bits.CreatePublicThreads;
  channelAt(world, channel.id, needed);
  requireRoom(world, channel);
  const first = fieldsOf(body.message);
  if (overloads(first.components)) throw new Refusal(500, 0, '500: Internal Server Error');
  const thread = startThread(world, channel, textIn(body.name), world.bot.id, { type });
  if (!forum) return ok(channelShape(world, thread), 201);
  const { message } = createPost(world, {
    id: thread.id,
    authorId: world.bot.id,
    channelId: thread.id,
    body: first,
    uploads: request.uploads,
    flagsAllowed: FLAGS_OF_NEW & ~MessageFlags.Ephemeral,
    audience: 'everyone',
  });
  return ok({ ...channelShape(world, thread), message }, 201);
}

function threadProblems({ name, auto_archive_duration: minutes }: Fields): readonly Problem[] {
  const archive = minutes == null ? [] : oneOf(['auto_archive_duration'], minutes, ARCHIVE_MINUTES);
  return [...size(['name'], name, 1, 100), ...archive];
}

function postProblems({ message, applied_tags: tags }: Fields): readonly Problem[] {
  const missing =
    message == null ? [required(['message'])] : messageProblems(['message'], fieldsOf(message), null);
  return [...missing, ...size(['applied_tags'], tags, 0, 5)];
}

function requireRoom(world: World, { guildId }: Channel): void {
  const active = [...world.channels.values()].filter(
    (channel) => channel.guildId === guildId && channel.thread !== null && !channel.thread.archived,
  );
  if (active.length >= MOST_ACTIVE)
    throw new Refusal(400, 160006, 'Maximum number of active threads reached');
}
