// The engine of announcements: which issues are announced where, in how many posts, once whatever goes wrong.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Archive } from '../../src/corpus/archive.ts';
import { createFollowing } from '../../src/daily/following.ts';
import type { Announcer, Attempt, OutgoingIssues } from '../../src/daily/poster.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { archiveOf } from './archive.ts';
import { createLines, createRandom, hour, minute } from './stage.ts';

type Fate = 'ok' | 'refused' | 'passing' | 'lost' | 'bug';

const entryOf = (issue: string) => ({ issue, title: `Paper of ${issue}` });

/** A database, a clock, servers that follow from 8 January on, and an announcer whose requests go as told. */
async function stage(servers: readonly string[] = ['s1']) {
  const folder = mkdtempSync(join(tmpdir(), 'following-'));
  const stage = {
    now: Date.UTC(2023, 0, 20),
    archive: archiveOf([entryOf('2023-01-01'), entryOf('2023-01-08')]) as Archive,
    fate: (_step: 'announce' | 'find'): Fate => 'ok',
  };
  const posted: (OutgoingIssues & { readonly id: string; readonly at: number })[] = [];
  const told: string[] = [];
  const log = createLines();

  async function request<T>(step: 'announce' | 'find', act: () => T): Promise<Attempt<T>> {
    const how = stage.fate(step);
    if (how === 'bug') throw new Error('a bug');
    if (how === 'refused') return { ok: false, trouble: { kind: 'refused', what: 'the channel is gone' } };
    if (how === 'passing') return { ok: false, trouble: { kind: 'passing', what: 'out of order' } };
    const value = act();
    if (how === 'lost') return { ok: false, trouble: { kind: 'passing', what: 'no answer' } };
    return { ok: true, value };
  }
  const announcer: Announcer = {
    announce: (post) =>
      request('announce', () => {
        posted.push({ ...post, id: `m${posted.length}`, at: stage.now });
        return posted.at(-1)!.id;
      }),
    find: ({ nonce }) => request('find', () => posted.find((each) => each.nonce === nonce)?.id ?? null),
    tell: async (_, words) => void told.push(words),
  };
  const random = createRandom(1);
  const engine = () => {
    const store = openStore({ path: join(folder, 'paperboy.sqlite'), now: () => stage.now });
    onTestFinished(() => store.close());
    const app = () => ({ archive: stage.archive });
    const following = createFollowing({ store, app, announcer, now: () => stage.now, random, log });
    return { ...following, store };
  };
  const { store, tick, stop } = engine();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const server of servers)
    await store.follows.start({ server, channel: `c-${server}`, role: null }, '2023-01-08');
  return Object.assign(stage, {
    ...{ store, tick, stop, posted, told, log, engine },
    /** The archive with issues of these days beside the first two. */
    has: (...dates: readonly string[]) => {
      stage.archive = archiveOf(['2023-01-01', '2023-01-08', ...dates].map(entryOf));
    },
    /** What was announced, the issues of each post. */
    seen: () => posted.map(({ issues }) => issues.map(({ date }) => date)),
  });
}

it('announces nothing that was there before, nor what is older', async () => {
  const { tick, has, seen } = await stage();
  await tick();
  has(
    ...Array.from({ length: 100 }, (_, i) =>
      new Date(Date.UTC(2020, 0, 5 + 7 * i)).toISOString().slice(0, 10),
    ),
  );
  await tick();
  expect(seen()).toEqual([]);
});

it('announces a new issue to each server once, with its role, and no other again', async () => {
  const { store, tick, has, posted, seen } = await stage(['s1', 's2']);
  await store.follows.start({ server: 's3', channel: 'c3', role: 'r3' }, '2023-01-08');
  has('2023-01-15');
  await tick();
  await tick();
  expect(seen()).toEqual([['2023-01-15'], ['2023-01-15'], ['2023-01-15']]);
  expect(posted.map(({ server, channel, role }) => [server, channel, role]).sort()).toEqual([
    ['s1', 'c-s1', null],
    ['s2', 'c-s2', null],
    ['s3', 'c3', 'r3'],
  ]);
  // Gone and back, corrected, or joined by an older one.
  for (const dates of [[], ['2023-01-15'], ['2023-01-10', '2023-01-15']]) {
    has(...dates);
    await tick();
  }
  expect(seen()).toHaveLength(3);
  has('2023-01-15', '2023-01-22');
  await tick();
  expect(seen().slice(3)).toEqual([['2023-01-22'], ['2023-01-22'], ['2023-01-22']]);
});

