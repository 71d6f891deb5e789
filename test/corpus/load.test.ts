// The folder as a whole: which files are read, which are refused, and that all problems come at once.

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '../../src/corpus/load.ts';
import { ArchiveError } from '../../src/corpus/problems.ts';
import { HEAD, issue, LISTS, load, problemsIn, problemsOf, withFolder } from './folder.ts';

const PAPER = '## One\n\nText.\n';
const GOOD = issue(PAPER);

describe('the folder', () => {
  it('is read from the oldest issue to the newest, README.md and other kinds of files passed over', () => {
    const later = `${HEAD.replace('2023-01-08', '2023-01-22')}${PAPER}`;
    const older = `${HEAD.replace('2023-01-08', '2022-12-31')}${PAPER}`;
    const files = { '2023-01-22.md': later, ...GOOD, '2022-12-31.md': older };
    const archive = load({ ...files, 'README.md': '# Not an issue', 'notes.txt': 'x' });
    expect(archive.issues.map(({ date }) => date)).toEqual(['2022-12-31', '2023-01-08', '2023-01-22']);
    expect(archive.glossary.acronyms).toEqual(new Map([['MoE', ['mixture of experts']]]));
    expect(archive.topics.get('attention')).toBe('its cost');
  });

  it('that is missing is one problem', () => {
    const message =
      "DIR/gone: the archive's folder can't be read (ENOENT): check the path, or CORPUS_DIR if you set it";
    withFolder({}, (dir) => {
      let problems: readonly string[] = [];
      try {
        loadArchive(join(dir, 'gone'), dir);
      } catch (error) {
        if (error instanceof ArchiveError) problems = error.problems;
      }
      expect(problems.map((problem) => problem.replace(dir, 'DIR'))).toEqual([message]);
    });
  });

  it('without an issue is refused', () => {
    expect(problemsOf({})).toEqual([
      'DIR: has no issue: add a file named by its date, such as 2022-12-04.md',
    ]);
  });

  it.each(['notes.md', '2023-1-8.md', '2023-01-08.MD', '2023-01-15.markdown', 'glossary.yml', 'readme.md'])(
    'refuses the name %s',
    (name) => {
      expect(problemsOf({ ...GOOD, [name]: 'x' })).toEqual([
        `${name}:1: is no file of an archive: name an issue YYYY-MM-DD.md, the lists glossary.yaml and topics.yaml, and move other files away`,
      ]);
    },
  );

  it('may hold symbolic links that lead out of it', () => {
    withFolder({ 'elsewhere/real.txt': `${HEAD}${PAPER}`, 'archive/x.txt': '', ...LISTS }, (dir) => {
      symlinkSync(join(dir, 'elsewhere', 'real.txt'), join(dir, 'archive', '2023-01-08.md'));
      expect(loadArchive(join(dir, 'archive'), dir).issues[0]?.papers[0]?.title).toBe('One');
    });
  });

  it('names the files that cannot be read', () => {
    withFolder({ ...GOOD, ...LISTS }, (dir) => {
      mkdirSync(join(dir, '2023-01-15.md'));
      symlinkSync(join(dir, 'gone.txt'), join(dir, '2023-01-22.md'));
      expect(problemsIn(dir, dir)).toEqual([
        '2023-01-15.md:1: is not a file: move it out of the archive, or give it another name',
        "2023-01-22.md:1: can't be read (ENOENT): check that it exists and that you may read it",
      ]);
    });
  });
});

describe('the two lists', () => {
  it('come from the shipped folder where the archive has none, each for itself', () => {
    withFolder(
      { 'own/2023-01-08.md': `${HEAD}${PAPER}`, 'own/topics.yaml': 'mine: my own', ...LISTS },
      (dir) => {
        const archive = loadArchive(join(dir, 'own'), dir);
        expect(archive.topics).toEqual(new Map([['mine', 'my own']]));
        expect(archive.glossary.synonyms).toEqual([['quick', 'fast']]);
      },
    );
  });

  it('are missed where neither folder has them', () => {
    withFolder({ ...GOOD, ...LISTS }, (dir) => {
      rmSync(join(dir, 'glossary.yaml'));
      expect(problemsIn(dir, dir)).toEqual([
        "glossary.yaml:1: can't be read (ENOENT): check that it exists and that you may read it",
      ]);
    });
  });
});

