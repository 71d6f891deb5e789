// A remembered paper is found again however its archive was edited, and never taken for another of the same title.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive, Paper } from '../../src/corpus/archive.ts';
import { resolvePaper } from '../../src/corpus/resolve.ts';

function archiveOf(issues: Readonly<Record<string, readonly string[]>>): Archive {
  return {
    issues: Object.entries(issues).map(([date, titles]) => ({
      date,
      title: date,
      papers: titles.map((title, i) => paper(date, i + 1, title)),
    })),
    glossary: { acronyms: new Map(), synonyms: [] },
    topics: new Map(),
  };
}

function paper(issue: string, place: number, title: string): Paper {
  const facts = { topics: [], starred: false, link: null, askedAs: [], paragraphs: ['Text.'] };
  return { ...facts, code: `${issue}#${place}`, title, issue };
}

const day = '2022-12-04';

it.each<[string, Readonly<Record<string, readonly string[]>>, string | undefined]>([
  ['as it was', { [day]: ['Alpha', 'Beta'] }, `${day}#2`],
  ['moved up', { [day]: ['Beta'] }, `${day}#1`],
  ['moved down', { [day]: ['Alpha', 'New', 'Beta'] }, `${day}#3`],
  ['with another title', { [day]: ['Alpha', 'Beta, revised'] }, `${day}#2`],
  ['in another issue only', { '2023-01-01': ['Alpha', 'Beta'] }, undefined],
  ['gone, and nothing in its place', { [day]: ['Alpha'] }, undefined],
  ['twice in its issue', { [day]: ['Beta', 'Beta', 'Beta'] }, `${day}#2`],
  ['twice, at other places', { [day]: ['Beta', 'New', 'Beta'] }, `${day}#1`],
])('%s', (_, issues, code) => {
  expect(resolvePaper(archiveOf(issues), { code: `${day}#2`, title: 'Beta' })?.code).toBe(code);
});

it('finds every paper of every archive by what it is called and where it stands', () => {
  const titles = fc.array(fc.string({ maxLength: 3 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(day, '2023-01-01'), titles), (issues) => {
      const archive = archiveOf(issues);
      for (const each of archive.issues.flatMap(({ papers }) => papers))
        expect(resolvePaper(archive, each)).toBe(each);
    }),
  );
});

it('tells archives apart', () => {
  const remembered = { code: `${day}#1`, title: 'Alpha' };
  const [before, after] = [archiveOf({ [day]: ['Alpha'] }), archiveOf({ [day]: ['New', 'Alpha'] })];
  expect(resolvePaper(before, remembered)?.code).toBe(`${day}#1`);
  expect(resolvePaper(after, remembered)?.code).toBe(`${day}#2`);
});
