// The daily post of the real process, killed with SIGKILL wherever it may be: one post, one thread, and none lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import type { RequestTrouble } from '../discord/misbehave.ts';
import type { Discord } from '../discord/server.ts';
import type { Paperboy } from './paperboy.ts';
import { type Scene, scene } from './scene.ts';

const SEND = 'POST /channels/:channel/messages';
const THREAD = 'POST /channels/:channel/messages/:message/threads';
const minute = 60_000;

interface Due extends Scene {
  readonly store: Store;
  /** A Paperboy on the database. */
  begin(): Promise<Paperboy>;
  /** Waits until the post has come to its end: one message, and one thread under it. */
  settled(): Promise<void>;
}

/** A Discord, and a database with a schedule that was due two minutes ago. */
function due(body: (due: Due) => Promise<void>): () => Promise<void> {
  return scene(async ({ discord, running }) => {
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-daily-'));
    const path = join(folder, 'paperboy.sqlite');
    const store = openStore({ path, now: Date.now });
    const at = new Date(Date.now() - 2 * minute);
    const { id } = await store.schedules.add(
      {
        ...{ server: discord.guild.id, channel: discord.general.id, days: [1, 2, 3, 4, 5, 6, 7] },
        ...{ time: at.toISOString().slice(11, 16), zone: 'UTC', topic: null, from: null, to: null },
        ...{ role: null, thread: true },
      },
      { seed: 1, nextAt: Math.floor(at.getTime() / minute) * minute },
    );
    const settled = async () => {
      const isDone = async () => (await store.posts.unfinished(Number.MAX_SAFE_INTEGER, 1)).length === 0;
      const shown = async () => (await store.posts.shown(id, 1)).length;
      await vi.waitFor(async () => expect([await shown(), await isDone()]).toEqual([1, true]), {
        timeout: 15_000,
        interval: 50,
      });
      expect(discord.messages(discord.general)).toHaveLength(1);
      expect(threadsIn(discord)).toEqual([discord.messages(discord.general)[0]!.id]);
    };
    try {
      await body({ discord, running, store, begin: () => running({ DATABASE_PATH: path }), settled });
    } finally {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function threadsIn({ world }: Discord): readonly string[] {
  return [...world.channels.values()].flatMap(({ id, thread }) => (thread === null ? [] : id));
}

test(
  'a post that was missed by minutes is made up, once',
  due(async ({ begin, settled, discord }) => {
    const paperboy = await begin();
    await settled();
    await wait(2_500);
    expect(discord.messages(discord.general)).toHaveLength(1);
    await paperboy.stop();
    await begin();
    await wait(1_500);
    await settled();
  }),
);

const steps: readonly (readonly [string, RequestTrouble])[] = [
  ['before it is sent', { to: SEND, silent: true }],
  ['after it was sent, before that is known', { to: SEND, silent: true, carriedOut: true }],
  ['before its thread is opened', { to: THREAD, silent: true }],
  ['after its thread was opened, before that is known', { to: THREAD, silent: true, carriedOut: true }],
];

test.each(steps)('killed %s', async (_, trouble) => {
  await due(async ({ discord, begin, settled }) => {
    const met = discord.misbehave(trouble);
    const first = await begin();
    await met;
    first.kill('SIGKILL');
    discord.behave();
    // Discord has forgotten the nonce by then: only a look into the channel tells what was sent.
    discord.clock.advance(10 * minute);
    await begin();
    await settled();
    const refusals = discord.takeRefusals().map(({ code }) => code);
    // The thread that stands already.
    expect(refusals).toEqual(trouble.to === THREAD && trouble.carriedOut ? [160004] : []);
  })();
});

test(
  'killed at any moment, again and again',
  due(async ({ discord, begin, settled }) => {
    for (const pause of [0, 1, 3, 7, 15, 30]) {
      const paperboy = await begin();
      await wait(pause);
      paperboy.kill('SIGKILL');
      discord.clock.advance(10 * minute);
    }
    await begin();
    await settled();
    expect(discord.takeRefusals().every(({ code }) => code === 160004)).toBe(true);
  }),
  60_000,
);

test(
  'two on one database make one post, and the other goes on when the first is killed',
  due(async ({ discord, begin, settled, store }) => {
    const both = await Promise.all([begin(), begin()]);
    await settled();
    await wait(1_500);
    await settled();
    both[0]!.kill('SIGKILL');
    const at = new Date(Date.now() - minute);
    await store.schedules.add(
      {
        ...{
          server: discord.guild.id,
          channel: discord.addChannel('second').id,
          days: [1, 2, 3, 4, 5, 6, 7],
        },
        ...{ time: at.toISOString().slice(11, 16), zone: 'UTC', topic: null, from: null, to: null },
        ...{ role: null, thread: false },
      },
      { seed: 2, nextAt: at.getTime() },
    );
    const second = () =>
      [...discord.world.posts.values()].filter(({ message }) => message.channel_id !== discord.general.id);
    await vi.waitFor(() => expect(second()).toHaveLength(1), 10_000);
    await wait(1_500);
    expect(second()).toHaveLength(1);
  }),
);
