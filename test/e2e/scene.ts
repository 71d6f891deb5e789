// A Discord and Paperboys for one test, which may wait beside others; ended with it.
import { expect, vi } from 'vitest';
import { createDiscord, type Discord } from '../discord/server.ts';
import { type Line, type Paperboy, startPaperboy } from './paperboy.ts';

export interface Scene {
  readonly discord: Discord;
  /** Starts a Paperboy that ends with the test at the latest. */
  running(environment?: Readonly<Record<string, string>>): Promise<Paperboy>;
}

/** A test body with a Discord of its own, which must have refused nothing at its end. */
export function scene(body: (scene: Scene) => Promise<void>): () => Promise<void> {
  return async () => {
    const discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
    const started: Paperboy[] = [];
    const running: Scene['running'] = async (environment) => {
      const paperboy = await startPaperboy(discord, environment);
      started.push(paperboy);
      return paperboy;
    };
    try {
      await body({ discord, running });
    } finally {
      for (const { kill } of started) kill('SIGKILL');
      await discord.stop();
    }
    expect(discord.refusals).toEqual([]);
  };
}

/** Waits for so many lines of the log with this message; gives the last. */
export async function logged({ lines }: Paperboy, message: string, times = 1): Promise<Line> {
  const found = () => lines().filter(({ msg }) => msg === message);
  await vi.waitFor(() => expect(found().length, message).toBe(times), { timeout: 10_000, interval: 20 });
  return found().at(-1)!;
}
