// Years of daily posts in seconds: processes that are killed at any step, a Discord that fails, clocks that jump, an
// archive that is edited; then what was posted is held against what was due.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Daily } from '../../src/daily/daily.ts';
import { createDaily } from '../../src/daily/engine.ts';
import { occurrencesAfter } from '../../src/daily/times.ts';
import type { Claim, Schedule } from '../../src/store/schedules.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { archiveOf, papersOf } from './archive.ts';
import { createChannels, type Fate } from './channels.ts';
import { createEditor } from './editor.ts';
import { judge, keyOf, type Look, longestWait, type Outcome } from './judged.ts';
import { createRandom, hour, settings } from './stage.ts';

/** How likely something is at each chance that it has. */
export interface Odds {
  /** Before or after each thing that is written or asked of Discord. */
  readonly kill: number;
  readonly trouble: number;
  /** At each step of time. */
  readonly outage: number;
  readonly jump: number;
  readonly edit: number;
}

/** A bad life: every third day something kills it. */
export const usual: Odds = { kill: 0.01, trouble: 0.03, outage: 0.003, jump: 0.002, edit: 0.01 };

interface Process {
  readonly daily: Daily;
  readonly store: Store;
  /** Resolves when it was killed. */
  readonly death: Promise<'dead'>;
  leads: boolean;
}

const day = 24 * hour;
const catchUp = 6 * hour;
/** A disk in memory, where the system has one: what is written durably takes most of the time. */
const memory = '/dev/shm';
const begin = Date.UTC(2026, 0, 1);

/** Ten places whose clocks are set in ten ways, each with another time. */
const places = [
  ['UTC', '00:00', [1, 2, 3, 4, 5, 6, 7]],
  ['Europe/Berlin', '02:30', [1, 2, 3, 4, 5, 6, 7]],
  ['America/New_York', '01:30', [1, 2, 3, 4, 5, 6, 7]],
  ['America/Nuuk', '23:30', [1, 2, 3, 4, 5, 6, 7]],
  ['Australia/Lord_Howe', '02:15', [1, 2, 3, 4, 5, 6, 7]],
  ['Africa/Cairo', '00:30', [5, 6]],
  ['America/Havana', '00:00', [7]],
  ['Asia/Kolkata', '09:00', [1, 2, 3, 4, 5]],
  ['Pacific/Apia', '23:59', [1, 2, 3, 4, 5, 6, 7]],
  ['America/Santiago', '12:00', [2, 4, 6]],
] as const;

