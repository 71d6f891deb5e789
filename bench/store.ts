// How long each method of the store takes on a database of a million gaps and a million votes, how long the file takes to
// be written anew after a member was deleted, and 10,000 daily posts that are due at once. `node bench/store.ts [ROWS]`
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Gap } from '../src/store/feedback.ts';
import type { ScheduleSettings } from '../src/store/schedules.ts';
import { openStore } from '../src/store/sqlite.ts';
import type { Store } from '../src/store/store.ts';
import { inWords } from './times.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = 300;
const schedules = 10_000;
const shownBefore = 30;
const day = 86_400_000;

const dir = mkdtempSync(join(tmpdir(), 'store-bench-'));
const path = join(dir, 'paperboy.sqlite');
let clock = Date.now();
const store = openStore({ path, now: () => clock });
try {
  fill(path, clock);
  console.log(`${rows} gaps, ${rows} votes: ${megabytes(path)} MB`);
  await everyMethod(store);
  await dueAtOnce(store);
  await inFull(store);
} finally {
  await store.close();
  rmSync(dir, { recursive: true });
}

/** Half of all gaps are of one server; one of its groups holds a tenth of all. */
function fill(file: string, now: number): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN');
  const gap = db.prepare(
    `INSERT INTO gaps (server, member, question, terms, cause, message, expected, papers, at) VALUES (?, ?, ?, ?, ?, ?, ?, '[]', ?)`,
  );
  const vote = db.prepare('INSERT INTO votes (message, member, value, at) VALUES (?, ?, ?, ?)');
  for (let i = 0; i < rows; i += 1) {
    const group = i % 10 === 0 ? 0 : random(20_000);
    const down = i % 3 === 0;
    gap.run(
      ...[i % 2 === 0 ? 'server0' : `server${random(200)}`, memberOf(random(50_000))],
      ...[
        `how does the thing with the number ${group} work, in the wording ${random(4)}?`,
        `number ${group} thing`,
      ],
      ...[
        down ? 'down' : 'none',
        down ? `answer${i}` : null,
        down ? 'Something else than what was shown.' : null,
      ],
      now - Math.floor((29 * day * (rows - i)) / rows),
    );
    vote.run(`answer${random(rows / 4)}`, memberOf(i), i % 4 === 0 ? 'down' : 'up', now - random(80 * day));
  }
  db.exec('COMMIT');
  db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  db.close();
}

async function everyMethod({
  conversations,
  saved,
  votes,
  gaps,
  servers,
  members,
  schedules,
  posts,
  lead,
}: Store) {
  const place = (i: number) => ({ server: 'server0', channel: `c${i % 50}`, member: memberOf(i) });
  const gap = (i: number): Gap => ({
    ...{
      server: 'server0',
      member: memberOf(i),
      question: `what about ${i}?`,
      terms: `number ${i % 9} thing`,
    },
    ...{ cause: 'down', message: `new${i}`, expected: null, papers: ['2022-12-04#1'] },
  });
  await time('conversations.remember', (i) =>
    conversations.remember(place(i), { understood: 'what?', papers: [] }),
  );
  await time('conversations.turns', (i) => conversations.turns(place(i).channel, place(i).member));
  await time('saved.add', (i) => saved.add(memberOf(i % 5), { code: `p${i}`, title: 'A title' }));
  await time('saved.list', (i) => saved.list(memberOf(i % 5)));
  await time('saved.remove', (i) => saved.remove(memberOf(i % 5), `p${i}`));
  await time('votes.cast', (i) =>
    votes.cast({ message: `answer${i}`, member: 'm', server: null, value: 'up' }),
  );
  await time('votes.counts', (i) => votes.counts(`answer${i}`));
  await time('gaps.note', (i) => gaps.note(gap(i)));
  await time('gaps.groups', () => gaps.groups('server0', 10));
  await time('servers.choices', (i) => servers.choices(`server${i}`));
  await time('servers.choose', (i) => servers.choose(`server${i}`, { votes: false }));
  await time('members.record', (i) => members.record(memberOf(i)));
  const ids: number[] = [];
  await time('schedules.add', async (i) => {
    ids.push((await schedules.add(settings(`s${i % 9}`), { seed: i, nextAt: clock + day })).id);
  });
  await time('schedules.get', (i) => schedules.get(ids[i]!));
  await time('schedules.ofServer', (i) => schedules.ofServer(`s${i % 9}`));
  await time('schedules.active', (i) => schedules.active(i, 100));
  await time('schedules.change', (i) => schedules.change(ids[i]!, { failures: 1 }));
  await time('schedules.due', () => schedules.due(clock, 100));
  await time('posts.claim', (i) => posts.claim([claimOf(ids[i]!, 'd', 0)]));
  await time('posts.skip', (i) => posts.skip({ schedule: ids[i]!, occasion: 'e', dueAt: 0 }, clock + day));
  await time('posts.has', (i) => posts.has(ids[i]!, 'd'));
  await time('posts.shown', (i) => posts.shown(ids[i]!, 1));
  await time('posts.unfinished', () => posts.unfinished(clock, 100));
  await time('posts.change', (i) => posts.change(i + 1, { state: 'done' }));
  await time('schedules.remove', (i) => schedules.remove(ids[i]!));
  await time('lead', () => lead());
  await stalls('members.forget', (i) => members.forget(memberOf(i)), 20);
}

