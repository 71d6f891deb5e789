// The real thing: `gaps` and `backup` as processes, beside a Paperboy that has the database open.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { settingNames } from '../../src/config.ts';
import { loadArchive } from '../../src/corpus/load.ts';
import { readQuestions } from '../../src/measuring/questions.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { SHIPPED } from '../corpus/folder.ts';
import { gap, temporaryFolder } from './stage.ts';

// Each test starts processes, which is slow where many start at once.
vi.setConfig({ testTimeout: 60_000 });

const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !settingNames.includes(name)),
);

function runIn(cwd: string, shell: 'gaps' | 'backup', ...words: readonly string[]) {
  const file = join(import.meta.dirname, '..', '..', 'src', `${shell}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], {
    ...{ cwd, encoding: 'utf8', env: ENVIRONMENT },
  });
  return { status, stdout, stderr };
}

// They look at the clock themselves, and leave out what is older than 30 days.
const DAY = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

/** A folder with a database that stays open, as it is while Paperboy runs. */
async function running() {
  const folder = temporaryFolder();
  let now = Date.parse(`${DAY}T10:00:00Z`);
  const store = openStore({ path: join(folder, 'data', 'paperboy.sqlite'), now: () => now });
  const note = (member: string, question: string, more?: object) => {
    now += 60_000;
    return store.gaps.note(gap(member, question, more));
  };
  await note('111222333444555666', 'how does mamba work');
  await note('222333444555666777', 'what is Mamba?\u001b[31m', { server: null });
  await note('222333444555666777', 'what is Mamba?\u001b[31m');
  const down = { cause: 'down', message: '300', expected: 'its speed', papers: ['2022-12-04#1'] };
  await note('333444555666777888', 'mamba in 2022', down);
  await note('111222333444555666', 'only once', { terms: 'once' });
  now -= 40 * 86_400_000;
  for (const member of ['1', '2']) await note(member, 'long ago', { terms: 'old' });
  return { folder, store };
}

describe('gaps', () => {
  it('shows the matters that were asked about more than once, and all if told so', async () => {
    const { folder, store } = await running();
    const { status, stdout, stderr } = runIn(folder, 'gaps');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'asked  👎  last        matter',
      `    4   1  ${DAY}  mamba`,
      '                         mamba in 2022',
      '                         what is Mamba?[31m',
      '                         how does mamba work',
      '',
    ]);
    expect(runIn(folder, 'gaps', '--all').stdout).toContain(`    1      ${DAY}  once\n`);
    await store.close();
  });

  it('exports questions that `npm run eval` reads, without who asked', async () => {
    const { folder, store } = await running();
    const file = join(folder, 'asked.jsonl');
    expect(runIn(folder, 'gaps', '--all', '--export', file)).toEqual({
      ...{ status: 0, stderr: '' },
      stdout: `Wrote 4 questions to ${file}: npm run eval -- --questions reads them.\n`,
    });
    const lines = readFileSync(file, 'utf8');
    expect(lines).not.toMatch(/\d{15}/);
    const common = { kind: 'unanswerable', paper: null, now: DAY };
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: `gap-${DAY}-1`, question: 'how does mamba work', ...common },
      { id: `gap-${DAY}-2`, question: 'what is Mamba?\u001b[31m', ...common },
      {
        ...{ id: `gap-${DAY}-3`, question: 'mamba in 2022', ...common, cause: 'down' },
        ...{ shown: ['2022-12-04#1'], expected: 'its speed' },
      },
      { id: `gap-${DAY}-4`, question: 'only once', ...common },
    ]);
    const archive = loadArchive(SHIPPED, SHIPPED);
    const read = readQuestions(file, archive);
    expect(read.problems).toEqual([]);
    expect(read.questions.map(({ turns }) => turns[0])).toContain('mamba in 2022');
    // What a person does with a question that a paper answers.
    const [paper] = archive.issues[0]!.papers;
    writeFileSync(
      file,
      lines.replace(
        /"kind":"unanswerable","question":"mamba in 2022","paper":null/,
        `"kind":"direct","question":"mamba in 2022","paper":${JSON.stringify(paper!.title)}`,
      ),
    );
    const filledIn = readQuestions(file, archive);
    expect(filledIn.problems).toEqual([]);
    expect(filledIn.questions.map(({ kind }) => kind)).toContain('direct');
    expect(runIn(folder, 'gaps', '--export', file)).toEqual({
      ...{ status: 1, stdout: '', stderr: `${file}: exists already: choose a new file\n` },
    });
    await store.close();
  });

  it('says so where nothing was asked in vain, and where there is no database', () => {
    const folder = temporaryFolder();
    const missing = runIn(folder, 'gaps');
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/^data\/paperboy\.sqlite: there is no database\./);
    writeFileSync(join(folder, '.env'), 'DATABASE_PATH=other.sqlite\n');
    expect(runIn(folder, 'gaps').stderr).toMatch(/^other\.sqlite: there is no database\./);
    writeFileSync(join(folder, 'other.sqlite'), 'This is no database, whatever it is called. '.repeat(100));
    const broken = runIn(folder, 'gaps');
    expect({ status: broken.status, stdout: broken.stdout }).toEqual({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/^[^\n]*other\.sqlite[^\n]*\n$/);
  });
});

describe('backup', () => {
  it('copies the database while it is open, so that the copy can take its place', async () => {
    const { folder, store } = await running();
    const file = join(folder, 'copy.sqlite');
    const { status, stdout, stderr } = runIn(folder, 'backup', file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/copy\.sqlite, \d+ kB\.\n$/);
    await store.close();
    const copy = openStore({ path: file, now: () => Date.now() });
    expect(await Array.fromAsync(copy.gaps.all(), ({ question }) => question)).toHaveLength(7);
    await copy.close();
  });

  it('is restored as the README says, also over a database that was not closed', async () => {
    const { folder, store } = await running();
    const [path, copy] = [join(folder, 'data', 'paperboy.sqlite'), join(folder, 'copy.sqlite')];
    expect(runIn(folder, 'backup', copy).status).toBe(0);
    await store.close();
    const sqlite = join(import.meta.dirname, '..', '..', 'src', 'store', 'sqlite.ts');
    const later = `import { openStore } from ${JSON.stringify(sqlite)};
      const store = openStore({ path: ${JSON.stringify(path)}, now: Date.now });
      await store.gaps.note(${JSON.stringify(gap('1', 'after the backup'))});
      process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['--input-type=module-typescript', '-e', later]).signal).toBe(
      'SIGKILL',
    );
    expect(existsSync(`${path}-wal`)).toBe(true);

    copyFileSync(copy, path);
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
    const restored = openStore({ path, now: Date.now });
    const questions = await Array.fromAsync(restored.gaps.all(), ({ question }) => question);
    expect(questions).toHaveLength(7);
    expect(questions).not.toContain('after the backup');
    await restored.close();
  });

  it('overwrites nothing, and names what is wrong', async () => {
    const { folder, store } = await running();
    const file = join(folder, 'there.sqlite');
    writeFileSync(file, 'mine');
    const refused = runIn(folder, 'backup', file);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('there.sqlite');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const nowhere = runIn(folder, 'backup', join(folder, 'none', 'copy.sqlite'));
    expect({ status: nowhere.status, stdout: nowhere.stdout }).toEqual({ status: 1, stdout: '' });
    expect(nowhere.stderr).toMatch(/^[^\n]*none[^\n]*\n$/);
    await store.close();
  });
});

it.each([
  ['gaps', ['--export'], /--export/],
  ['gaps', ['--export', ''], /^--export needs a file\.\n\nUsage:\n/],
  ['gaps', ['--who'], /--who/],
  ['backup', [], /^Name one file/],
  ['backup', ['a', 'b'], /^Name one file/],
] as const)('%s %j is wrong usage', (shell, words, message) => {
  const { status, stdout, stderr } = runIn(temporaryFolder(), shell, ...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toContain(`Usage:\n  npm run ${shell}`);
});

it('--help shows the usage, without a database', () => {
  for (const shell of ['gaps', 'backup'] as const)
    expect(runIn(temporaryFolder(), shell, '--help')).toMatchObject({ status: 0, stderr: '' });
});

it('a database in a place where there is a folder is named', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data', 'paperboy.sqlite'), { recursive: true });
  const { status, stderr } = runIn(folder, 'backup', 'copy.sqlite');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^[^\n]*paperboy\.sqlite[^\n]*\n$/);
});