/** @param days how many to live through. */
export async function simulate(days: number, seed: number, chances: Odds): Promise<Outcome> {
  let odds = chances;
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'simulated-'));
  const random = createRandom(seed);
  const chance = (odds: number) => random() < odds;
  const editor = createEditor(random);
  const givenUp = new Map<string, number>();
  const errors: string[] = [];
  const eras = new Map<string, number>();
  const log = { info() {}, error: noteError, warn: noteGivenUp };
  const claims = new Map<string, Claim>();
  const looks: Look[] = [];
  const counts = { posts: 0, due: 0, kills: 0, troubles: 0, jumps: 0, edits: 0, ticks: 0, rounds: 0 };
  let time = begin;
  let ahead = 0;
  let era = 0;
  let outageUntil = 0;
  let troubled = false;
  let papers = papersOf(archiveOf(editor.entries()));
  // Whole milliseconds, as a clock shows.
  const clock = () => Math.floor(time + ahead);

  const channels = createChannels(fate, () => time);

  function fate(): Fate {
    if (!chance(time < outageUntil ? 0.8 : odds.trouble)) return 'ok';
    troubled = true;
    counts.troubles += 1;
    return (['passing', 'lost', 'bug'] as const)[Math.floor(random() * 3)]!;
  }

  /** Those that Discord was made to throw are no surprise. */
  function noteError(fields: object, message: string): void {
    if (message !== 'a daily post met what was not expected') errors.push(`${message}: ${inspect(fields)}`);
  }

  function noteClaim(claim: Claim): void {
    claims.set(claim.nonce, claim);
    eras.set(keyOf(claim), era);
  }

  function noteGivenUp(fields: object, message: string): void {
    if (message !== 'a daily post was given up') return;
    const key = keyOf(fields as Pick<Claim, 'schedule' | 'occasion'>);
    // What a wrong clock gave up had its chance.
    givenUp.set(key, ahead !== 0 || eras.get(key) !== era ? 0 : looks.length);
  }

  function start(): Process {
    const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: clock });
    const { promise: death, resolve } = Promise.withResolvers<'dead'>();
    const life = { alive: true };

    /** A process that was killed does nothing any more, and hears of nothing. */
    async function step<T>(act: () => Promise<T>, mayKill: boolean): Promise<T> {
      const dies = life.alive && mayKill && chance(odds.kill);
      const done = dies && chance(0.5);
      if (!life.alive || (dies && !done)) return end<T>();
      const value = await act();
      return dies || !life.alive ? end<T>() : value;
    }

    function end<T>(): Promise<T> {
      if (life.alive) counts.kills += 1;
      life.alive = false;
      resolve('dead');
      return new Promise<T>(() => {});
    }

    const through = <T extends object>(part: T, writes: readonly (keyof T)[]): T =>
      Object.fromEntries(
        Object.entries(part).map(([name, method]) => [
          name,
          (...args: unknown[]) => step(() => method(...args), writes.includes(name as keyof T)),
        ]),
      ) as T;

    const process: Process = {
      store,
      death,
      leads: false,
      daily: createDaily({
        store: {
          schedules: through(store.schedules, ['change']),
          posts: through(
            {
              ...store.posts,
              claim: async (made: readonly Claim[]) => {
                const posts = await store.posts.claim(made);
                for (const { nonce } of posts) noteClaim(made.find((one) => one.nonce === nonce)!);
                return posts;
              },
            },
            ['claim', 'change', 'skip'],
          ),
          lead: async () => {
            process.leads = await store.lead();
            return process.leads;
          },
        },
        app: () => papers,
        poster: through(channels, ['send', 'find', 'openThread']),
        now: clock,
        random,
        catchUp,
        log,
      }),
    };
    return process;
  }

  async function tick(process: Process): Promise<boolean> {
    troubled = false;
    counts.ticks += 1;
    const survives = (await Promise.race([process.daily.tick(), process.death])) !== 'dead';
    if (process.leads) looks.push({ clock: clock(), fine: survives && !troubled, era });
    if (!survives) await process.store.close();
    return survives;
  }

  /** How long nobody is there: mostly as long as a restart takes, at times longer than the window. */
  const pause = () =>
    chance(0.7) ? random() * 60_000 : chance(0.8) ? random() * 5 * hour : random() * 3 * day;

  function happen(): void {
    time += chance(0.3) ? random() * 90_000 : random() * 4 * hour;
    if (chance(odds.outage)) outageUntil = time + random() ** 2 * 12 * hour;
    if (chance(odds.edit)) {
      editor.edit();
      papers = papersOf(archiveOf(editor.entries()));
      counts.edits += 1;
    }
    if (chance(ahead === 0 ? odds.jump : 0.05)) {
      ahead = ahead === 0 ? (random() - 0.5) * 2 * (chance(0.5) ? day : 4 * day) : 0;
      era += 1;
      counts.jumps += 1;
    }
  }

  const first = start();
  const schedules: Schedule[] = [];
  for (const [i, [zone, at, on]] of places.entries()) {
    const chosen = { ...settings, zone, time: at, days: on, channel: `${i}`, thread: i % 2 === 0 };
    schedules.push(
      await first.store.schedules.add(chosen, {
        seed: Math.floor(random() * 2 ** 32),
        nextAt: occurrencesAfter(chosen, clock(), 1)[0]!.at,
      }),
    );
  }
  let processes: Process[] = [first];
  for (const until = begin + days * day; time < until; happen()) {
    if (processes.length === 0 || (processes.length === 1 && chance(0.01))) processes.push(start());
    const alive: Process[] = [];
    for (const process of processes) if (await tick(process)) alive.push(process);
    processes = alive;
    if (alive.length === 0) time += pause();
  }
  // All is well again: what is under way comes to its end.
  for (const { store } of processes) await store.close();
  [outageUntil, ahead, odds] = [0, 0, { kill: 0, trouble: 0, outage: 0, jump: 0, edit: 0 }];
  const last = start();
  for (let i = 0; i < 3; i += 1, time += longestWait) await tick(last);
  await last.store.close();
  rmSync(folder, { recursive: true });

  counts.posts = channels.messages.length;
  return judge(
    { schedules, claims, looks, givenUp, errors, paperOf: editor.paperOf, messages: channels.messages },
    counts,
  );
}
