// A running process: its health, the archive read again, connections lost, and every way to its end.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HEAD, keptFolder, LISTS } from '../corpus/folder.ts';
import { createDiscord, type Discord } from '../discord/server.ts';
import { type Environment, type Paperboy, startPaperboy } from './paperboy.ts';

// Each test starts a process, which is slow where many start at once.
vi.setConfig({ testTimeout: 30_000 });

let discord: Discord;

beforeEach(async () => {
  discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
});

afterEach(() => discord.stop());

const settings = () => ({ DISCORD_API_URL: discord.api, DISCORD_TOKEN: discord.token });

/** A Paperboy that is ready and has registered its commands. */
async function running(environment: Environment = {}): Promise<Paperboy> {
  const paperboy = startPaperboy({ ...settings(), ...environment });
  await paperboy.logged('commands registered');
  return paperboy;
}

async function urlOf({ logged }: Paperboy): Promise<string> {
  return String((await logged('serving /healthz and /metrics')).url);
}

async function healthOf(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/healthz`);
  return { status: response.status, body: await response.json() };
}

describe('health', () => {
  it('is bad until the gateway is ready, and while a lost connection is away', async () => {
    discord.misbehave({ to: 'GET /gateway/bot', delay: 1_000 });
    const paperboy = startPaperboy({ ...settings(), HEALTH_PORT: '0' });
    const url = await urlOf(paperboy);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await healthOf(url)).toMatchObject({ status: 503, body: { gateway: false } });
    await paperboy.logged('ready');
    const well = { status: 200, body: { gateway: true, archive: true, version: '0.1.0' } };
    expect(await healthOf(url)).toEqual(well);
    discord.misbehave({ dropSocket: 'now' });
    await paperboy.logged('the connection to the gateway was lost and is being made again');
    expect(await healthOf(url)).toEqual({
      status: 503,
      body: { gateway: false, archive: true, version: '0.1.0' },
    });
    await paperboy.logged('the connection to the gateway was resumed');
    expect(await healthOf(url)).toEqual(well);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('\npaperboy_gateway_reconnects_total 1\n');
  });

  it('is told of once, however long Discord is away', async () => {
    const { logged, lines, child } = await running();
    discord.misbehave({ dropSocket: 'now' });
    await logged('the connection to the gateway was resumed');
    await discord.stop();
    const lost = 'the connection to the gateway was lost and is being made again';
    const told = () => lines().filter(({ msg }) => msg === lost).length;
    await vi.waitFor(() => expect(told()).toBe(2), { timeout: 5_000 });
    // Long enough for a second and a third try.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(told()).toBe(2);
    expect(child.exitCode).toBeNull();
  });

  it('comes with metrics', async () => {
    const paperboy = await running({ HEALTH_PORT: '0' });
    await discord.member('member').slash('issues');
    await paperboy.logged('handled');
    const metrics = await (await fetch(`${await urlOf(paperboy)}/metrics`)).text();
    expect(metrics).toContain('\npaperboy_answers_total{kind="shown"} 1\n');
    expect(metrics).toContain('\npaperboy_interaction_seconds_count{command="issues"} 1\n');
    expect(metrics).toContain('\nprocess_resident_memory_bytes ');
  });
});

describe('the archive read again', () => {
  const ISSUE = `${HEAD}\n## Gauging Gaskets\n\nGaskets seal pipes.\n`;

  it('on SIGHUP and by a command; a broken one is told and not taken', async () => {
    const dir = keptFolder({ ...LISTS, '2023-01-08.md': ISSUE });
    const { signal, logged } = await running({ CORPUS_DIR: dir });
    const member = discord.member('member');
    expect((await member.slash('issues')).text).toContain('1 issues');

    writeFileSync(join(dir, '2023-01-15.md'), ISSUE.replace('2023-01-08', '2023-01-15'));
    signal('SIGHUP');
    expect(await logged('the archive was read again')).toMatchObject({ issues: 2, papers: 2 });
    expect((await member.slash('issues')).text).toContain('2 issues');

    writeFileSync(join(dir, '2023-01-22.md'), ISSUE);
    const told = await member.slash('reload');
    expect(told.text).toContain(`${join(dir, '2023-01-22.md')}:`);
    const { level, problems } = await logged('the archive was not taken, the old one stays');
    expect({ level, problems }).toEqual({ level: 'error', problems: told.text.split('\n') });
    expect((await member.slash('issues')).text).toContain('2 issues');

    writeFileSync(join(dir, '2023-01-22.md'), ISSUE.replace('2023-01-08', '2023-01-22'));
    expect((await member.slash('reload')).text).toBe('reloaded');
    expect((await member.slash('issues')).text).toContain('3 issues');
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s: leaves the gateway properly, at once, with 0',
    async (signal) => {
      const paperboy = await running({ HEALTH_PORT: '0' });
      paperboy.signal(signal);
      const { code, milliseconds, stderr } = await paperboy.ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(milliseconds).toBeLessThan(1_000);
      // Neither there, nor expected back.
      expect(discord.sessions()).toEqual({ online: 0, away: 0 });
      expect(paperboy.lines().slice(-2)).toMatchObject([{ msg: 'stopping', signal }, { msg: 'stopped' }]);
      await expect(fetch(`${await urlOf(paperboy)}/healthz`)).rejects.toThrow();
    },
  );

  it('waits for an answer that is on its way, and begins no other', async () => {
    const paperboy = await running();
    const member = discord.member('member');
    const slow = member.slash('slow', { milliseconds: 1_500 });
    await vi.waitFor(() => expect(discord.messages(discord.general).length).toBe(1));
    paperboy.signal('SIGTERM');
    await paperboy.logged('stopping');
    const late = member.slash('issues');
    expect((await slow).text).toBe('done at last');
    const { code, milliseconds } = await paperboy.ended;
    expect(code).toBe(0);
    expect(milliseconds).toBeGreaterThan(1_000);
    discord.clock.advance(3_000);
    expect((await late).kind).toBe('failed');
  });

  it('does not wait longer than ten seconds', async () => {
    const paperboy = await running();
    void discord.member('member').slash('slow', { milliseconds: 60_000 });
    await vi.waitFor(() => expect(discord.messages(discord.general).length).toBe(1));
    paperboy.signal('SIGTERM');
    const { code, milliseconds } = await paperboy.ended;
    expect(code).toBe(0);
    expect(milliseconds).toBeGreaterThan(8_000);
    expect(milliseconds).toBeLessThan(10_000);
    expect(paperboy.lines().at(-1)).toMatchObject({
      level: 'warn',
      msg: 'not everything was finished in time',
    });
  });

  it('before it was ready is no failure', async () => {
    discord.misbehave({ to: 'GET /gateway/bot', delay: 5_000 });
    const paperboy = startPaperboy({ ...settings(), HEALTH_PORT: '0' });
    await urlOf(paperboy);
    paperboy.signal('SIGTERM');
    const { code, stderr, milliseconds } = await paperboy.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(milliseconds).toBeLessThan(3_000);
  });

  it('by an error that nobody caught is logged as fatal, with 1', async () => {
    const paperboy = await running();
    void discord.member('member').slash('crash');
    const { code, stderr } = await paperboy.ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    // The command itself may be through, and told of, in the same moment.
    expect(paperboy.lines().filter(({ level }) => level === 'fatal')).toMatchObject([
      {
        level: 'fatal',
        err: { message: 'a promise that nobody waited for', stack: expect.stringContaining('commands.ts') },
      },
    ]);
  });
});