describe('the bytes of a file', () => {
  it.each([
    [
      'invalid UTF-8 behind a valid line',
      Buffer.from([...Buffer.from(`${HEAD}é\n`), 0xff, 0x0a]),
      6,
      'is not valid UTF-8 from here on: save the file with the encoding UTF-8',
    ],
    [
      'invalid UTF-8 in the last line',
      Buffer.from([...Buffer.from(HEAD), 0xc3]),
      5,
      'is not valid UTF-8 from here on: save the file with the encoding UTF-8',
    ],
    ['a NUL character', `${HEAD}## One\n\nTe\0xt`, 7, 'holds a NUL character: delete it'],
    [
      'more than 1 MiB',
      'x'.repeat(2 ** 20 + 1),
      1,
      'has 1048577 bytes, and at most 1048576 are read: split it, or move it out of the archive',
    ],
  ])('refuses %s', (_name, content, line, problem) => {
    expect(problemsOf({ '2023-01-08.md': content })).toEqual([`2023-01-08.md:${line}: ${problem}`]);
  });

  it('takes 1 MiB to the byte', () => {
    const start = `${HEAD}## One\n\n`;
    const full = `${start}${'x'.repeat(2 ** 20 - start.length)}`;
    expect(load({ '2023-01-08.md': full }).issues[0]?.papers[0]?.paragraphs[0]).toHaveLength(
      2 ** 20 - start.length,
    );
  });

  it('drops a byte order mark and takes the line breaks of every system', () => {
    const text = `${HEAD}## One\n\nA\nb\n\n# wrong\n`;
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      expect(problemsOf({ '2023-01-08.md': `\uFEFF${text.replaceAll('\n', lineBreak)}` })).toEqual([
        '2023-01-08.md:10: a heading of level 1: write ## for the title of a paper, and no headings in a summary',
      ]);
    }
  });
});

it('tells all problems of all files at once, sorted by file and line', () => {
  withFolder({}, (dir) => {
    const first = `${HEAD}stray\n\n## \n\n- topics: atention\n- stared\n\n# Big\n`;
    const second = HEAD.replace('2023-01-08', '2023-02-30');
    writeFileSync(join(dir, 'glossary.yaml'), 'acronym: {}\n');
    writeFileSync(join(dir, 'topics.yaml'), LISTS['topics.yaml']);
    writeFileSync(join(dir, '2023-01-08.md'), first);
    writeFileSync(join(dir, '2023-01-15.md'), second);
    expect(problemsIn(dir, dir)).toEqual([
      'glossary.yaml:1: unknown key “acronym”: only acronyms and synonyms are known here',
      '2023-01-08.md:5: text before the first paper: move it below a `##` heading, or delete it',
      '2023-01-08.md:7: a paper without a title: write it behind the ##',
      '2023-01-08.md:7: this paper has no summary: write a paragraph below it, or delete the heading',
      '2023-01-08.md:9: unknown topic “atention”: did you mean “attention”? The topics stand in topics.yaml',
      '2023-01-08.md:10: unknown fact “stared”: did you mean “starred”? Only `topics: …`, `starred`, `link: …` and `asked as: …` are facts; a list of the summary stands below a paragraph',
      '2023-01-08.md:12: a heading of level 1: write ## for the title of a paper, and no headings in a summary',
      '2023-01-15.md:2: date “2023-02-30” does not exist: write a day of the calendar as YYYY-MM-DD',
      '2023-01-15.md:4: has no paper: add a heading such as `## The title of a paper`',
    ]);
  });
});

it('puts every problem into the message, a line for each', () => {
  withFolder({ ...LISTS, 'a.md': '', 'b.md': '' }, (dir) => {
    expect(() => loadArchive(dir, dir)).toThrow(
      expect.objectContaining({
        name: 'ArchiveError',
        message: expect.stringMatching(/^.*a\.md:1:.*\n.*b\.md:1:.*\n.*no issue.*$/),
      }),
    );
  });
});
