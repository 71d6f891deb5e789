// Paperboy as a process of its own, in a Discord of the tests, with members who may ask as often as they like.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Discord } from '../test/discord/server.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');

/**
 * @param database the path of its file.
 * @param settings further ones, by the names of the environment.
 * @param log where its log goes.
 */
export function startMain(
  discord: Discord,
  database: string,
  settings: Readonly<Record<string, string>>,
  log: 'pipe' | 'inherit',
): ChildProcess {
  return spawn(process.execPath, ['--max-semi-space-size=4', main], {
    env: {
      ...process.env,
      ...settings,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      DATABASE_PATH: database,
      QUESTIONS_PER_MINUTE: '10000',
      SERVER_QUESTIONS_PER_MINUTE: '10000',
    },
    stdio: ['ignore', log, 'inherit'],
  });
}
