// An import into a folder: what is written, what a later import leaves alone, and what is told of it.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../../src/corpus/load.ts';
import { importIssues } from '../../../src/importing/import.ts';
import { needsLook } from '../../../src/importing/report.ts';
import { keptFolder, SHIPPED } from '../../corpus/folder.ts';
import { foundOf, importInto, issueOf, optionsFor } from './stand-in.ts';

const A = issueOf('2023-01-08', ['One', 'Two']);
const B = issueOf('2023-01-15', ['Three']);

/** A folder that an import makes, with what it holds. */
function target() {
  const to = join(keptFolder({}), 'deep', 'archive');
  const files = () => readdirSync(to).filter((name) => !name.startsWith('.'));
  const read = (name: string) => readFileSync(join(to, name), 'utf8');
  const write = (name: string, text: string) => writeFileSync(join(to, name), text);
  /** Name, time of the last change and content of everything, hidden or not. */
  const everything = () =>
    readdirSync(to, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        name,
        statSync(join(parentPath, name)).mtimeMs,
        readFileSync(join(parentPath, name), 'utf8'),
      ]);
  const outcomes = async (...args: [Parameters<typeof importInto>[1], { update?: boolean }?]) =>
    (await importInto(to, ...args)).issues.map(({ outcome }) => outcome);
  return { to, files, read, write, everything, outcomes };
}

const changed = issueOf('2023-01-08', ['One', 'Two'], 'Another text.');

describe('importing', () => {
  it('writes an archive that loads, and says what it wrote', async () => {
    const { to, files } = target();
    const report = await importInto(to, [B, A]);
    expect(files()).toEqual(['2023-01-08.md', '2023-01-15.md']);
    const { issues } = loadArchive(to, SHIPPED);
    expect(issues.map(({ papers }) => papers.map(({ title }) => title))).toEqual([['One', 'Two'], ['Three']]);
    expect(report.issues.map(({ date, outcome }) => [date, outcome])).toEqual([
      ['2023-01-08', 'new'],
      ['2023-01-15', 'new'],
    ]);
    expect(report.summary).toEqual({ issues: 2, papers: 3, written: 2, toLookAt: 0, refused: 0 });
    expect(needsLook(report)).toBe(false);
  });

  it('twice changes nothing, not even the time of a file', async () => {
    const { to, everything, outcomes } = target();
    const issues = [issueOf('2023-01-08', ['One'], 'A rare word thing (RWT) is explained.'), B];
    await importInto(to, issues);
    const before = everything();
    expect(await outcomes(issues)).toEqual(['unchanged', 'unchanged']);
    expect(await outcomes(issues, { update: true })).toEqual(['unchanged', 'unchanged']);
    expect(await outcomes(issues.toReversed())).toEqual(['unchanged', 'unchanged']);
    expect(everything()).toEqual(before);
  });

  it('adds to what was imported before', async () => {
    const { to, files, outcomes } = target();
    await importInto(to, [A]);
    expect(await outcomes([B])).toEqual(['new']);
    expect(await outcomes([A, B])).toEqual(['unchanged', 'unchanged']);
    expect(files()).toEqual(['2023-01-08.md', '2023-01-15.md']);
  });

  it('leaves no folder behind where nothing comes of it', async () => {
    const { to } = target();
    const report = await importInto(to, [{ kind: 'refusal', source: 'a.pdf', what: 'no newsletter' }]);
    expect(existsSync(to)).toBe(false);
    expect(report.refused).toEqual([{ source: 'a.pdf', what: 'no newsletter' }]);
    expect(needsLook(report)).toBe(true);
  });

  it('as a dry run writes nothing and reports the same', async () => {
    const { to, everything, read, write } = target();
    const issues = [issueOf('2023-01-08', ['One'], 'A rare word thing (RWT) is explained.'), B];
    const dry = await importInto(to, issues, { dryRun: true });
    expect(existsSync(to)).toBe(false);
    expect({ ...dry, dryRun: false }).toEqual(await importInto(to, issues));
    expect(dry.acronyms).toEqual(['RWT: rare word thing']);
    write('2023-01-15.md', read('2023-01-15.md').replace('Text.', 'Words.'));
    const before = everything();
    const again = [changed, issueOf('2023-01-15', ['Three'], 'New.')];
    const report = await importInto(to, again, { dryRun: true, update: true });
    expect(report.issues.map(({ outcome }) => outcome)).toEqual(['replaced', 'edited']);
    expect(everything()).toEqual(before);
  });
});

