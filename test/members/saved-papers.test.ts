// Saved papers in an archive that was edited since: the same, one with a like title, or one that left.
import { expect, it } from 'vitest';
import type { Archive } from '../../src/corpus/archive.ts';
import { savedCard } from '../../src/discord/saved-card.ts';
import { entriesOf } from '../../src/discord/saved-papers.ts';
import { paper } from '../answering/made.ts';
import { asText, checkPayload } from '../render/payload-check.ts';
import { ASKER } from '../render/stand-in.ts';

const code = '2022-12-04#1';
const archiveOf = (...titles: readonly string[]): Archive => ({
  issues: [
    {
      date: '2022-12-04',
      title: 'Issue',
      papers: titles.map((title, i) => paper(`2022-12-04#${i + 1}`, title)),
    },
  ],
  glossary: { acronyms: new Map(), synonyms: [] },
  topics: new Map(),
});

const saved = { paper: code, title: 'Wild-Time: A Benchmark of Shifts over Time', savedAt: 0 };

it.each([
  ['moved', ['Other', saved.title], '2022-12-04#2'],
  ['with a slip put right', ['Wild-Time: a benchmark of in-the-wild shifts over time'], code],
  ['replaced by another', ['Spatial Mixture-of-Experts'], undefined],
  ['gone', [], undefined],
])('a paper that is %s', (_, titles, now) => {
  const [entry] = entriesOf([saved], archiveOf(...titles));
  expect(entry?.paper?.code).toBe(now);
  expect(entry).toMatchObject({ key: code, code: now ?? code });
  if (now === undefined) expect(entry?.title).toBe(saved.title);
});

it('two entries that have become one paper are listed as two, and opened as one', () => {
  const twin = { ...saved, paper: '2022-12-04#2', title: 'Wild-Time: A Benchmark of Shift over Time' };
  const entries = entriesOf([twin, saved], archiveOf('Other', saved.title));
  expect(entries.map((entry) => entry.code)).toEqual(['2022-12-04#2', '2022-12-04#2']);
  const card = savedCard(entries, 0, ASKER);
  checkPayload(card);
  expect(asText(card).match(/^\d\\\. /gm)).toHaveLength(2);
  expect(asText(card).match(/^\{/gm)).toHaveLength(1);
});
