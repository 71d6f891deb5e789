// The operator's commands in a Discord to test against, with a real database and without the rest of Paperboy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gaps } from '../../commands/gaps.ts';
import { privacy } from '../../commands/privacy.ts';
import type { Context } from '../../src/discord/command.ts';
import { attach } from '../../src/discord/dispatch.ts';
import { createMetrics } from '../../src/discord/health.ts';
import { createLimiter } from '../../src/discord/limiter.ts';
import { createLog } from '../../src/discord/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { logIn, startDiscord } from '../discord/connect.ts';
import type { Discord } from '../discord/server.ts';

export interface Stage {
  readonly discord: Discord;
  readonly store: Store;
  /** What was logged as a warning or worse. */
  readonly troubles: readonly string[];
}

/** All of it ends with the test. */
export async function setStage(now: () => number = Date.now): Promise<Stage> {
  const folder = temporaryFolder();
  const store = openStore({ path: join(folder, 'paperboy.sqlite'), now });
  const discord = await startDiscord();
  const client = await logIn(discord);
  const commands = [gaps, privacy];
  await client.application.commands.set(commands.map(({ data }) => data));
  const troubles: string[] = [];
  const log = createLog({ level: 'warn', token: 'none' }, { write: (line) => void troubles.push(line) });
  const limiter = createLimiter({ member: 1_000, server: 1_000 }, Date.now);
  // These commands need no archive and no daily posts.
  const context = { store } as Context;
  attach(client, { commands, context, log, metrics: createMetrics(), limiter });
  onTestFinished(async () => {
    await client.destroy();
    await discord.stop();
    await store.close();
  });
  return { discord, store, troubles };
}

/** Removed when the running test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'operator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A question of a member that found nothing. */
export function gap(member: string, question: string, more: object = {}) {
  return {
    ...{ server: '100', member, question, terms: 'mamba', cause: 'none' as const },
    ...{ message: null, expected: null, papers: [] },
    ...more,
  };
}
