// `npm run import` as a process: its words, its exit codes, and what stands on which stream.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../src/corpus/load.ts';
import { keptFolder, SHIPPED } from '../corpus/folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const ISSUE = `# 2023-01-08 A Roundup of Bread and Butter

## Sparse Ovens: Baking Loaves With Half of the Heat

They heat every second row of the oven and turn the loaves.

It takes half of the energy, and nobody tastes a difference.

## Butter Is All You Need

They leave out everything but the butter. It works surprisingly well on toast.
`;

function run(cwd: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src', 'import.ts'), ...words], {
    cwd,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the words', () => {
  it.each([
    [['--to', 'x'], 'Nothing to import: name a file, a folder or a zip archive.'],
    [['a.txt'], 'No archive to write to: name its folder with --to DIR.'],
    [['a.txt', 'back', '--to', 'back/archive'], 'back/archive lies in back'],
    [['a.txt', '', '--to', 'x'], 'One of the paths is empty: name a file, a folder or a zip archive.'],
    [['back', '--to', './back/'], "back can't be both a source and the archive"],
    [['a.txt', '--to', 'x', '--updat'], "Unknown option '--updat'."],
    [['a.txt', '--to'], "Option '--to <value>' argument missing\n"],
  ])('%j are wrong', (words, problem) => {
    const { status, stdout, stderr } = run(keptFolder({}), ...words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(problem);
    expect(stderr).toContain('Usage:');
  });

  it('--help tells how it is used', () => {
    const { status, stdout } = run(keptFolder({}), '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run -s import -- PATH… --to DIR');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('an import', () => {
  it('says what it did, without colour and progress where no terminal is', () => {
    const dir = keptFolder({ 'back/2023-01-08.md': ISSUE });
    const { status, stdout, stderr } = run(dir, 'back', '--to', 'archive');
    expect(stderr).toBe('');
    expect(stdout).toBe(`2023-01-08  A Roundup of Bread and Butter
            2 papers · new · back/2023-01-08.md

1 issue, 2 papers; 1 written to archive.
`);
    expect(status).toBe(0);
    expect(loadArchive(join(dir, 'archive'), SHIPPED).issues[0]?.papers.map(({ title }) => title)).toEqual([
      'Sparse Ovens: Baking Loaves With Half of the Heat',
      'Butter Is All You Need',
    ]);
  });

  it('as JSON is the document that the README shows', () => {
    const dir = keptFolder({
      'back/2023-01-08.md': ISSUE,
      'back/photo.txt': Buffer.from([0xff, 0xd8, 0xff, 0]),
    });
    const { status, stdout } = run(dir, 'back', '--to', 'archive', '--json', '--dry-run');
    const report = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(report.refused).toHaveLength(1);
    expect(existsSync(join(dir, 'archive'))).toBe(false);
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const section = readme.slice(readme.indexOf('## Your own newsletter'));
    const example = JSON.parse(/```json\n([\s\S]+?)```/.exec(section)![1]!);
    expect(shapeOf(report)).toEqual(shapeOf({ ...example, notes: [], acronyms: [] }));
  });

  it('refuses what it cannot read by name, and imports the rest', () => {
    const dir = keptFolder({ 'back/2023-01-08.md': ISSUE, 'back/empty.txt': '' });
    const { status, stdout } = run(dir, 'back', 'missing', '--to', 'archive');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ {2}\? .*missing/m);
    expect(stdout).toMatch(/^ {2}\? .*empty\.txt/m);
    expect(stdout).toContain('1 written to archive.');
  });
});

describe('an import that is stopped by Ctrl-C', () => {
  it('says that the archive is as it was', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`many/${i}.md`, ISSUE.replace('2023-01-08', dayOf(i))]),
    );
    const large = keptFolder(many);
    const child = spawn(process.execPath, [join(ROOT, 'src', 'import.ts'), 'many', '--to', 'archive'], {
      cwd: large,
    });
    let said = '';
    child.stderr.on('data', (piece) => {
      said += piece;
    });
    while (!existsSync(join(large, 'archive', '.import', `${dayOf(0)}.md`))) await wait(1);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(said).toBe('Stopped. archive is as it was.\n');
    expect(code).toBe(130);
    expect(readdirSync(join(large, 'archive'))).toEqual(['.import']);
  }, 60_000);
});

function dayOf(i: number): string {
  return new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
}

/** A value with every text and number replaced by what kind it is, and each list by its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
}
