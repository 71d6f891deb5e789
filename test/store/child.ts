// A process of its own that works with a store, for the tests: `node child.ts WHAT PATH`; it tells what it did, a line each.
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { claimOf, gap } from './values.ts';

const [what = '', path = ''] = process.argv.slice(2);
const tasks: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  async open() {
    say('opened');
  },
  /** Until something is in the way; then it counts what stands. */
  async fill(store) {
    let noted = 0;
    try {
      for (; ; noted += 1) await store.gaps.note({ ...gap, question: 'long '.repeat(200) });
    } catch (error) {
      say(String(error));
    }
    const { gaps } = await store.members.record(gap.member);
    say(gaps.length === noted ? `still ${noted}` : `${gaps.length} of ${noted}`);
  },
  /** Asks every few milliseconds, and stays. */
  async lead(store) {
    for (;;) {
      if (await store.lead()) break;
      await pause(5);
    }
    say('leads');
    await pause(60_000);
  },
  /** Claims 200 occasions of the schedule 1, one by one, and tells those that it got. */
  async claim(store) {
    for (let i = 0; i < 200; i += 1) {
      const claimed = await store.posts.claim([claimOf(1, `day${i}`)]);
      for (const { occasion } of claimed) say(occasion);
    }
  },
  /** For whoever watches which files are flushed to the disk, and when. */
  async flush(store) {
    say('noting');
    await store.gaps.note(gap);
    say('claiming');
    await store.posts.claim([claimOf(1, 'flushed')]);
    say('skipping');
    await store.posts.skip({ schedule: 1, occasion: 'skipped', dueAt: 0 }, 0);
    say('done');
  },
  /** Writes until it is killed. */
  async write(store) {
    for (let i = 0; ; i += 1) {
      await store.gaps.note({ ...gap, member: `m${i}` });
      if (i % 50 === 0) say(`${i}`);
    }
  },
};

try {
  const store = openStore({ path, now: () => 1_000 });
  await tasks[what]?.(store);
  await store.close();
} catch (error) {
  say(String(error));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
