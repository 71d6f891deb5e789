// Several processes on one file: they open it at once, claim at once, lead one at a time, and may be killed at any moment.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { newFolder } from './folder.ts';
import { collect, settings, start } from './values.ts';

const child = join(import.meta.dirname, 'child.ts');
const now = () => 1_000;
const hasStrace = spawnSync('strace', ['-V']).status === 0;

describe('several processes', () => {
  it('open a new file at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const path = join(newFolder(), 'new', 'paperboy.sqlite');
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => linesOf(run('open', path))));
      expect(outcomes).toEqual(Array.from({ length: 5 }, () => ['opened']));
    }
  });

  it('claim every occasion once between them', async () => {
    const path = join(newFolder(), 'paperboy.sqlite');
    const store = openStore({ path, now });
    await store.schedules.add(settings, start);
    const claimed = (await Promise.all([1, 2, 3].map(() => linesOf(run('claim', path))))).flat();
    expect(claimed.toSorted()).toEqual(Array.from({ length: 200 }, (_, i) => `day${i}`).toSorted());
    await store.close();
  });

  it('lead one at a time, and the next does when the first is killed', async () => {
    const path = join(newFolder(), 'paperboy.sqlite');
    const store = openStore({ path, now });
    const first = run('lead', path);
    expect(await nextLine(first)).toBe('leads');
    expect(await store.lead()).toBe(false);
    const second = run('lead', path);
    let others = 0;
    void nextLine(second).then(() => {
      others += 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([others, await store.lead()]).toEqual([0, false]);

    second.kill('SIGKILL');
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await store.lead()).toBe(true);
    const third = run('lead', path);
    const leads = nextLine(third);
    await store.close();
    expect(await leads).toBe('leads');
  });

  it('two stores of one process lead one at a time too', async () => {
    const path = join(newFolder(), 'paperboy.sqlite');
    const [a, b] = [openStore({ path, now }), openStore({ path, now })];
    expect([await a.lead(), await b.lead(), await a.lead()]).toEqual([true, false, true]);
    await a.close();
    expect(await b.lead()).toBe(true);
    await b.close();
  });

  it('leave a whole database behind however they are killed', async () => {
    const path = join(newFolder(), 'paperboy.sqlite');
    for (let round = 1; round <= 4; round += 1) {
      const writer = run('write', path);
      await nextLine(writer);
      await new Promise((resolve) => setTimeout(resolve, 20 * round));
      writer.kill('SIGKILL');
      await once(writer, 'close');
      const store = openStore({ path, now });
      const gaps = await collect(store.gaps.all());
      const [group] = await store.gaps.groups('s1', 1);
      expect(group).toMatchObject({ asked: gaps.length });
      await store.close();
    }
  });
});

describe('a power cut', () => {
  // Whether the log was flushed to the disk before the claim resolved is only to be seen in what the system was asked.
  it.skipIf(!hasStrace)(
    'can not undo a claim or a skip, which are flushed to the disk, as nothing else is',
    async () => {
      const dir = newFolder();
      const path = join(dir, 'paperboy.sqlite');
      const store = openStore({ path, now });
      await store.schedules.add(settings, start);
      const calls = ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-e', 'signal=none'];
      const { stderr } = spawnSync('strace', [...calls, process.execPath, child, 'flush', path], {
        encoding: 'utf8',
      });
      await store.close();
      const flushed = (from: string, to: string) => {
        const part = stderr.slice(stderr.indexOf(`"${from}\\n"`), stderr.indexOf(`"${to}\\n"`));
        return part
          .split('\n')
          .filter((line) => /(fsync|fdatasync)\(.*paperboy\.sqlite-wal>\)\s+= 0/.test(line)).length;
      };
      expect(stderr).toContain('"done\\n"');
      expect(flushed('noting', 'claiming')).toBe(0);
      expect(flushed('claiming', 'skipping')).toBe(1);
      expect(flushed('skipping', 'done')).toBe(1);
    },
  );
});

type Child = ChildProcessByStdio<null, Readable, null>;

function run(what: string, path: string): Child {
  const started = spawn(process.execPath, [child, what, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void started.kill('SIGKILL'));
  return started;
}

async function linesOf({ stdout }: Child): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) lines.push(line);
  return lines;
}

async function nextLine({ stdout }: Child): Promise<string> {
  const lines = createInterface({ input: stdout });
  const [line] = await once(lines, 'line');
  return String(line);
}