describe('an issue that is known', () => {
  it('and whose source has changed is told and left, and replaced by an update', async () => {
    const { to, read, outcomes } = target();
    await importInto(to, [A]);
    const before = read('2023-01-08.md');
    const report = await importInto(to, [changed]);
    expect(report.issues[0]?.outcome).toBe('differs');
    expect(needsLook(report)).toBe(true);
    expect(read('2023-01-08.md')).toBe(before);
    expect(await outcomes([changed], { update: true })).toEqual(['replaced']);
    expect(read('2023-01-08.md')).toContain('Another text.');
    expect(await outcomes([changed])).toEqual(['unchanged']);
  });

  it('and whose file a person has edited is never touched', async () => {
    const { to, read, write, outcomes } = target();
    await importInto(to, [A]);
    const edited = read('2023-01-08.md').replace('## One', '## The One');
    write('2023-01-08.md', edited);
    const corrected = await importInto(to, [A], { update: true });
    expect(corrected.issues[0]?.outcome).toBe('corrected');
    expect(needsLook(corrected)).toBe(false);
    const report = await importInto(to, [changed], { update: true });
    expect(report.issues[0]?.outcome).toBe('edited');
    expect(needsLook(report)).toBe(true);
    expect(read('2023-01-08.md')).toBe(edited);
    expect(await outcomes([A])).toEqual(['edited']);
  });

  it('and edited, and changed in its source, is told until an update keeps it knowingly', async () => {
    const { to, read, write, outcomes } = target();
    await importInto(to, [A]);
    const edited = read('2023-01-08.md').replace('## One', '## The One');
    write('2023-01-08.md', edited);
    expect(await outcomes([changed])).toEqual(['edited']);
    expect(await outcomes([changed], { update: true })).toEqual(['edited']);
    expect(await outcomes([changed])).toEqual(['corrected']);
    expect(await outcomes([changed], { update: true })).toEqual(['corrected']);
    expect(await outcomes([issueOf('2023-01-08', ['One'], 'A third.')])).toEqual(['edited']);
    expect(read('2023-01-08.md')).toBe(edited);
  });

  it('and whose file a person edited to what its source says now is as good as imported', async () => {
    const { to, read, write, outcomes } = target();
    await importInto(to, [A]);
    write('2023-01-08.md', read('2023-01-08.md').replaceAll('Text.', 'Another text.'));
    expect(await outcomes([changed])).toEqual(['unchanged']);
    expect(await outcomes([A], { update: true })).toEqual(['replaced']);
  });

  it('and whose file a person deleted comes back by an update only', async () => {
    const { to, files, outcomes } = target();
    await importInto(to, [A, B]);
    rmSync(join(to, '2023-01-08.md'));
    expect(await outcomes([A, B])).toEqual(['deleted', 'unchanged']);
    expect(files()).toEqual(['2023-01-15.md']);
    expect(await outcomes([A, B], { update: true })).toEqual(['new', 'unchanged']);
    expect(await outcomes([A, B])).toEqual(['unchanged', 'unchanged']);
  });

  it('by its file only, which a person wrote, is never touched', async () => {
    const { to, read, write, outcomes } = target();
    await importInto(to, [B]);
    const own = '---\ndate: 2023-01-08\ntitle: Mine\n---\n\n## Own\n\nWords.\n';
    write('2023-01-08.md', own);
    expect(await outcomes([A, B], { update: true })).toEqual(['by hand', 'unchanged']);
    expect(read('2023-01-08.md')).toBe(own);
  });

  it('by its file only, which says the same, is known from then on', async () => {
    const { to, outcomes } = target();
    await importInto(to, [A]);
    rmSync(join(to, '.import.json'));
    expect(await outcomes([A])).toEqual(['unchanged']);
    expect(await outcomes([changed], { update: true })).toEqual(['replaced']);
  });
});

