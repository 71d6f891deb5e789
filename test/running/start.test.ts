// `npm start` as a process: how it comes into Discord, how it is turned away, and what it says and ends with.
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HEAD, keptFolder, LISTS } from '../corpus/folder.ts';
import { createDiscord, type Discord } from '../discord/server.ts';
import { ROOT, startPaperboy, startProcess } from './paperboy.ts';
import { commands } from './stand-in/commands.ts';

// Each test starts a process, which is slow where many start at once.
vi.setConfig({ testTimeout: 30_000 });

let discord: Discord;

beforeEach(async () => {
  discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
});

afterEach(() => discord.stop());

const settings = () => ({ DISCORD_API_URL: discord.api, DISCORD_TOKEN: discord.token });

describe('coming in', () => {
  it('is ready with no privileged intent, and registers its commands', async () => {
    const { logged } = startPaperboy(settings());
    expect(await logged('ready')).toMatchObject({
      level: 'info',
      user: discord.world.bot.username,
      servers: 1,
      version: '0.1.0',
    });
    expect(await logged('commands registered')).toMatchObject({
      added: commands.map(({ data }) => `/${data.name}`),
      changed: [],
      removed: [],
    });
    expect(discord.commands().map(({ name }) => name)).toEqual(commands.map(({ data }) => data.name));
    const seen = await discord.member('member').slash('issues');
    expect(seen.text).toBe('5 issues, version 0.1.0');
    expect(discord.refusals).toEqual([]);
    expect(discord.connections).toEqual({ identified: 1, resumed: 0 });
  });

  it('registers nothing where nothing differs, and for one server where it shall', async () => {
    const first = startPaperboy(settings());
    await first.logged('commands registered');
    const before = discord.commands().map(({ version }) => version);
    first.signal('SIGTERM');
    await first.ended;
    const second = startPaperboy({ ...settings(), DISCORD_GUILD_ID: discord.guild.id });
    await second.logged('commands registered');
    expect(discord.commands(discord.guild).length).toBe(commands.length);
    const third = startPaperboy(settings());
    await third.logged('ready');
    third.signal('SIGTERM');
    expect((await third.ended).stdout).not.toContain('commands registered');
    expect(discord.commands().map(({ version }) => version)).toEqual(before);
  });

  it('answers even where it can not register', async () => {
    const { logged } = startPaperboy({ ...settings(), DISCORD_GUILD_ID: '123456789012345678' });
    expect(await logged('the commands could not be registered')).toMatchObject({
      level: 'error',
      problem: expect.stringMatching(/^Paperboy is not in the server 123456789012345678 /),
    });
    expect(discord.sessions().online).toBe(1);
  });

  it('logs one line for an interaction, and neither token nor question', async () => {
    const { logged, lines } = startPaperboy(settings());
    await logged('commands registered');
    const { interaction } = await discord.member('member').slash('issues');
    expect(await logged('handled')).toEqual({
      level: 'info',
      time: expect.any(String),
      command: 'issues',
      outcome: 'shown',
      ms: expect.any(Number),
      place: discord.guild.id,
      id: interaction.wire.id,
      msg: 'handled',
    });
    const said = JSON.stringify(lines());
    expect(said).not.toContain(discord.token);
    expect(said).not.toContain('why?');
  });

  it('refuses the ninth question of a minute, and those of others not', async () => {
    const { logged } = startPaperboy(settings());
    await logged('commands registered');
    const [eager, calm] = [discord.member('eager'), discord.member('calm')];
    const seen = await Promise.all(Array.from({ length: 9 }, () => eager.slash('issues')));
    expect(seen.filter(({ text }) => /^not before 2\d{3}-/.test(text)).length).toBe(1);
    expect((await calm.slash('issues')).text).toContain('5 issues');
  });
});

