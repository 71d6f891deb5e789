// One Discord and one Paperboy in it for all tests of a file; what Discord would refuse fails the test it happened in.
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createDiscord, type Discord } from '../discord/server.ts';
import { type Paperboy, startPaperboy } from './paperboy.ts';

export interface Stage {
  readonly discord: Discord;
  readonly paperboy: Paperboy;
}

/** Sets up for the file that calls it; the fields are there once its tests run. */
export function setStage(environment: Readonly<Record<string, string>> = {}): Stage {
  let discord: Discord;
  let paperboy: Paperboy;
  beforeAll(async () => {
    discord = await createDiscord({ openapi: process.env.DISCORD_OPENAPI });
    paperboy = await startPaperboy(discord, environment);
  });
  afterEach(() => expect(discord.takeRefusals()).toEqual([]));
  afterAll(async () => {
    expect(discord.mistakes).toEqual([]);
    expect((await paperboy.stop()).code).toBe(0);
    await discord.stop();
    const isTrouble = ({ level }: { readonly level: string }) => ['warn', 'error', 'fatal'].includes(level);
    expect(paperboy.lines().filter(isTrouble)).toEqual([]);
  });
  return {
    get discord() {
      return discord;
    },
    get paperboy() {
      return paperboy;
    },
  };
}

/** The Markdown of every text that a message shows, in order. */
export function textsOf(message: APIMessage | null): readonly string[] {
  return insideOf(message?.components ?? []);
}

function insideOf(components: readonly unknown[]): readonly string[] {
  return components.flatMap((component) => {
    const { content, components: inside = [] } = component as { content?: string; components?: unknown[] };
    return content === undefined ? insideOf(inside) : [content];
  });
}
