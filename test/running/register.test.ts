// Registering with a Discord: all, then nothing, then what changed; and `npm run register` as a process.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRest } from '../../src/discord/client.ts';
import { type Definition, isEmpty, registerCommands } from '../../src/discord/register.ts';
import { createDiscord, type Discord } from '../discord/server.ts';
import { ASK, MENU, NOTHING, OURS } from './definitions.ts';
import { type Ended, runRegister } from './paperboy.ts';
import { commands } from './stand-in/commands.ts';

describe('with a Discord', () => {
  let discord: Discord;
  beforeAll(async () => {
    discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
  });
  afterAll(() => discord.stop());

  const settings = () => ({ apiUrl: discord.api, token: discord.token });
  const versions = () => discord.commands().map(({ version }) => version);

  it('registers all, then nothing, then what changed', async () => {
    const rest = createRest(settings());
    expect(await registerCommands(rest, OURS, undefined)).toEqual({
      added: ['/ask', '/daily', '“Find papers”'],
      changed: [],
      removed: [],
    });
    const before = versions();
    const again = await registerCommands(rest, OURS, undefined);
    expect(again).toEqual(NOTHING);
    expect(isEmpty(again)).toBe(true);
    // Whatever is put gets a new version.
    expect(versions()).toEqual(before);
    const changes = await registerCommands(
      rest,
      [{ ...ASK, description: 'Asks' } as Definition, MENU],
      undefined,
    );
    expect(changes).toEqual({
      added: [],
      changed: [{ name: '/ask', what: ['description'] }],
      removed: ['/daily'],
    });
    expect(isEmpty(changes)).toBe(false);
    expect(discord.commands().map(({ name, description }) => [name, description])).toEqual([
      ['ask', 'Asks'],
      ['Find papers', ''],
    ]);
    expect(discord.commands(discord.guild)).toEqual([]);
    expect(discord.refusals).toEqual([]);
  });

  it('registers for one server', async () => {
    const rest = createRest(settings());
    const { guild } = discord;
    expect((await registerCommands(rest, OURS, guild.id)).added.length).toBe(3);
    expect(await registerCommands(rest, OURS, guild.id)).toEqual(NOTHING);
    expect(discord.commands(guild).map(({ name }) => name)).toEqual(['ask', 'daily', 'Find papers']);
  });

  it('npm run register tells what it did, and ends with 0', async () => {
    const fresh = await createDiscord();
    const run = (environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
      runRegister({ DISCORD_API_URL: fresh.api, DISCORD_TOKEN: fresh.token, ...environment });
    try {
      const added = commands.map(({ data }) => `  added    /${data.name}\n`).join('');
      expect(await run()).toMatchObject({
        code: 0,
        stdout: `Registered for everyone:\n${added}`,
        stderr: '',
      });
      expect(await run()).toMatchObject({
        code: 0,
        stdout: `Nothing has changed: all ${commands.length} commands are registered for everyone.\n`,
      });
      await registerCommands(
        createRest({ apiUrl: fresh.api, token: fresh.token }),
        [ASK, commands[0]!.data],
        undefined,
      );
      expect((await run()).stdout).toContain('\n  removed  /ask\n');
      const { id } = fresh.guild;
      expect((await run({ DISCORD_GUILD_ID: id })).stdout).toMatch(`Registered for the server ${id}:\n`);
      expect(await run({ DISCORD_GUILD_ID: '123456789012345678' })).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^Paperboy is not in the server 123456789012345678 .*\n$/),
      });
      expect(await run({ DISCORD_TOKEN: 'another.token.altogether' })).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/ refuses the token in DISCORD_TOKEN: .*\n$/),
      });
      expect(await run({ DISCORD_TOKEN: '' })).toMatchObject({ code: 2, stdout: '' });
    } finally {
      await fresh.stop();
    }
  }, 60_000);
});
