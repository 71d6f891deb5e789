// Starts Paperboy as whoever runs it does, `node src/main.ts`, in a Discord to test against.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { settingNames } from '../../src/config.ts';
import type { Discord } from '../discord/server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** How long it may take to be ready, or to end, in milliseconds. */
const PATIENCE = 20_000;

/** The environment without Paperboy's settings, which are for each test to choose. */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settingNames.includes(name) && name !== 'NODE_OPTIONS'),
);

export type Line = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

export interface Paperboy {
  /** The log so far. */
  lines(): readonly Line[];
  /** Ends it with SIGTERM; its exit code, and the time it took in milliseconds. Safe to call again. */
  stop(): Promise<{ readonly code: number | null; readonly milliseconds: number }>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * A Paperboy that is connected and ready, and whose commands Discord knows. Rejects, with all it said, where it
 * ends before. Members may ask as often as they like, and its database is a new one, unless `environment` says otherwise.
 */
export async function startPaperboy(
  discord: Discord,
  environment: Readonly<Record<string, string>> = {},
): Promise<Paperboy> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-e2e-'));
  const child = spawn(process.execPath, [join(ROOT, 'src', 'main.ts')], {
    cwd: ROOT,
    env: {
      ...ENVIRONMENT,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      DATABASE_PATH: join(folder, 'paperboy.sqlite'),
      QUESTIONS_PER_MINUTE: '1000',
      SERVER_QUESTIONS_PER_MINUTE: '10000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    rmSync(folder, { recursive: true });
    return code as number | null;
  });
  const lines = () => linesOf(stdout);
  const isReady = () => lines().some(({ msg }) => msg === 'ready') && discord.commands().length > 0;
  const until = performance.now() + PATIENCE;
  while (!isReady()) {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || performance.now() > until) {
      child.kill('SIGKILL');
      await ended;
      throw new Error(`Paperboy did not get ready:\n${stdout}${stderr}`);
    }
    await wait(10);
  }
  return {
    lines,
    async stop() {
      const since = performance.now();
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      const code = await ended;
      clearTimeout(late);
      return { code, milliseconds: performance.now() - since };
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** Whole lines only: the last one may still be on its way. */
function linesOf(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line): Line => JSON.parse(line));
}
