// Logging in: who the bot is, which servers it finds, and every way it is turned away.
import { inflateSync } from 'node:zlib';
import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { call } from './call.ts';
import { createClient, INTENTS, logIn, startDiscord } from './connect.ts';
import type { Discord } from './server.ts';

let discord: Discord;
const clients: Client[] = [];

beforeEach(async () => {
  discord = await startDiscord();
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  await discord.stop();
});

test('a client finds itself, its servers and the channels it may see', async () => {
  const secret = discord.addChannel('secret');
  discord.deny(secret, 1n << 10n);
  discord.addGuild('a server without the bot', { withBot: false });
  const client = await logIn(discord);
  clients.push(client);
  expect(client.user.id).toBe(discord.applicationId);
  expect(client.guilds.cache.map(({ name }) => name)).toEqual(['reading group']);
  const guild = client.guilds.cache.first()!;
  expect(guild.channels.cache.map(({ name }) => name)).toContain('general');
  expect(guild.members.me?.permissionsIn(discord.general.id).has('SendMessages')).toBe(true);
  expect(guild.members.me?.permissionsIn(secret.id).has('ViewChannel')).toBe(false);
  expect((await client.application.fetch()).id).toBe(discord.applicationId);
  expect((await client.users.fetch(client.user.id)).bot).toBe(true);
  expect(discord.connections).toEqual({ identified: 1, resumed: 0 });
  expect(discord.sessions()).toEqual({ online: 1, away: 0 });
  await discord.connected();
  expect(discord.refusals).toEqual([]);
  expect(discord.mistakes).toEqual([]);
});

test('a server joined and left later is told of', async () => {
  const client = await logIn(discord);
  clients.push(client);
  const joined = new Promise((resolve) => client.once(Events.GuildCreate, ({ name }) => resolve(name)));
  discord.addGuild('a second server');
  expect(await joined).toBe('a second server');
});

test('a wrong token is told apart from everything else', async () => {
  const client = createClient(discord);
  clients.push(client);
  await expect(client.login('another.token.altogether')).rejects.toMatchObject({ code: 'TokenInvalid' });
  expect(discord.refusals.map(({ status, message }) => [status, message])).toEqual([
    [401, '401: Unauthorized'],
  ]);
});

test.each([
  {
    why: 'an intent that was not granted',
    intents: [...INTENTS, GatewayIntentBits.MessageContent],
    code: 4014,
  },
  { why: 'an intent that does not exist', intents: 1 << 30, code: 4013 },
])('$why closes the gateway with $code', async ({ intents, code }) => {
  const client = createClient(discord, { intents });
  clients.push(client);
  const closed = new Promise((resolve) =>
    client.once(Events.ShardDisconnect, (event) => resolve(event.code)),
  );
  client.on(Events.ShardError, () => {});
  const login = client.login(discord.token).catch((error: unknown) => error);
  expect(await closed).toBe(code);
  expect(discord.refusals.map((refused) => refused.code)).toEqual([code]);
  void login;
});

test('a privileged intent that was granted is allowed', async () => {
  const granted = await startDiscord({ grantedIntents: GatewayIntentBits.MessageContent });
  const client = await logIn(granted, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
  expect(granted.connections.identified).toBe(1);
  await client.destroy();
  await granted.stop();
});

/** A bare connection: says something, and hears until it has `count` messages or is closed. */
async function hear(
  path: string,
  say: unknown,
  count: number,
): Promise<{ heard: unknown[]; code: number | null }> {
  const { url } = (await call(discord, 'GET', '/gateway')).body as unknown as { url: string };
  const socket = new WebSocket(`${url}${path}`);
  const heard: unknown[] = [];
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(typeof say === 'string' ? say : JSON.stringify(say)));
    socket.on('message', (data) => {
      heard.push(data);
      if (heard.length === count) socket.close();
    });
    socket.on('close', (code) => resolve({ heard, code }));
  });
}

const identify = (token: string) => ({ op: 2, d: { token, intents: 513, properties: {} } });

test.each([
  { why: 'a wrong token', say: identify('wrong'), code: 4004 },
  { why: 'an unknown opcode', say: { op: 99 }, code: 4001 },
  { why: 'no JSON', say: '{', code: 4002 },
  { why: 'a presence before identifying', say: { op: 3, d: {} }, code: 4003 },
  {
    why: 'a shard outside its count',
    say: { op: 2, d: { token: 'T', intents: 1, shard: [2, 2] } },
    code: 4010,
  },
])('$why closes a connection with $code', async ({ say, code }) => {
  const text = JSON.stringify(say).replace('"T"', JSON.stringify(discord.token));
  const { code: closed } = await hear('?v=10&encoding=json', typeof say === 'string' ? say : text, 9);
  expect(closed).toBe(code);
  expect(JSON.stringify(discord.refusals)).not.toContain(discord.token);
});

test('the gateway compresses where it is asked to', async () => {
  const { heard } = await hear('?v=10&encoding=json&compress=zlib-stream', identify(discord.token), 3);
  // Discord's stream has no end; every message closes with an empty block that a final one completes.
  const whole = Buffer.concat(heard as Buffer[]);
  expect((heard[0] as Buffer).subarray(-4)).toEqual(Buffer.from([0, 0, 255, 255]));
  const text = inflateSync(whole, { finishFlush: 2 }).toString();
  expect(text).toContain('"heartbeat_interval":41250');
  expect(text).toContain('"t":"GUILD_CREATE"');
});

test('a server belongs to the shard that its id says', async () => {
  const say = (shard: number) => ({ op: 2, d: { token: discord.token, intents: 1, shard: [shard, 2] } });
  const own = Number((BigInt(discord.guild.id) >> 22n) % 2n);
  const mine = await hear('?v=10', say(own), 3);
  const other = await hear('?v=10', say(1 - own), 2);
  expect(String(mine.heard[2])).toContain('reading group');
  expect(String(other.heard[1])).toContain('"guilds":[]');
});
