// One Discord for all tests of a file, with the real dispatcher, a real store, /daily and /follow with what their posts lead to.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { daily } from '../../commands/daily.ts';
import { follow } from '../../commands/follow.ts';
import { paper } from '../../commands/paper.ts';
import { related } from '../../commands/related.ts';
import { type App, createApp } from '../../src/app.ts';
import type { Daily } from '../../src/daily/daily.ts';
import { createDaily } from '../../src/daily/engine.ts';
import { createPoster } from '../../src/discord/daily-poster.ts';
import { attach } from '../../src/discord/dispatch.ts';
import { createMetrics } from '../../src/discord/health.ts';
import { createLog } from '../../src/discord/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { logIn, startDiscord } from '../discord/connect.ts';
import type { Member } from '../discord/members/member.ts';
import type { Discord } from '../discord/server.ts';

const commands = [daily, follow, paper, related];
/** When the schedules are set up: Sunday, 4 December 2022, noon in UTC. */
export const NOW = Date.UTC(2022, 11, 4, 12);

/** What is read of a text whose marks are escaped. */
export function plain(text: string): string {
  return text.replace(/\\(?=[^\w\s])/g, '');
}

export interface Stage {
  readonly discord: Discord;
  readonly store: Store;
  readonly app: App;
  readonly engine: Daily;
  /** Hands over what the log told of troubles so far. */
  takeWarnings(): readonly string[];
  /** Somebody who manages the server. */
  readonly admin: Member;
}

/** Sets up for the file that calls it; the fields are there once its tests run, which begin without schedules. */
export function setStage(): Stage {
  const stage: { -readonly [key in keyof Stage]?: Stage[key] } & { leave?: () => Promise<void> } = {};
  const warnings: string[] = [];
  beforeAll(async () => {
    const corpusDir = join(import.meta.dirname, '..', '..', 'corpus');
    const app = await createApp({
      corpusDir,
      shippedDir: corpusDir,
      now: () => new Date(NOW),
      random: () => 0,
    });
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-posting-'));
    const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: () => NOW });
    const discord = await startDiscord();
    const client = await logIn(discord);
    await client.application.commands.set(commands.map(({ data }) => data));
    const log = createLog(
      { level: 'warn', token: discord.token },
      { write: (line) => void warnings.push(line) },
    );
    const parts = { store, app: () => app, poster: createPoster(client, log), now: () => NOW, log };
    const engine = createDaily({ ...parts, random: () => 0, catchUp: 3_600_000 });
    const reload = async () => ({ ok: false, problems: [] }) as const;
    const context = { ...parts, daily: engine, version: '0', reload };
    const limiter = { admit: async () => ({ ok: true }) as const };
    const { drain } = attach(client, { commands, context, log, metrics: createMetrics(), limiter });
    const admin = discord.member('admin', { administrator: true });
    const leave = async () => {
      await drain();
      await engine.stop();
      await client.destroy();
      await discord.stop();
      await store.close();
      await rm(folder, { recursive: true });
    };
    Object.assign(stage, { discord, store, app, engine, admin, leave });
    stage.takeWarnings = () => warnings.splice(0).map((line) => JSON.parse(line).msg);
  });
  afterEach(async () => {
    const { discord, store } = stage as Stage;
    for (const { id } of await store.schedules.ofServer(discord.guild.id)) await store.schedules.remove(id);
    await store.follows.stop(discord.guild.id);
    discord.clock.advance(10_000);
    expect(discord.takeRefusals()).toEqual([]);
    expect(stage.takeWarnings!()).toEqual([]);
  });
  afterAll(async () => {
    await stage.leave?.();
    expect(stage.discord?.mistakes).toEqual([]);
  });
  return stage as Stage;
}
