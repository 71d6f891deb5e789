// One Discord for all tests of a file, with the real dispatcher and the commands that members leave something behind by.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { ask } from '../../commands/ask.ts';
import { find } from '../../commands/find.ts';
import { paper } from '../../commands/paper.ts';
import { random } from '../../commands/random.ts';
import { saved } from '../../commands/saved.ts';
import { settings } from '../../commands/settings.ts';
import { type App, createApp } from '../../src/app.ts';
import type { Context } from '../../src/discord/command.ts';
import { attach } from '../../src/discord/dispatch.ts';
import { createMetrics } from '../../src/discord/health.ts';
import { createLog } from '../../src/discord/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { MemberRecord, Store } from '../../src/store/store.ts';
import { logIn, startDiscord } from '../discord/connect.ts';
import type { Discord } from '../discord/server.ts';

const commands = [ask, find, paper, random, saved, settings];
/** What it is when something is saved: 4 December 2022, noon. */
export const NOW = Date.UTC(2022, 11, 4, 12);

export interface Stage {
  readonly discord: Discord;
  readonly store: Store;
  /** The archive that ships, unless a test puts another in its place. */
  app: App;
  /** What was noted of a member's votes on a message. */
  gaps(member: string, message: string | undefined): Promise<MemberRecord['gaps']>;
}

/** Sets up for the file that calls it; the fields are there once its tests run. */
export function setStage(): Stage {
  const stage: Partial<Stage> & { leave?: () => Promise<void> } = {};
  const errors: string[] = [];
  let shipped: App;
  beforeAll(async () => {
    const corpusDir = join(import.meta.dirname, '..', '..', 'corpus');
    const now = () => new Date('2023-07-01');
    shipped = await createApp({ corpusDir, shippedDir: corpusDir, now, random: () => 0 });
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-members-'));
    const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: () => NOW });
    const discord = await startDiscord();
    const client = await logIn(discord);
    await client.application.commands.set(commands.map(({ data }) => data));
    const context = { app: () => stage.app!, store, version: '0' } as unknown as Context;
    const log = createLog({ level: 'warn', token: discord.token }, { write: (line) => errors.push(line) });
    const limiter = { admit: async () => ({ ok: true }) as const };
    const { drain } = attach(client, { commands, context, log, metrics: createMetrics(), limiter });
    const gaps: Stage['gaps'] = async (member, message) =>
      (await store.members.record(member)).gaps.filter((gap) => gap.message === message);
    const leave = async () => {
      await drain();
      await client.destroy();
      await discord.stop();
      await store.close();
      await rm(folder, { recursive: true });
    };
    Object.assign(stage, { discord, store, gaps, app: shipped, leave });
  });
  afterEach(() => {
    stage.app = shipped;
    expect(stage.discord?.takeRefusals()).toEqual([]);
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await stage.leave?.();
    expect(stage.discord?.mistakes).toEqual([]);
  });
  return stage as Stage;
}
