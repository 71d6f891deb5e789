// Starts the shells as processes, as whoever runs Paperboy does, and hears what they say.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { settingNames } from '../../src/config.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const PRELOAD = join(import.meta.dirname, 'stand-in', 'preload.ts');

/** The environment without Paperboy's settings, which are for each test to choose. */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settingNames.includes(name) && name !== 'NODE_OPTIONS'),
);

export type Line = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From the start of the process, or from the last signal, in milliseconds. */
  readonly milliseconds: number;
}

export interface Paperboy {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The log so far. */
  lines(): readonly Line[];
  /** Waits for the first line of the log with this message. */
  logged(message: string): Promise<Line>;
  signal(signal: NodeJS.Signals): void;
}

export type Environment = Readonly<Record<string, string>>;

/** `node src/main.ts` with stand-ins for the commands; ended with the test at the latest. */
export function startPaperboy(environment: Environment): Paperboy {
  return startProcess(process.execPath, [join(ROOT, 'src', 'main.ts')], environment);
}

/** `node src/register.ts` with the commands of the stand-in. */
export function runRegister(environment: Environment): Promise<Ended> {
  return startProcess(process.execPath, [join(ROOT, 'src', 'register.ts')], environment).ended;
}

/** Any program, in the folder of package.json unless said. */
export function startProcess(
  program: string,
  words: readonly string[],
  environment: Environment,
  folder = ROOT,
): Paperboy {
  const data = mkdtempSync(join(tmpdir(), 'paperboy-running-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const child = spawn(program, words, {
    cwd: folder,
    env: {
      ...ENVIRONMENT,
      NODE_OPTIONS: `--import=${PRELOAD}`,
      DATABASE_PATH: join(data, 'paperboy.sqlite'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, since] = ['', '', performance.now()];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    return { code, stdout, stderr, milliseconds: performance.now() - since };
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines = () =>
    stdout
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line): Line => JSON.parse(line));
  return {
    child,
    ended,
    lines,
    async logged(message) {
      const find = () => lines().find(({ msg }) => msg === message);
      const waiting = vi.waitUntil(find, { timeout: 15_000, interval: 20 });
      await Promise.race([waiting.catch(() => null), ended]);
      const line = find();
      if (line === undefined) throw new Error(`Not logged: ${message}\n${stdout}${stderr}`);
      return line;
    },
    signal(signal) {
      since = performance.now();
      child.kill(signal);
    },
  };
}
