// A Discord, a client that is logged in to it, and the poster of daily posts.
import type { Client } from 'discord.js';
import { expect } from 'vitest';
import type { Attempt, Outgoing, Poster } from '../../src/daily/poster.ts';
import { createPoster } from '../../src/discord/daily-poster.ts';
import { createLog } from '../../src/discord/log.ts';
import { paper } from '../answering/made.ts';
import { logIn, startDiscord } from '../discord/connect.ts';
import type { Discord, DiscordOptions } from '../discord/server.ts';

export const alpha = paper('2022-12-04#2', 'Alpha: a_b', { paragraphs: ['It is good.'], topics: ['data'] });

export interface Stage {
  readonly discord: Discord;
  readonly client: Client<true>;
  readonly poster: Poster;
  /** One with the usual time for each task, however little `poster` has. */
  readonly patient: Poster;
  /** A post for the first channel. */
  post(more?: Partial<Outgoing>): Outgoing;
  /** The messages of the log so far. */
  logged(): readonly string[];
}

/** @param within what the poster gives each task, in milliseconds. */
export async function withStage(
  run: (stage: Stage) => Promise<void>,
  { within, ...options }: DiscordOptions & { readonly within?: number } = {},
): Promise<void> {
  const discord = await startDiscord(options);
  const client = await logIn(discord);
  const lines: string[] = [];
  const log = createLog({ level: 'info', token: 'none' }, { write: (line) => void lines.push(line) });
  const poster = createPoster(client, log, within);
  const patient = createPoster(client, log);
  const post = (more: Partial<Outgoing> = {}): Outgoing => ({
    ...{ server: discord.guild.id, channel: discord.general.id, role: null, paper: alpha, nonce: 'n1' },
    ...more,
  });
  try {
    await run({
      discord,
      client,
      poster,
      patient,
      post,
      logged: () => lines.map((line) => JSON.parse(line).msg),
    });
  } finally {
    await client.destroy();
    await discord.stop();
  }
}

/** How an attempt ended, in a word. */
export const kindOf = (attempt: Attempt<unknown>) => (attempt.ok ? 'ok' : attempt.trouble.kind);
/** A refusal in such words. */
export const refused = (what: RegExp) => ({
  ok: false,
  trouble: { kind: 'refused', what: expect.stringMatching(what) },
});
