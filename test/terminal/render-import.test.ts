// The report of an import as people read it.
import { expect, it } from 'vitest';
import type { ImportReport } from '../../src/importing/report.ts';
import { renderReport } from '../../src/terminal/render-import.ts';

const VIEW = { width: 80, paint: (_: unknown, text: string) => text };

const paper = { title: 'One', topics: [], starred: false, link: null };
const issue = {
  date: '2023-01-08',
  title: 'A small issue',
  source: 'back/2023-01-08.txt',
  outcome: 'new',
  papers: [paper],
  doubts: [],
  changed: [],
  dropped: [],
} as const;

const report: ImportReport = {
  to: 'archive',
  dryRun: false,
  issues: [issue],
  refused: [],
  notes: [],
  acronyms: [],
  problems: [],
  summary: { issues: 1, papers: 1, written: 1, toLookAt: 0, refused: 0 },
};

it('is short where all is well', () => {
  expect(renderReport(report, VIEW)).toBe(`2023-01-08  A small issue
            1 paper · new · back/2023-01-08.txt

1 issue, 1 paper; 1 written to archive.`);
});

it('marks what needs a look, and tells everything else', () => {
  const doubts = [
    { text: 'They train it.', taken: 'text', chance: 0.25, reasons: ['ends in a full stop'], line: 14 },
    { text: 'Bread', taken: 'title', chance: 0.625, reasons: [], line: null },
  ] as const;
  const changed = ['a second paper of the same title is called “One (2)”'];
  const full: ImportReport = {
    ...report,
    dryRun: true,
    issues: [
      {
        ...issue,
        papers: [paper, paper],
        doubts,
        changed,
        dropped: ['3 images', 'not a paper: “Jobs”', 'a subscribe form'],
      },
      { ...issue, date: '2023-01-15', outcome: 'differs' },
    ],
    refused: [
      { source: 'a.pdf', what: 'is no newsletter' },
      { source: 'b.txt', what: 'no date found in b.txt: rename it' },
      { source: 'empty', what: 'is empty: leave it out' },
    ],
    notes: [{ source: 'c.html', what: 'a draft' }],
    acronyms: ['RWT: rare word thing'],
    problems: ['archive/x.md:1: is no file of an archive'],
    summary: { issues: 2, papers: 3, written: 1, toLookAt: 4, refused: 3 },
  };
  expect(renderReport(full, VIEW)).toBe(`2023-01-08  A small issue
            2 papers · new · back/2023-01-08.txt
            ? a second paper of the same title is called “One (2)”
            ? 2023-01-08.md:14: “They train it.” was taken for text, 75% sure:
              ends in a full stop
            ? “Bread” was taken for a title, 63% sure
            - dropped: 3 images, a subscribe form
            - dropped: not a paper: “Jobs”
2023-01-15  A small issue
            1 paper · left as it was · back/2023-01-08.txt
            ? would come out otherwise now, as its source, topics.yaml or
              Paperboy has changed: --update replaces it

Refused
  ? a.pdf: is no newsletter
  ? no date found in b.txt: rename it
  ? empty: is empty: leave it out

Notes
  - c.html: a draft

Added to glossary.yaml
  - RWT: rare word thing

Problems of the archive
  ? archive/x.md:1: is no file of an archive

2 issues, 3 papers; 1 would be written to archive. Marked ? above: 4 things to
look at, 3 refused, 1 problem.`);
});

it('counts issues that are as before, and says where nothing came of anything', () => {
  const before: ImportReport = {
    ...report,
    issues: [
      { ...issue, outcome: 'unchanged', dropped: ['3 images'] },
      { ...issue, outcome: 'corrected' },
      { ...issue, date: '2023-01-15', outcome: 'deleted' },
    ],
    acronyms: Array.from({ length: 14 }, (_, i) => `A${i}: a thing`),
    summary: { issues: 3, papers: 3, written: 0, toLookAt: 0, refused: 0 },
  };
  const shown = renderReport(before, VIEW);
  expect(shown).toContain('2023-01-15  A small issue\n');
  expect(shown).not.toContain('3 images');
  expect(shown).toContain('\n\n2 issues as before.\n\n');
  expect(shown).toContain('  - A11: a thing\n  - and 2 more\n');
  expect(shown).toMatch(/\n3 issues, 3 papers; nothing written to archive\.$/);
  const none = {
    ...report,
    issues: [],
    summary: { issues: 0, papers: 0, written: 0, toLookAt: 0, refused: 1 },
  };
  expect(renderReport({ ...none, refused: [{ source: 'a', what: 'is a picture' }] }, VIEW)).toBe(
    'Refused\n  ? a: is a picture\n\nNo issue was found; nothing written to archive. Marked ? above: 1 refused.',
  );
});

it('names the file that was left alone, and what to do with it', () => {
  const issues = (['edited', 'by hand'] as const).map((outcome) => ({ ...issue, outcome }));
  const words = renderReport({ ...report, issues }, VIEW).replace(/\s+/g, ' ');
  expect(words).toContain(
    '? would come out otherwise now, and you have edited 2023-01-08.md: compare them, then keep yours with --update, or delete it and use --update',
  );
  expect(words).toContain('? 2023-01-08.md has this date, and no import wrote it: delete one of the two');
});

it('does not list thousands of files', () => {
  const refused = Array.from({ length: 1000 }, (_, i) => ({ source: `${i}.txt`, what: 'is empty' }));
  const shown = renderReport({ ...report, refused }, VIEW);
  expect(shown).toContain('\n  ? 99.txt: is empty\n  ? and 900 more, which --json shows\n');
});

it('shows no control characters, and keeps to 80 columns', () => {
  const evil = '\u001b[2J\u202eevil\u0007 ';
  const hostile: ImportReport = {
    ...report,
    to: evil,
    issues: [
      {
        ...issue,
        title: evil.repeat(30),
        source: evil,
        doubts: [{ text: evil.repeat(30), taken: 'title', chance: 0.5, reasons: [evil], line: 1 }],
        changed: [evil],
        dropped: [evil.repeat(20)],
      },
    ],
    refused: [{ source: evil, what: evil }],
    notes: [{ source: evil, what: evil }],
    acronyms: [evil],
    problems: [evil],
  };
  const shown = renderReport(hostile, VIEW);
  expect(shown).toContain('evil');
  expect(shown).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