it.each([
  [1, 1],
  [3, 3],
  [4, 1],
  [40, 1],
])('%i new issues at once are %i posts', async (count, posts) => {
  const { tick, has, seen } = await stage();
  const dates = Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2023, 0, 15 + 7 * i)).toISOString().slice(0, 10),
  );
  has(...dates);
  await tick();
  expect(seen()).toHaveLength(posts);
  expect(seen().flat()).toEqual(dates);
});

it.each(['passing', 'lost', 'bug'] as const)(
  'an attempt that ends “%s” is gone on with, to one post',
  async (fate) => {
    const s = await stage();
    s.has('2023-01-15');
    s.fate = (step) => (step === 'announce' ? fate : 'ok');
    await s.tick();
    s.fate = () => 'ok';
    await s.tick();
    expect(s.posted).toHaveLength(fate === 'lost' ? 1 : 0);
    s.now += 2 * minute;
    await s.tick();
    s.now += hour;
    await s.tick();
    expect(s.seen()).toEqual([['2023-01-15']]);
    expect(await s.store.follows.unfinished(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  },
);

it('tells the server where its channel is closed, and tries the next issue again', async () => {
  const s = await stage();
  s.has('2023-01-15');
  s.fate = () => 'refused';
  await s.tick();
  expect(s.told).toEqual([expect.stringMatching(/in <#c-s1>: the channel is gone\. .*\/follow start/)]);
  s.fate = () => 'ok';
  s.now += hour;
  await s.tick();
  expect(s.seen()).toEqual([]);
  s.has('2023-01-15', '2023-01-22');
  await s.tick();
  expect(s.seen()).toEqual([['2023-01-22']]);
});

it('gives up after a day, and where the issue left the archive', async () => {
  const s = await stage(['s1', 's2']);
  s.has('2023-01-15');
  s.fate = () => 'passing';
  await s.tick();
  s.fate = () => 'ok';
  s.has();
  s.now += 2 * minute;
  await s.tick();
  s.has('2023-01-15');
  s.now += hour;
  await s.tick();
  expect(s.seen()).toEqual([]);
  s.has('2023-01-15', '2023-01-22');
  s.fate = () => 'passing';
  await s.tick();
  s.fate = () => 'ok';
  s.now += 25 * hour;
  await s.tick();
  expect(s.seen()).toEqual([]);
  expect(s.log.lines.filter(({ message }) => message === 'an announcement was given up')).toHaveLength(4);
});

it('who takes over looks before sending; while one leads, another announces nothing', async () => {
  const s = await stage();
  const other = s.engine();
  await s.tick();
  s.has('2023-01-15');
  await other.tick();
  expect(s.seen()).toEqual([]);
  s.fate = (step) => (step === 'announce' ? 'lost' : 'ok');
  await s.tick();
  await s.stop();
  await s.store.close();
  s.fate = () => 'ok';
  await other.tick();
  expect(s.seen()).toEqual([['2023-01-15']]);
  expect(await other.store.follows.unfinished(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
});

it('announces nothing where the server stopped following before the post was sent again', async () => {
  const s = await stage();
  s.has('2023-01-15');
  s.fate = () => 'passing';
  await s.tick();
  await s.store.follows.stop('s1');
  s.fate = () => 'ok';
  s.now += hour;
  await s.tick();
  expect(s.seen()).toEqual([]);
});

it('250 servers are told, 100 claimed at a time', async () => {
  const s = await stage(Array.from({ length: 250 }, (_, i) => `s${i}`));
  s.has('2023-01-15');
  await s.tick();
  expect(new Set(s.posted.map(({ server }) => server)).size).toBe(250);
  expect(s.posted).toHaveLength(250);
});
