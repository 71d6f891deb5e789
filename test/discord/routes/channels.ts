// Routes about channels: look, change, delete, type, open a private one.
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { NOTHING, ok, type Reply, type Route } from '../http/route.ts';
import { fieldsOf, size, textIn } from '../limits/form.ts';
import { sendingPermission } from '../permissions.ts';
import { openPrivateChannel } from '../places.ts';
import { invalidForm, Refusal } from '../refusal.ts';
import { channelShape } from '../shapes.ts';
import { announce, type Channel, type World } from '../world.ts';
import { channelAt } from './places.ts';

export function channelRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel',
      handle: ({ params }) => ok(channelShape(world, channelAt(world, params.channel))),
    },
    {
      method: 'PATCH',
      path: '/channels/:channel',
      handle: ({ params, read }) => change(world, params.channel, read),
    },
    {
      method: 'DELETE',
      path: '/channels/:channel',
      handle({ params }) {
        const channel = channelAt(world, params.channel);
        if (channel.guildId !== null)
          channelAt(world, channel.id, channel.thread ? Bits.ManageThreads : Bits.ManageChannels);
        world.channels.delete(channel.id);
        announce(world, { what: 'channel deleted', channel });
        return ok(channelShape(world, channel));
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      rate: { requests: 5, seconds: 5 },
      handle({ params }) {
        const channel = channelAt(world, params.channel);
        channelAt(world, channel.id, sendingPermission(channel));
        announce(world, { what: 'typing', channel, userId: world.bot.id, at: world.clock.now() });
        return NOTHING;
      },
    },
    { method: 'POST', path: '/users/@me/channels', handle: ({ read }) => openDirectMessages(world, read()) },
  ];
}

function change(
  world: World,
  id: string | undefined,
  read: (check: (body: unknown) => ReturnType<typeof size>) => unknown,
): Reply {
  const before = channelAt(world, id);
  const needed = before.thread === null ? Bits.ManageChannels : Bits.ManageThreads;
  if (before.thread?.ownerId !== world.bot.id) channelAt(world, id, needed);
  const body = fieldsOf(
    read((given) => (fieldsOf(given).name == null ? [] : size(['name'], fieldsOf(given).name, 1, 100))),
  );
  const { archived = before.thread?.archived, locked = before.thread?.locked } = body;
  const after: Channel = {
    ...before,
    name: textIn(body.name) || before.name,
    topic: body.topic === undefined ? before.topic : textIn(body.topic),
    thread: before.thread && { ...before.thread, archived: archived === true, locked: locked === true },
  };
  world.channels.set(after.id, after);
  announce(world, { what: 'channel edited', channel: after });
  return ok(channelShape(world, after));
}

function openDirectMessages(world: World, body: unknown): Reply {
  const recipient = textIn(fieldsOf(body).recipient_id);
  if (!world.users.has(recipient)) {
    throw invalidForm([
      { path: ['recipient_id'], code: 'USER_NOT_FOUND', message: 'The user was not found' },
    ]);
  }
  if (recipient === world.bot.id) throw new Refusal(400, 50007, 'Cannot send messages to this user');
  return ok(channelShape(world, openPrivateChannel(world, ChannelType.DM, [world.bot.id, recipient])));
}