describe('two sources of one date', () => {
  it('are not both imported: the second is refused by name, and the others are imported', async () => {
    const { to, read } = target();
    const report = await importInto(to, [A, { ...changed, source: 'b.html' }, B]);
    expect(report.refused).toEqual([
      {
        source: 'b.html',
        what: 'is dated 2023-01-08, as is 2023-01-08.txt: an archive has one issue of a day, so change the date of one of them',
      },
    ]);
    expect(read('2023-01-08.md')).not.toContain('Another');
    expect(report.issues).toHaveLength(2);
  });

  it('that say the same are passed over with a word', async () => {
    const report = await importInto(target().to, [A, { ...A, source: 'copy.txt' }]);
    expect(report.refused).toEqual([]);
    expect(report.notes).toEqual([{ source: 'copy.txt', what: 'says the same as 2023-01-08.txt: left out' }]);
  });
});

describe('an issue that is dated anew', () => {
  const again = issueOf('2023-01-10', ['One', 'Two', 'More [x]']);

  it('is told as it is written, with the file that it may stand in already', async () => {
    const { to, outcomes } = target();
    await importInto(to, [issueOf('2023-01-08', ['One', 'Two', 'More [x]']), B]);
    const report = await importInto(to, [again]);
    expect(report.issues[0]?.changed).toEqual([
      'most of its papers stand in 2023-01-08.md as well: if the two are one issue, delete the wrong file',
    ]);
    expect(needsLook(report)).toBe(true);
    expect(needsLook(await importInto(to, [again]))).toBe(false);
    rmSync(join(to, '2023-01-08.md'));
    expect(await outcomes([again])).toEqual(['unchanged']);
  });

  it('is found among the sources too, and half of its papers are not most', async () => {
    const found = async (...all: Parameters<typeof importInto>[1]) =>
      (await importInto(target().to, all)).issues.map(({ changed }) => changed.length);
    expect(await found(A, issueOf('2023-01-10', ['Two', 'One']))).toEqual([0, 1]);
    expect(await found(A, issueOf('2023-01-10', ['Two', 'Three']))).toEqual([0, 0]);
    expect(await found(issueOf('2023-01-08', ['One']), again)).toEqual([0, 0]);
  });
});

describe('doubts', () => {
  const doubt = { text: 'Line', taken: 'title', chance: 0.6, reasons: ['short'] } as const;
  const doubtful = issueOf('2023-01-08', ['One'], 'Text.', { doubts: [doubt] });

  it('need a look until the file has been edited', async () => {
    const { to, read, write } = target();
    for (const _ of ['new', 'unchanged']) {
      const report = await importInto(to, [doubtful]);
      expect(report.issues[0]?.doubts).toEqual([{ ...doubt, line: null }]);
      expect(needsLook(report)).toBe(true);
    }
    write('2023-01-08.md', read('2023-01-08.md').replace('One', 'The one'));
    const report = await importInto(to, [doubtful]);
    expect(report.issues[0]?.doubts).toEqual([]);
    expect(needsLook(report)).toBe(false);
  });
});

