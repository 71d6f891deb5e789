// What kept Paperboy from Discord → one sentence that a person can act on.
import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';
import type { Settings } from '../config.ts';

type About = Pick<Settings, 'apiUrl' | 'guildId'>;

const ownApi = 'https://discord.com/api';

/** Thrown where an answer lacks what Discord's always have. */
export class NotDiscordError extends Error {
  override readonly name = 'NotDiscordError';
}

/**
 * Why a request or the login failed.
 * @returns null for what can't be expected: a fault of Paperboy's own, which its stack tells more of.
 */
export function explainFailure(error: unknown, about: About): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof DiscordjsError)
    return error.code === DiscordjsErrorCodes.TokenInvalid ? explainRefusedToken(about) : null;
  if (error instanceof DiscordAPIError) return explainRefusal(error, about);
  const api = about.apiUrl ?? ownApi;
  if (error instanceof HTTPError)
    return `${api} answers ${error.status} (${error.message || 'an error of its own'}): try again later; https://discordstatus.com tells of Discord's troubles.`;
  const code = networkCode(error);
  if (code !== null)
    return `${api} can't be reached (${code}): check this machine's network${about.apiUrl === undefined ? '' : ', and DISCORD_API_URL'}.`;
  // The message says how many logins are left, and when there will be more.
  if (error.message.startsWith('Not enough sessions'))
    return `Discord allows no more logins today. ${error.message}.`;
  // The library reads an answer of anything else, such as a proxy's page, as if it were Discord's.
  const misread = error instanceof TypeError && error.stack?.includes('@discordjs') === true;
  if (misread || error instanceof NotDiscordError) return explainNotDiscord(api);
  return null;
}

/** Why the gateway closed the connection for good. */
export function explainClose(code: number, about: About): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return explainRefusedToken(about);
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return `Discord refuses an intent (close code ${code}): Paperboy asks only for Guilds, GuildMessages and DirectMessages, none of them privileged; see at https://discord.com/developers/applications whether your application is limited.`;
    case GatewayCloseCodes.ShardingRequired:
      return `Discord refuses the connection (close code ${code}): Paperboy is in more servers than one process may serve, about 2,500; make another application for the others.`;
    default:
      return `Discord closed the connection for good (close code ${code}, ${GatewayCloseCodes[code] ?? 'unknown'}): see whether there is a newer Paperboy.`;
  }
}

function explainRefusedToken({ apiUrl }: About): string {
  if (apiUrl !== undefined)
    return `${apiUrl} refuses the token in DISCORD_TOKEN: give it one that this server knows.`;
  return 'Discord refuses the token in DISCORD_TOKEN: open your application at https://discord.com/developers/applications, choose Bot, press Reset Token, and put the new one into .env.';
}

function explainRefusal({ status, code, message }: DiscordAPIError, about: About): string {
  if (status === 401) return explainRefusedToken(about);
  if (status === 403 && about.guildId !== undefined)
    return `Paperboy is not in the server ${about.guildId} that DISCORD_GUILD_ID names: invite it there, with the scopes bot and applications.commands, or leave DISCORD_GUILD_ID out.`;
  // Discord's own refusals have a code; a page that is not there has none.
  if (typeof code !== 'number' || (status === 404 && code === 0))
    return explainNotDiscord(about.apiUrl ?? ownApi);
  return `Discord refuses a request (${status}, code ${code}): ${message.replace(/\s+/g, ' ')}.`;
}

function explainNotDiscord(api: string): string {
  return `${api} does not answer as Discord does: check DISCORD_API_URL, or this machine's proxy.`;
}

// ERR_INVALID_ARG_TYPE and the like are faults of a program.
const ofNetwork =
  /^(?:E(?!RR_)[A-Z]+$|UND_ERR_(?!INVALID)|ERR_(?:TLS|SSL)_|CERT_|DEPTH_|SELF_SIGNED_|UNABLE_TO_)/;

/** The code of an error of the network, of the name service or of TLS, found where it hides; null for any other error. */
function networkCode(error: Error): string | null {
  if (error.name === 'AbortError') return 'no answer in time';
  const { code, cause } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && ofNetwork.test(code)) return code;
  return cause instanceof Error ? networkCode(cause) : null;
}
