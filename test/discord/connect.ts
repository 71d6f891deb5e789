// Brings real discord.js to the test Discord: for the server's own tests.
import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import { type ApiDescription, loadDescription } from './http/openapi.ts';
import { createDiscord, type Discord, type DiscordOptions } from './server.ts';

/** The intents that Paperboy asks for; none is privileged. */
export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

let description: ApiDescription | undefined;

/** A server that checks against Discord's description where DISCORD_OPENAPI names one. */
export function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  if ('openapi' in options) return createDiscord(options);
  const file = process.env.DISCORD_OPENAPI;
  // Read once for all servers of a test file: it takes half a second.
  if (file) description ??= loadDescription(file);
  return createDiscord({ openapi: description, checkReplies: true, ...options });
}

/** A client that points to the server and has not logged in yet. */
export function createClient(discord: Discord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: discord.api },
    // discord.js keeps five seconds between two identifies; tests of lost sessions need not wait for that.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
}

/** A client that is logged in and ready. */
export async function logIn(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = createClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}