async function dueAtOnce({ schedules: all, posts }: Store): Promise<void> {
  const fillers: number[] = [];
  for (let i = 0; i < schedules; i += 1) {
    const { id } = await all.add(settings(`s${i}`), { seed: i, nextAt: clock });
    fillers.push(id);
  }
  for (let n = 0; n < shownBefore; n += 1)
    for (let i = 0; i < fillers.length; i += 1_000)
      await posts.claim(fillers.slice(i, i + 1_000).map((id) => claimOf(id, `day ${n}`, clock)));
  let [count, longest] = [0, 0];
  const before = process.cpuUsage();
  const begin = performance.now();
  for (;;) {
    const started = performance.now();
    const due = await all.due(clock, 100);
    if (due.length === 0) break;
    for (const { id, round } of due) await posts.shown(id, round);
    const claimed = await posts.claim(due.map(({ id }) => claimOf(id, 'today', clock + day)));
    count += claimed.length;
    longest = Math.max(longest, performance.now() - started);
  }
  const took = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${count} due at once, ${shownBefore} shown of each: due + shown + claim ${took.toFixed(0)} ms in all, ${((user + system) / 1_000).toFixed(0)} ms of them work, a batch of 100 at most ${longest.toFixed(0)} ms`,
  );
}

/** What may take long, and how long it keeps others waiting at most. */
async function inFull({ tidy, backup, gaps, servers }: Store): Promise<void> {
  await stalls('backup', () => backup(join(dir, 'copy.sqlite')), 1);
  await stalls(
    'gaps.all',
    async () => {
      for await (const _ of gaps.all());
    },
    1,
  );
  await store.members.forget(memberOf(7));
  let ended = false;
  const rewriting = stalls('tidy (rewriting the file)', () => tidy(), 1).then(() => {
    ended = true;
  });
  let longest = 0;
  for (let i = 0; !ended; i += 1) {
    const began = performance.now();
    await store.votes.cast({ message: 'a', member: memberOf(i), server: null, value: 'up' });
    longest = Math.max(longest, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await rewriting;
  console.log(`a vote meanwhile waited ${longest.toFixed(0)} ms at most`);
  clock += 3 * day;
  await stalls('tidy (3 days of gaps, rewriting the file)', () => tidy(), 1);
  await stalls('servers.choose (half of all gaps)', () => servers.choose('server0', { questions: false }), 1);
}

async function time(name: string, work: (i: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  console.log(`${name.padEnd(24)} ${inWords(times)}`);
}

/** Measures also how long nothing else could run: by the clock, and by the time that this thread worked, whatever else the machine did. */
async function stalls(name: string, work: (i: number) => Promise<unknown>, times: number): Promise<void> {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let [last, lastWorked, longest, longestWorked] = [performance.now(), worked(), 0, 0];
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    longestWorked = Math.max(longestWorked, worked() - lastWorked);
    [last, lastWorked] = [performance.now(), worked()];
  }, 1);
  const begin = last;
  for (let i = 0; i < times; i += 1) await work(i);
  const took = (performance.now() - begin) / times;
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(watch);
  console.log(
    `${name.padEnd(24)} ${took.toFixed(0)} ms each; others waited ${longest.toFixed(0)} ms at most, ${longestWorked.toFixed(0)} ms of them for its work`,
  );
}

function settings(server: string): ScheduleSettings {
  return {
    ...{ server, channel: 'c', time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
    ...{ topic: null, from: null, to: null, role: null, thread: false },
  };
}

function claimOf(schedule: number, occasion: string, nextAt: number) {
  return {
    ...{
      schedule,
      occasion,
      dueAt: clock,
      nonce: `n${schedule}`,
      channel: 'c',
      round: 1,
      paper: '2022-12-04#1',
    },
    ...{
      title: 'A title of the usual length, as papers have it',
      retryAt: clock,
      next: { nextAt, round: 1 },
    },
  };
}

function memberOf(i: number): string {
  return `1${String(i).padStart(17, '0')}`;
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

function megabytes(file: string): number {
  return Math.round(statSync(file).size / 2 ** 20);
}
