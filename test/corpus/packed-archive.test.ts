// A packed archive: comes back the same, text for text, and its papers are as good as any others.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive } from '../../src/corpus/archive.ts';
import { loadArchive } from '../../src/corpus/load.ts';
import { packArchive, unpackArchive } from '../../src/corpus/packed-archive.ts';
import { fromPieces, toPieces } from '../../src/corpus/pieces.ts';
import { SHIPPED } from './folder.ts';

const lists = { glossary: { acronyms: new Map(), synonyms: [] }, topics: new Map() };

function archiveOf(summaries: readonly (readonly (readonly string[])[])[]): Archive {
  const issues = summaries.map((papers, i) => ({
    date: `2023-01-0${i + 1}`,
    title: `Issue ${i}`,
    papers: papers.map((paragraphs, j) => ({
      ...{ code: `2023-01-0${i + 1}#${j + 1}`, title: `${j}`, issue: `2023-01-0${i + 1}`, topics: ['a'] },
      ...{ starred: j === 0, link: null, askedAs: ['what'], paragraphs },
    })),
  }));
  return { ...lists, issues };
}

it('comes back the same, whatever is written in it', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const summaries = fc.array(fc.array(fc.array(text, { minLength: 1 })), { maxLength: 9 });
  fc.assert(
    fc.property(summaries, (texts) => {
      const archive = archiveOf(texts);
      expect(unpackArchive(packArchive(archive))).toEqual(archive);
    }),
  );
});

it('comes back the same from a file’s pieces', async () => {
  const archive = loadArchive(SHIPPED, SHIPPED);
  const read = unpackArchive(await fromPieces(toPieces(packArchive(archive))));
  expect(read).toEqual(archive);
});

it('has papers that can be copied and changed as any others', () => {
  const [issue] = unpackArchive(packArchive(archiveOf([[['One.'], ['Two.', 'Thrée.']]]))).issues;
  const paper = issue!.papers[1]!;
  expect({ ...paper, title: 'Other' }.paragraphs).toEqual(['Two.', 'Thrée.']);
  expect(JSON.parse(JSON.stringify(paper)).paragraphs).toEqual(['Two.', 'Thrée.']);
});
