// Routes about servers: what they are, their channels, roles and members.
import { ok, type Route } from '../http/route.ts';
import { permissionsIn } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { channelShape, fullMember, guildBase } from '../shapes.ts';
import type { Guild, World } from '../world.ts';
import { guildAt } from './places.ts';

export function guildRoutes(world: World): readonly Route[] {
  const channelsOf = (guild: Guild, threads: boolean) =>
    [...world.channels.values()]
      .filter((channel) => channel.guildId === guild.id && (channel.thread !== null) === threads)
      .filter((channel) => permissionsIn(world, world.bot.id, channel) !== 0n);
  return [
    {
      method: 'GET',
      path: '/guilds/:guild',
      handle: ({ params }) => ok(guildBase(guildAt(world, params.guild))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/roles',
      handle: ({ params }) => ok(guildAt(world, params.guild).roles),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      handle: ({ params }) =>
        ok(channelsOf(guildAt(world, params.guild), false).map((channel) => channelShape(world, channel))),
    },
    {
      method: 'GET',
      path: '/guilds/:guild/threads/active',
      handle({ params }) {
        const open = channelsOf(guildAt(world, params.guild), true).filter(({ thread }) => !thread!.archived);
        return ok({ threads: open.map((channel) => channelShape(world, channel)), members: [] });
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild/members/:user',
      handle({ params }) {
        const guild = guildAt(world, params.guild);
        const id = params.user === '@me' ? world.bot.id : params.user!;
        if (!guild.members.has(id)) throw new Refusal(404, 10007, 'Unknown Member');
        return ok(fullMember(world, guild, id));
      },
    },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: () => {
        const joined = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
        return ok(
          joined.map(({ id, name }) => ({
            id,
            name,
            icon: null,
            banner: null,
            owner: false,
            permissions: '0',
            features: [],
          })),
        );
      },
    },
  ];
}