describe('where doubtful lines stand', () => {
  it('is said of titles and text by their lines in the file', async () => {
    const { to, read } = target();
    const doubts = [
      { text: '⭐ 2) Two [x]', taken: 'title', chance: 0.6, reasons: [] },
      { text: 'Is *this* a…', taken: 'text', chance: 0.4, reasons: [] },
      { text: 'Gone', taken: 'text', chance: 0.4, reasons: [] },
    ] as const;
    const issue = issueOf('2023-01-08', ['One', 'Two [x]'], 'Text.\n\n- a\n- Is \\*this\\* a title?', {
      doubts,
    });
    const report = await importInto(to, [issue]);
    const lines = read('2023-01-08.md').split('\n');
    const [title, text, gone] = report.issues[0]!.doubts.map(({ line }) => line);
    expect(lines[title! - 1]).toMatch(/^## Two/);
    expect(lines[text! - 1]).toContain('a title?');
    expect(gone).toBe(null);
  });
});

describe('what stands in the way', () => {
  it('a state that is damaged stops all', async () => {
    const { to, write } = target();
    await importInto(to, [A]);
    write('.import.json', '{"version": 1');
    expect(await importIssues(foundOf([B]), optionsFor(to))).toEqual({
      stopped: `${join(to, '.import.json')} is damaged: restore it, or delete it; issues that differ then count as written by hand`,
    });
  });

  it('a list of topics that is broken stops all, naming its line', async () => {
    const { to, write } = target();
    await importInto(to, [A]);
    write('topics.yaml', 'a: [');
    const report = await importIssues(foundOf([B]), optionsFor(to));
    expect(report).toEqual({
      stopped: expect.stringContaining(`${join(to, 'topics.yaml')}:1: is not valid YAML`),
    });
    expect(report).toEqual({ stopped: expect.stringMatching(/\nNothing was imported: mend that first\.$/) });
  });

  it('a broken file of a person is told, and the import is written all the same', async () => {
    const { to, files, write } = target();
    await importInto(to, [A]);
    write('2022-01-01.md', 'no front matter');
    const report = await importInto(to, [B]);
    expect(report.problems[0]).toContain(`${join(to, '2022-01-01.md')}:1: has no front matter`);
    expect(needsLook(report)).toBe(true);
    for (const dryRun of [false, true])
      expect((await importInto(to, [B], { dryRun })).problems).toEqual(report.problems);
    expect(files()).toContain('2023-01-15.md');
  });

  it('a suggested topic that the list does not have keeps its issue from being written', async () => {
    const { to, everything } = target();
    await importInto(to, [A]);
    const before = everything();
    const report = await importInto(to, [B], { suggestTopics: () => () => ['astrology'] });
    expect(report.refused).toEqual([
      { source: '2023-01-15.txt', what: expect.stringContaining('a fault of Paperboy') },
    ]);
    expect(everything()).toEqual(before);
  });

  it.each([false, true])('a file in place of the folder or above it, dry run: %s', async (dryRun) => {
    const dir = keptFolder({ file: 'x' });
    for (const to of [join(dir, 'file'), join(dir, 'file', 'archive')])
      expect(await importIssues(foundOf([A]), optionsFor(to, { dryRun }))).toEqual({
        stopped: `${to} can't be written to (ENOTDIR): it, or what it lies in, is a file: name a folder`,
      });
  });

  it.runIf(existsSync('/proc/self'))('a place where no folder can be made', async () => {
    expect(await importIssues(foundOf([A]), optionsFor('/proc/a/b'))).toEqual({
      stopped: "/proc/a/b can't be written to (ENOENT): check the path, and that you may write to it",
    });
  });

  it('a file system that fails while it works: nothing was written, and nothing is left behind', async () => {
    const { to } = target();
    async function* full() {
      yield* foundOf([A]);
      // The device that is always full.
      symlinkSync('/dev/full', join(to, '.import', '2023-01-15.md'));
      yield* foundOf([B]);
    }
    expect(await importIssues(full(), optionsFor(to))).toEqual({
      stopped: `${to} can't be written to (ENOSPC): the disk is full: make room. The archive is as it was`,
    });
    expect(existsSync(to)).toBe(false);
  });

  it('a file that can not be moved to its place: what is committed stays so, and the next import moves it', async () => {
    const { to, read } = target();
    await importInto(to, [A]);
    async function* blocked() {
      yield* foundOf([changed, B]);
      mkdirSync(join(to, '2023-01-15.md'));
    }
    const stopped = await importIssues(blocked(), optionsFor(to, { update: true }));
    expect(stopped).toEqual({ stopped: expect.stringContaining("can't be written to (EISDIR)") });
    rmdirSync(join(to, '2023-01-15.md'));
    const texts = () =>
      loadArchive(to, SHIPPED).issues.map(({ date, papers }) => [date, papers[0]?.paragraphs[0]]);
    const all = [
      ['2023-01-08', 'Another text.'],
      ['2023-01-15', 'Text.'],
    ];
    expect(texts()).toEqual(all);
    expect((await importInto(to, [changed, B])).summary.written).toBe(0);
    expect(texts()).toEqual(all);
    expect(read('2023-01-15.md')).toContain('## Three');
  });

  it('another import that is at work', async () => {
    const { to } = target();
    async function* meanwhile() {
      yield* foundOf([A]);
      expect(await importIssues(foundOf([B]), optionsFor(to))).toEqual({
        stopped: `another import is writing to ${to}: wait until it has ended`,
      });
    }
    const report = await importIssues(meanwhile(), optionsFor(to));
    expect(report).toMatchObject({ summary: { written: 1 } });
    expect((await importInto(to, [B])).summary.written).toBe(1);
  });
});

describe('the glossary', () => {
  const explains = issueOf('2023-01-08', ['One'], 'A rare word thing (RWT), and mixture of experts (MoE).');

  it('begins as the one that ships, and gains what is explained', async () => {
    const { to, read } = target();
    const report = await importInto(to, [explains]);
    expect(report.acronyms).toEqual(['RWT: rare word thing']);
    const shipped = readFileSync(join(SHIPPED, 'glossary.yaml'), 'utf8');
    expect(read('glossary.yaml').replace('  RWT: rare word thing\n', '')).toBe(shipped);
    expect(loadArchive(to, SHIPPED).glossary.acronyms.get('RWT')).toEqual(['rare word thing']);
  });

  it('is not made where nothing is explained', async () => {
    const { to, files } = target();
    await importInto(to, [A]);
    expect(files()).toEqual(['2023-01-08.md']);
  });

  it('keeps what a person corrected and deleted, with comments and order, and gains only what is new', async () => {
    const { to, read, write } = target();
    await importInto(to, [explains]);
    const mine = [
      '# Mine.',
      'synonyms:',
      '  - quick, fast',
      '',
      'acronyms:',
      '  # The second first.',
      '  RWT: rare word thingy',
      "  ABC: 'alphabet, and more'",
      '',
    ].join('\n');
    write('glossary.yaml', mine);
    const more = issueOf(
      '2023-01-15',
      ['Two'],
      'A rare word thing (RWT), a big odd word (BOW), a big cat (ABC).',
    );
    const report = await importInto(to, [
      explains,
      more,
      issueOf('2023-01-22', ['X'], 'An all big cat (ABC).'),
    ]);
    expect(report.acronyms).toEqual(['BOW: big odd word', 'ABC: all big cat']);
    expect(read('glossary.yaml')).toBe(
      `${mine.replace("'alphabet, and more'", "'alphabet, and more, all big cat'")}  BOW: big odd word\n`,
    );
    const before = read('glossary.yaml');
    await importInto(to, [explains, more]);
    expect(read('glossary.yaml')).toBe(before);
    rmSync(join(to, 'glossary.yaml'));
    await importInto(to, [explains, more]);
    expect(existsSync(join(to, 'glossary.yaml'))).toBe(false);
  });
});
