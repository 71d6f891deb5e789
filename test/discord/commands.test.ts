// Registering commands: what is kept, what comes back, and every definition that Discord refuses.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from './call.ts';
import { startDiscord } from './connect.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Discord } from './server.ts';

let discord: Discord;
let path: string;

beforeEach(async () => {
  discord = await startDiscord({ requestsPerSecond: 1_000 });
  path = `/applications/${discord.applicationId}/commands`;
});

afterEach(async () => {
  await discord.stop();
  expect(discord.mistakes).toEqual([]);
});

const command = (over: object = {}) => ({ name: 'ask', description: 'Asks', ...over });
const option = (over: object = {}) => ({ type: 3, name: 'question', description: 'The question', ...over });
const put = (...commands: object[]) => call(discord, 'PUT', path, commands);

test('a list replaces all, keeps the ids of what was there, and comes back with every default', async () => {
  const first = (await put(...DEFINITIONS)).body as unknown as { id: string; name: string }[];
  expect(first.map(({ name }) => name)).toEqual(DEFINITIONS.map(({ name }) => name));
  const second = (await put(command(), DEFINITIONS[1]!)).body as unknown as { id: string; name: string }[];
  expect(second.map(({ id }) => id)).toEqual([first[0]!.id, first[1]!.id]);
  expect(discord.commands().map(({ name }) => name)).toEqual(['ask', 'paper']);
  expect(second[0]).toMatchObject({
    type: 1,
    contexts: null,
    integration_types: [0],
    default_member_permissions: null,
    nsfw: false,
  });
  expect((await put()).body).toEqual([]);
  expect(discord.refusals).toEqual([]);
});

test('translations come back only when they are asked for', async () => {
  await put(
    command({
      name_localizations: { de: 'fragen' },
      options: [option({ description_localizations: { de: 'Die Frage' } })],
    }),
  );
  const short = (await call(discord, 'GET', path)).body;
  const full = (await call(discord, 'GET', `${path}?with_localizations=true`)).body;
  expect(JSON.stringify(short)).not.toContain('_localizations');
  expect(full).toMatchObject([
    { name_localizations: { de: 'fragen' }, options: [{ description_localizations: { de: 'Die Frage' } }] },
  ]);
});

test('one command is made, changed, fetched and deleted; a server has commands of its own', async () => {
  const ofGuild = `/applications/${discord.applicationId}/guilds/${discord.guild.id}/commands`;
  const made = await call(discord, 'POST', ofGuild, command());
  const { id } = made.body as unknown as { id: string };
  expect(made).toMatchObject({ status: 201, body: { guild_id: discord.guild.id } });
  expect((await call(discord, 'POST', ofGuild, command())).status).toBe(200);
  expect(
    (await call(discord, 'PATCH', `${ofGuild}/${id}`, { description: 'Asks again' })).body,
  ).toMatchObject({ id, description: 'Asks again' });
  expect(discord.commands(discord.guild).map(({ description }) => description)).toEqual(['Asks again']);
  expect(discord.commands()).toEqual([]);
  const asked = discord.member('member').slash('ask');
  discord.clock.advance(3_000);
  expect((await asked).interaction.wire.data).toMatchObject({ name: 'ask', guild_id: discord.guild.id });
  expect((await call(discord, 'DELETE', `${ofGuild}/${id}`)).status).toBe(204);
  expect((await call(discord, 'GET', `${ofGuild}/${id}`)).body.code).toBe(10063);
  const { guild } = discord.addGuild('elsewhere', { withBot: false });
  expect((await call(discord, 'GET', ofGuild.replace(discord.guild.id, guild.id))).body.code).toBe(50001);
  expect((await call(discord, 'GET', '/applications/1/commands')).body.code).toBe(10002);
});