describe('turned away', () => {
  const ONE_SENTENCE = /^[^\n]+\.\n$/;

  it('without a token: three lines, and 2', async () => {
    const { code, stdout, stderr } = await startPaperboy({ DISCORD_API_URL: discord.api }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n').length).toBe(3);
    expect(stderr).toContain('https://discord.com/developers/applications');
    expect(stderr).toContain('npm run chat');
  });

  it('with wrong settings: all of them, and 2', async () => {
    const wrong = { ...settings(), LOG_LEVEL: 'loud', HEALTH_PORT: 'many' };
    const { code, stderr } = await startPaperboy(wrong).ended;
    expect(stderr).toMatch(/^LOG_LEVEL is “loud”: .*\nHEALTH_PORT is “many”: .*\n$/);
    expect(code).toBe(2);
  });

  it('with a wrong token: a sentence without it, and 1', async () => {
    const { code, stdout, stderr } = await startPaperboy({
      ...settings(),
      DISCORD_TOKEN: 'another.token.altogether',
    }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain('refuses the token in DISCORD_TOKEN');
    expect(stderr).not.toContain('another.token');
  });

  it.each([
    [4004, 'refuses the token'],
    [4014, 'Discord refuses an intent (close code 4014)'],
  ])('by the gateway with %i: a sentence, and 1', async (closeWith, sentence) => {
    const paperboy = startPaperboy(settings());
    await discord.connected();
    discord.misbehave({ closeWith });
    const { code, stderr } = await paperboy.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain(sentence);
  });

  it('where nobody is: a sentence, and 1', async () => {
    const nowhere = { ...settings(), DISCORD_API_URL: 'http://127.0.0.1:1/api' };
    const { code, stderr } = await startPaperboy(nowhere).ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      "http://127.0.0.1:1/api can't be reached (ECONNREFUSED): check this machine's network, and DISCORD_API_URL.\n",
    );
  });

  it('with a broken archive: every problem of it, and 1', async () => {
    const dir = keptFolder({ ...LISTS, '2023-01-08.md': `${HEAD}\n## A paper\n`, '2023-1-9.md': HEAD });
    const { code, stderr } = await startPaperboy({ ...settings(), CORPUS_DIR: dir }).ended;
    expect(code).toBe(1);
    for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/2023-.*\.md:\d+: /);
    expect(stderr).toContain('2023-1-9.md:1: ');
    expect(stderr).toContain('2023-01-08.md:');
    expect(discord.connections.identified).toBe(0);
  });

  it('where the port of health is taken: a sentence, and 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await startPaperboy({ ...settings(), HEALTH_PORT: String(port) }).ended;
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Can't listen on 127.0.0.1, port ${port} (EADDRINUSE): choose another HEALTH_PORT or HEALTH_HOST.\n`,
    );
  });
});

describe('npm start', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const bin = join(ROOT, 'node_modules', '.bin');
  const path = { PATH: `${bin}:${process.env.PATH}` };

  it('is a process that hears signals itself', async () => {
    // As npm runs a script: `exec` makes the shell's process that of node.
    const { logged, signal, ended } = startProcess('sh', ['-c', scripts.start], { ...settings(), ...path });
    await logged('ready');
    signal('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(discord.sessions()).toEqual({ online: 0, away: 0 });
  });

  it('reads .env, and says nothing of it where there is none', async () => {
    const dir = keptFolder({ 'package.json': '{}' });
    // A place like that of package.json, but without the .env that there may be.
    symlinkSync(join(ROOT, 'src'), join(dir, 'src'));
    const run = () => startProcess('sh', ['-c', scripts.start], path, dir).ended;
    expect((await run()).stderr).toMatch(/^DISCORD_TOKEN is not set: [^\n]*\n[^\n]*\n[^\n]*\n$/);
    writeFileSync(join(dir, '.env'), '# A comment.\nDISCORD_TOKEN="a.b.c"\nLOG_LEVEL=loud\n');
    expect((await run()).stderr).toMatch(/^LOG_LEVEL is “loud”: [^\n]*\n$/);
  });

  it('needs less than 250 MB, also after it has read the archive again', async () => {
    const environment = { ...settings(), ...path, HEALTH_PORT: '0' };
    const { logged, lines, signal } = startProcess('sh', ['-c', scripts.start], environment);
    await logged('ready');
    for (let i = 1; i <= 3; i++) {
      signal('SIGHUP');
      const readAgain = () => lines().filter(({ msg }) => msg === 'the archive was read again').length;
      await vi.waitFor(() => expect(readAgain()).toBe(i), { timeout: 10_000 });
    }
    const { url } = await logged('serving /healthz and /metrics');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const bytes = Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]);
    expect(bytes).toBeGreaterThan(50e6);
    expect(bytes).toBeLessThan(250e6);
  });
});
