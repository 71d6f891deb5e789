// What is deleted is gone from the files too, byte by byte, and what must not be kept never gets there.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { kept, type Store } from '../../src/store/store.ts';
import { bytesIn, newFolder } from './folder.ts';
import { collect, gap, noon } from './values.ts';

const member = '987654321098765432';
const secret = 'SECRET';

function open(): { dir: string; store: Store; clock: { at: number } } {
  const clock = { at: noon };
  const dir = newFolder();
  return { dir, store: openStore({ path: join(dir, 'paperboy.sqlite'), now: () => clock.at }), clock };
}

describe('a member who is forgotten', () => {
  // Pages that SQLite parts keep copies of what moved: 3,000 rows in random order show it in two runs of three.
  it('leaves no byte of the id and of the texts in any file, whatever came before', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = numbersFrom(seed);
        const { dir, store } = open();
        for (let i = 0; i < 3_000; i += 1) await leave(store, random(20) === 0 ? 0 : 1 + random(300), random);
        const others = [await store.members.record(memberOf(1)), await store.members.record(memberOf(2))];
        expect(bytesIn(dir)).toContain(member);
        expect(bytesIn(dir)).toContain(secret);
        await store.members.forget(member);
        expect(bytesIn(dir).match(new RegExp(`${member}|${secret}`, 'g'))).toBeNull();
        expect([await store.members.record(memberOf(1)), await store.members.record(memberOf(2))]).toEqual(
          others,
        );
        await store.close();
        expect(bytesIn(dir).match(new RegExp(`${member}|${secret}`, 'g'))).toBeNull();
      }),
      { numRuns: 6, examples: [[0], [3_000]] },
    );
  });

  it('leaves no byte while others go on writing', async () => {
    const { dir, store } = open();
    for (let i = 0; i < 2_000; i += 1) await store.gaps.note({ ...gap, member: i % 9 ? `m${i}` : member });
    let [ended, written] = [false, 0];
    const forgotten = store.members.forget(member).then(() => {
      ended = true;
    });
    for (; !ended; written += 1) {
      await store.gaps.note({ ...gap, member: 'n', question: `meanwhile ${written}` });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await forgotten;
    expect(bytesIn(dir)).not.toContain(member);
    expect((await store.members.record('n')).gaps).toHaveLength(written);
    expect(written).toBeGreaterThan(0);
    await store.close();
  });

  it('is cleared away by tidying where somebody who reads was in the way', { timeout: 30_000 }, async () => {
    const { dir, store } = open();
    await store.gaps.note({ ...gap, member, question: secret });
    // What a reader began to read is kept for it, in the log too.
    const reader = new DatabaseSync(join(dir, 'paperboy.sqlite'));
    reader.exec('BEGIN; SELECT count(*) FROM gaps');
    expect((await store.members.forget(member)).gaps).toBe(1);
    expect(bytesIn(dir)).toContain(secret);
    reader.close();
    await store.tidy();
    expect(bytesIn(dir).match(new RegExp(`${member}|${secret}`, 'g'))).toBeNull();
    await store.close();
  });
});

describe('a server that switched questions off', () => {
  const place = { server: 's1', channel: 'c1', member };

  it('never has what is said there in a file', async () => {
    const { dir, store } = open();
    await store.servers.choose('s1', { questions: false });
    await store.conversations.remember(place, { understood: secret, papers: [] });
    await store.gaps.note({ ...gap, member, question: secret, expected: secret, terms: secret });
    expect(await store.conversations.turns('c1', member)).toHaveLength(1);
    expect(bytesIn(dir)).not.toContain(secret);
    await store.close();
    expect(bytesIn(dir)).not.toContain(secret);
  });

  it('leaves no byte of what was said before, and of other servers all', async () => {
    const { dir, store } = open();
    for (let i = 0; i < 700; i += 1) {
      await store.gaps.note({
        ...gap,
        member: memberOf(i % 50),
        question: `${secret} ${i}`,
        terms: `${i % 90} ${secret}`,
      });
      await store.gaps.note({ ...gap, server: 's2', question: `other ${i}` });
    }
    await store.conversations.remember(place, { understood: secret, papers: [] });
    expect(bytesIn(dir)).toContain(secret);
    await store.servers.choose('s1', { questions: false });
    expect(bytesIn(dir)).not.toContain(secret);
    expect(await collect(store.gaps.all())).toHaveLength(700);
    await store.close();
  });
});

describe('tidying', () => {
  it('leaves no byte of questions whose time is over, and of voters no id', async () => {
    const { dir, store, clock } = open();
    for (let i = 0; i < 700; i += 1) {
      await store.gaps.note({ ...gap, member: memberOf(i), question: `${secret} ${i}` });
      await store.votes.cast({ message: `a${i % 9}`, member: memberOf(i), server: 's1', value: 'up' });
    }
    clock.at += kept.questions;
    await store.tidy();
    expect(bytesIn(dir)).not.toContain(secret);
    expect(bytesIn(dir)).toContain(memberOf(77));
    clock.at += kept.voters;
    await store.tidy();
    expect(bytesIn(dir)).not.toContain(memberOf(77));
    expect(await store.votes.counts('a1')).toEqual({ up: 78, down: 0 });
    await store.close();
  });
});

/** The member 0 is the one who goes. */
async function leave(store: Store, who: number, random: (below: number) => number): Promise<void> {
  const own = who === 0 ? secret : 'other';
  const [id, text] = [memberOf(who), `${own.repeat(1 + random(20))} ${random(1_000)}`];
  switch (random(4)) {
    case 0:
      return void (await store.saved.add(id, { code: `${random(90)}`, title: text }));
    case 1:
      await store.votes.cast({ message: `a${random(300)}`, member: id, server: 's1', value: 'down' });
      return;
    case 2:
      return store.conversations.remember(
        { server: 's1', channel: `c${random(9)}`, member: id },
        { understood: text, papers: [] },
      );
    default:
      return store.gaps.note({
        ...gap,
        member: id,
        question: text,
        terms: random(2) ? `${random(99)}` : text,
      });
  }
}

function memberOf(who: number): string {
  return who === 0 ? member : String(100_000_000_000_000_000 + who * 7_919_000_000_000);
}

/** The same whole numbers below what is asked for, for the same seed: a history of thousands of steps, told by one number. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // The constants of Numerical Recipes; the high bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
