// What the tests of the engine stand on: a real database, channels in memory, and a clock that they set.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DailyLog } from '../../src/daily/daily.ts';
import { createDaily } from '../../src/daily/engine.ts';
import type { ScheduleSettings } from '../../src/store/schedules.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { archiveOf, type Entry, papersOf, someEntries } from './archive.ts';
import { createChannels, type Fate, type Step } from './channels.ts';

export const hour = 3_600_000;
export const minute = 60_000;

export const settings: ScheduleSettings = {
  server: '1',
  channel: '2',
  time: '09:00',
  zone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  topic: null,
  from: null,
  to: null,
  role: null,
  thread: false,
};

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

/** A log that keeps what it is told. */
export function createLines(): DailyLog & { readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const at = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A sequence from 0 to below 1 that is the same for each seed: a linear congruential generator. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @param start what the clock shows at first, in ISO 8601.
 * @param wrap changes what the engines see of the store.
 */
export function createStage(
  start: string,
  { entries = someEntries(30), wrap = (store: Store): Store => store, catchUp = 6 * hour } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'daily-'));
  const random = createRandom(7);
  const stores: Store[] = [];
  const stage = {
    now: Date.parse(start),
    /** How each request goes. */
    fate: (_step: Step, _nonce: string): Fate => 'ok',
    papers: papersOf(archiveOf(entries)),
    log: createLines(),
  };
  const channels = createChannels(
    (step, nonce) => stage.fate(step, nonce),
    () => stage.now,
  );

  function open(): Store {
    const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: () => stage.now });
    stores.push(store);
    return store;
  }

  /** Another process on the same file, as it were. */
  function start_() {
    const store = open();
    const daily = createDaily({
      store: wrap(store),
      app: () => stage.papers,
      poster: channels,
      now: () => stage.now,
      random,
      catchUp,
      log: stage.log,
    });
    return { daily, store };
  }

  return Object.assign(stage, {
    ...start_(),
    channels,
    startAnother: start_,
    /** Sets the clock, and ticks. */
    async at(iso: string): Promise<void> {
      stage.now = Date.parse(iso);
      await this.daily.tick();
    },
    edit(changed: readonly Entry[]): void {
      stage.papers = papersOf(archiveOf(changed));
    },
    titles: () => channels.messages.map(({ title }) => title),
    times: () => channels.messages.map(({ at }) => new Date(at).toISOString().slice(0, 16)),
    async end(): Promise<void> {
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true });
    },
  });
}
