// Routes about the bot itself: where the gateway is, who it is, which application it is, other people.
import { ok, type Route } from '../http/route.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** `gatewayUrl` and `identifiesLeft` are asked anew at every request, since the port is known late. */
export function identityRoutes(
  world: World,
  gatewayUrl: () => string,
  identifiesLeft: () => number,
): readonly Route[] {
  const application = () => ok(applicationShape(world));
  const limit = () => ({
    total: 1000,
    remaining: identifiesLeft(),
    reset_after: 86_400_000,
    max_concurrency: 1,
  });
  return [
    { method: 'GET', path: '/gateway', auth: false, handle: () => ok({ url: gatewayUrl() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => ok({ url: gatewayUrl(), shards: 1, session_start_limit: limit() }),
    },
    { method: 'GET', path: '/applications/@me', handle: application },
    { method: 'GET', path: '/oauth2/applications/@me', handle: application },
    { method: 'GET', path: '/users/@me', handle: () => ok(ownUser(world)) },
    { method: 'GET', path: '/users/:user', handle: ({ params }) => ok(userOf(world, params.user!)) },
  ];
}

function ownUser(world: World) {
  return { ...world.bot, mfa_enabled: true, locale: 'en-US', verified: true, email: null };
}

function userOf(world: World, id: string) {
  const user = world.users.get(id);
  if (user === undefined) throw new Refusal(404, 10013, 'Unknown User');
  return user;
}

/** The application, with both ways to install it. */
export function applicationShape(world: World): Record<string, unknown> {
  const { bot, applicationId: id } = world;
  const install = { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } };
  const unset = {
    icon: null,
    team: null,
    type: null,
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
  };
  const counts = {
    approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members.has(bot.id)).length,
    approximate_user_install_count: world.userInstalls.size,
    approximate_user_authorization_count: 0,
  };
  return {
    id,
    name: bot.username,
    description: '',
    summary: '',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: install, 1: install },
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    owner: bot,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    ...unset,
    ...counts,
  };
}
