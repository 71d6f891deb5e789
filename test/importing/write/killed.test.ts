// An import that is killed: the archive that a reader sees is the old one or the new one, and the next import ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../../src/corpus/load.ts';
import { withSnapshot } from '../../../src/corpus/snapshot.ts';
import { openJournal } from '../../../src/importing/journal.ts';
import { digestOf } from '../../../src/importing/state.ts';
import { keptFolder, LISTS, SHIPPED } from '../../corpus/folder.ts';

const SCRIPT = join(import.meta.dirname, 'import-process.ts');
const COUNT = 80;

const file = (date: string, text: string) => `---\ndate: ${date}\ntitle: T\n---\n\n## One\n\n${text}\n`;
const DATES = ['2023-01-01', '2023-01-08', '2023-01-15', '2023-01-22'];
const [, ...NEWER] = DATES;

function record(dir: string): string | null {
  try {
    return readFileSync(join(dir, '.import', 'commit.json'), 'utf8');
  } catch (error) {
    // It may go at any moment.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** What the archive says, each thing once. */
function texts(dir: string): readonly string[] {
  const { issues } = loadArchive(dir, SHIPPED);
  return [
    ...new Set(issues.flatMap(({ papers }) => papers.flatMap(({ paragraphs }) => paragraphs))),
    `${issues.length} issues`,
  ];
}

describe('a commit that was cut off', () => {
  /** Three issues are old, three are new: two of them are the same. `moved` of the new ones lie in their places. */
  function cutOff(moved: number, committed: boolean): string {
    const old = Object.fromEntries(DATES.slice(0, 3).map((date) => [`${date}.md`, file(date, 'Old.')]));
    const dir = keptFolder({ ...LISTS, ...old, '.import.json': 'old' });
    mkdirSync(join(dir, '.import'));
    const staged = {
      ...Object.fromEntries(NEWER.map((date) => [`${date}.md`, file(date, 'New.')])),
      '.import.json': 'new',
    };
    const changes = Object.entries(staged).map(([name, text], i) => {
      const place = join(dir, name);
      const from = existsSync(place) ? digestOf(readFileSync(place)) : null;
      writeFileSync(join(dir, '.import', name), text);
      if (i < moved) renameSync(join(dir, '.import', name), place);
      return [name, { from, to: digestOf(text) }];
    });
    writeFileSync(
      join(dir, '.import', committed ? 'commit.json' : 'commit.json.draft'),
      JSON.stringify(Object.fromEntries(changes)),
    );
    return dir;
  }

  it.each([0, 1, 2, 3, 4])(
    'counts as done, with %i of its files moved, until the next import ends it',
    (moved) => {
      const dir = cutOff(moved, true);
      const expected = ['Old.', 'New.', '4 issues'];
      expect(texts(dir)).toEqual(expected);
      openJournal(dir)?.close();
      expect(readdirSync(join(dir, '.import'))).toEqual(['lock']);
      expect(texts(dir)).toEqual(expected);
      expect(readFileSync(join(dir, '.import.json'), 'utf8')).toBe('new');
    },
  );

  it('counts as nothing before its record is there', () => {
    const dir = cutOff(0, false);
    expect(texts(dir)).toEqual(['Old.', '3 issues']);
    openJournal(dir)?.close();
    expect(readdirSync(join(dir, '.import'))).toEqual(['lock']);
    expect(texts(dir)).toEqual(['Old.', '3 issues']);
  });

  it('is ended without touching what a person saved meanwhile', () => {
    const dir = cutOff(1, true);
    writeFileSync(join(dir, '2023-01-15.md'), file('2023-01-15', 'Mine.'));
    openJournal(dir)?.close();
    expect(texts(dir)).toEqual(['Old.', 'New.', 'Mine.', '4 issues']);
  });

  it('has one and the same snapshot while it is moved', async () => {
    const dir = cutOff(0, true);
    let made = 0;
    const ask = () => withSnapshot(join(dir, '.snapshot'), [dir], async () => ++made);
    await ask();
    openJournal(dir)?.close();
    await ask();
    expect(made).toBe(1);
    rmSync(join(dir, '2023-01-01.md'));
    await ask();
    expect(made).toBe(2);
  });
});

describe('a process that is killed', () => {
  const start = (dir: string, version: number) =>
    spawn(process.execPath, [SCRIPT, dir, String(version), String(COUNT)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const finish = async (child: ChildProcess) => {
    let output = '';
    child.stdout!.on('data', (chunk) => {
      output += chunk;
    });
    await once(child, 'close');
    return output.trim().split('\n').at(-1);
  };
  const said = (version: number) => [
    `The text of version${version}. So a version ${version} thing (V${version}T).`,
    `${COUNT} issues`,
  ];

  /** Kills an import of the next version at a moment, again and again; each time the archive is whole. */
  async function killAgainAndAgain(times: number, moment: (dir: string, round: number) => Promise<unknown>) {
    const dir = join(keptFolder({}), 'archive');
    expect(await finish(start(dir, 1))).toBe('ended');
    let seen = 1;
    const seenNew: boolean[] = [];
    for (let round = 0; round < times; round++) {
      const child = start(dir, seen + 1);
      // It may have ended by itself before it is killed.
      const closed = once(child, 'close');
      await once(child.stdout!, 'data');
      await moment(dir, round);
      child.kill('SIGKILL');
      await closed;
      const found = texts(dir);
      expect([said(seen), said(seen + 1)]).toContainEqual(found);
      // The acronym comes with its issues.
      const isNew = found[0] === said(seen + 1)[0];
      seenNew.push(isNew);
      expect(loadArchive(dir, SHIPPED).glossary.acronyms.has(`V${seen + 1}T`)).toBe(isNew);
      if (isNew) seen++;
    }
    expect(await finish(start(dir, seen + 1))).toBe('ended');
    expect(texts(dir)).toEqual(said(seen + 1));
    expect(readdirSync(join(dir, '.import'))).toEqual(['lock']);
    return seenNew;
  }

  it('at any moment', async () => {
    await killAgainAndAgain(15, (_, round) => wait(round * 40));
  }, 180_000);

  it('while it moves the files', async () => {
    const rounds = await killAgainAndAgain(8, async (dir) => {
      // The record of the import that was killed before is there until this one has ended that.
      const before = record(dir);
      while ([before, null].includes(record(dir))) await wait(0);
    });
    expect(rounds).toEqual(Array(8).fill(true));
  }, 180_000);

  it('or not, is never seen half done by a reader that reads all the while', async () => {
    const dir = join(keptFolder({}), 'archive');
    expect(await finish(start(dir, 1))).toBe('ended');
    const seen = new Set<string>();
    for (const version of [2, 3, 4]) {
      const child = start(dir, version);
      const ended = finish(child);
      while (child.exitCode === null) {
        const found = texts(dir);
        expect([said(version - 1), said(version)]).toContainEqual(found);
        seen.add(found[0]!);
        await wait(0);
      }
      expect(await ended).toBe('ended');
    }
    expect(texts(dir)).toEqual(said(4));
    expect(seen.size).toBeGreaterThanOrEqual(3);
  }, 120_000);

  it('leaves no lock behind, and while it lives it keeps others out', async () => {
    const dir = join(keptFolder({}), 'archive');
    const first = start(dir, 1);
    await once(first.stdout!, 'data');
    while (!existsSync(join(dir, '.import', '2020-01-01.md'))) await wait(0);
    first.kill('SIGSTOP');
    expect(await finish(start(dir, 2))).toBe(`another import is writing to ${dir}: wait until it has ended`);
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await finish(start(dir, 2))).toBe('ended');
    expect(texts(dir)).toEqual(said(2));
  }, 60_000);
});
