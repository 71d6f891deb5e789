// `npm run console`: Paperboy in a Discord of one's own, in the terminal, with no token and no network.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startConsole } from './console.ts';
import { createDiscord } from './server.ts';

const discord = await createDiscord();
const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
// What is tried here is forgotten with the end of it.
const data = mkdtempSync(join(tmpdir(), 'paperboy-console-'));
const paperboy = spawn(process.execPath, [main], {
  env: {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    DATABASE_PATH: join(data, 'paperboy.sqlite'),
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const left = once(paperboy, 'exit');

/** Once Paperboy is there it registers its commands. */
async function ready(): Promise<true> {
  await discord.connected();
  while (discord.commands().length === 0) await setTimeout(20);
  return true;
}

const arrived = await Promise.race([ready(), left.then(() => false)]);
if (arrived) {
  const { finished } = await startConsole({ input: process.stdin, output: process.stdout, discord });
  await Promise.race([finished, left]);
  paperboy.kill('SIGTERM');
  await left;
} else process.exitCode = 1;
await discord.stop();
rmSync(data, { recursive: true });
