// What Paperboy knows, wired: an archive in a folder, asked in every way.

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { keptFolder, LISTS, SHIPPED } from './corpus/folder.ts';
import { anyText } from './retrieval/any-text.ts';

const now = () => new Date('2023-07-10T12:00:00Z');

const FILES = {
  ...LISTS,
  '2022-12-04.md': `---
date: 2022-12-04
title: "Roundup: Gaskets"
---

## Gauging Gaskets

- topics: attention

Gaskets seal pipes. They last 40 years.

## Sparse Gaskets

- topics: attention, data

Sparse gaskets leak. They seal few pipes.
`,
  '2023-05-21.md': `---
date: 2023-05-21
title: "Roundup: Whales"
---

## Weighing Whales

- topics: data
- starred

Whales are heavy. A scale of 9 tons weighs them.
`,
};

function appIn(corpusDir: string, random = () => 0) {
  return createApp({ corpusDir, shippedDir: SHIPPED, now, random });
}

describe('an app', () => {
  it('looks papers, issues and topics up', async () => {
    const app = await appIn(keptFolder(FILES));
    expect(app.paper('2022-12-04#2')?.title).toBe('Sparse Gaskets');
    expect(app.issue('2023-05-21')?.title).toBe('Roundup: Whales');
    expect([app.paper('2022-12-04#3'), app.issue('2022-12-05')]).toEqual([undefined, undefined]);
    expect(app.lookUp('', 2).map(({ code }) => code)).toEqual(['2023-05-21#1', '2022-12-04#1']);
    expect(app.resolvePaper('wieghing')).toEqual({ paper: app.paper('2023-05-21#1') });
    expect(app.resolveIssue('latest')).toEqual({ issue: app.issue('2023-05-21') });
    expect(['atention', 'Data', 'sealing'].map(app.topic)).toEqual(['attention', 'data', undefined]);
  });

  it('finds, quotes and relates', async () => {
    const app = await appIn(keptFolder(FILES));
    const [gauging, sparse] = app.archive.issues[0]!.papers;
    expect(app.find('gaskets', { topic: 'data' }).map(({ paper }) => paper)).toEqual([sparse]);
    expect(app.quote('how long do they last', [gauging!])[0]?.excerpt.text).toContain('They last 40 years.');
    expect(app.related(gauging!, 5)).toMatchObject([
      { paper: sparse, shared: expect.arrayContaining(['gaskets']) },
    ]);
  });

  it('knows the same from a snapshot', async () => {
    const dir = keptFolder(FILES);
    const fresh = await appIn(dir);
    expect(readdirSync(dir)).toContain('.snapshot');
    const again = await appIn(dir);
    const asked = [fresh, again].map((app) => [
      app.lookUp('gask', 5),
      app.related(app.archive.issues[0]!.papers[0]!, 5),
      app.find('pipes', {}).map(({ paper }) => paper),
    ]);
    expect(asked[1]).toEqual(asked[0]);
    // The very papers of the archive, not others like them.
    expect(again.lookUp('gauging', 1)[0]).toBe(again.archive.issues[0]!.papers[0]);
  });

  it('picks a paper of a filter by chance', async () => {
    const picked = async (chance: number) => (await appIn(keptFolder(FILES), () => chance)).randomPaper;
    const chances = [0, 0.34, 0.67, 0.999];
    const all = await Promise.all(chances.map(async (chance) => (await picked(chance))()?.code));
    expect(all).toEqual(['2023-05-21#1', '2022-12-04#1', '2022-12-04#2', '2022-12-04#2']);
    const pick = await picked(0.5);
    expect(pick({ topic: 'attention' })?.code).toBe('2022-12-04#2');
    expect(pick({ topic: 'data', window: { from: null, to: '2022-12-31' } })?.code).toBe('2022-12-04#2');
    expect(pick({ topic: 'audio' })).toBeUndefined();
  });
});

describe('a window beside the question', async () => {
  const app = await appIn(SHIPPED);
  const year2022 = { from: '2022-01-01', to: '2022-12-31' };
  const codes = (question: string, window = year2022) =>
    app.ask(question, [], { window }).results.map(({ paper }) => paper.code);

  it('narrows as dates in the question do', () => {
    const [beside, inside] = [
      app.ask('quantization', [], { window: year2022 }),
      app.ask('quantization in 2022', []),
    ];
    expect(beside).toEqual({ ...inside, understood: 'quantization' });
    expect(beside.window).toEqual(year2022);
    expect(beside.results.length).toBeGreaterThan(0);
  });

  it('narrows together with them', () => {
    const { window, results } = app.ask('attention since November 2022', [], { window: year2022 });
    expect(window).toEqual({ from: '2022-11-01', to: '2022-12-31' });
    for (const { paper } of results)
      expect(paper.issue >= '2022-11-01' && paper.issue <= '2022-12-31').toBe(true);
  });

  it.each([
    ['quantization', { from: '2019-01-01', to: '2019-12-31' }, 'no issue is of these days'],
    ['quantization in 2023', year2022, 'no day is in both'],
    ['quantization', { from: '2023-01-01', to: '2022-01-01' }, 'it ends before it begins'],
  ])('is none, with suggestions from everywhere: %s', (question, window) => {
    const answer = app.ask(question, [], { window });
    expect(answer).toMatchObject({ kind: 'none', results: [], window });
    expect(answer.suggestions.map(({ topics }) => topics)).toContainEqual(
      expect.arrayContaining(['quantization']),
    );
  });

  it('lists its papers where the question says nothing', () => {
    const december = { from: '2022-12-01', to: '2022-12-31' };
    expect(codes('what was in it?', december).slice(0, 2)).toEqual(['2022-12-04#1', '2022-12-04#2']);
  });

  it('holds for what is said of a paper before it', () => {
    const turns = [{ understood: 'TinyStories', papers: ['2023-05-21#9'] }];
    const ask = (window: typeof year2022) => app.ask('how small are they?', turns, { window });
    expect(ask({ from: '2023-01-01', to: '2023-12-31' }).results.map(({ paper }) => paper.code)).toEqual([
      '2023-05-21#9',
    ]);
    expect(ask(year2022)).toMatchObject({ kind: 'none', window: year2022 });
    expect(ask(year2022).suggestions[0]?.code).toBe('2023-05-21#9');
  });

  it('keeps out everything else for any question', () => {
    const day = fc.constantFrom(null, '2022-06-05', '2022-11-28', '2023-05-21', '2023-06-24');
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', ' attention', ' in 2022', ' language models'),
        day,
        day,
        (any, more, from, to) => {
          for (const { paper } of app.ask(any + more, [], { window: { from, to } }).results)
            expect((from ?? '') <= paper.issue && paper.issue <= (to ?? '9')).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
