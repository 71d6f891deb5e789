// Related papers: a likeness worked out by hand, what is shared and how it is written, and the archive that ships.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/corpus/archive.ts';
import { indexPapers } from '../../src/retrieval/papers.ts';
import { createRelated } from '../../src/retrieval/related.ts';
import { createThesaurus, readGlossary } from '../../src/retrieval/thesaurus.ts';
import { loadShipped } from './shipped.ts';
import { glossaryOf, papersOf, type Row, text, type Words } from './small-archive.ts';

function relatedAmong(papers: readonly Paper[], glossary = glossaryOf()) {
  const thesaurus = createThesaurus(readGlossary(glossary, text));
  return createRelated(indexPapers(papers, text, thesaurus), text, thesaurus);
}

/** What the first of these papers is related to. */
function relatedToFirst(rows: readonly Row[], words?: Words) {
  const papers = papersOf(rows);
  return relatedAmong(papers, glossaryOf(words))(papers[0]!, 10);
}

const noise: Row = { title: 'Noise', summary: 'Noise.' };

describe('likeness', () => {
  test('is the cosine of the words’ weights, and that of the topics’', () => {
    const router: Row = { title: 'Sparse Router', summary: 'Sparse router.', topics: ['attention', 'data'] };
    const gate: Row = { title: 'Sparse Gate', summary: 'Sparse gate.', topics: ['attention'] };
    // Each word occurs 3 times, the title's twice as often: all weigh 1 + ln 3 times their idf. Of 3 papers 2 have
    // "sparse": ln(1 + 1.5 / 2.5) = 0.47; 1 has each of the others: ln(1 + 2.5 / 1.5) = 0.9808. The cosine is
    // 0.47² / (0.47² + 0.9808²) = 0.1867. Of the topics: 0.47 / √(0.47² + 0.9808²) = 0.4321.
    const [only, ...others] = relatedToFirst([router, gate, noise]);
    expect(others).toEqual([]);
    expect(only!.likeness).toBeCloseTo(0.85 * 0.1867 + 0.15 * 0.4321, 4);
  });

  test('leaves out what readers do not see: "asked as" lines', () => {
    const asked = 'how do sparse routers open their gates at night';
    expect(
      relatedToFirst([
        { title: 'Alpha', summary: 'One.', askedAs: [asked] },
        { title: 'Beta', summary: 'Two.', askedAs: [asked] },
        noise,
      ]),
    ).toEqual([]);
  });

  test('ends where papers are hardly alike', () => {
    const long =
      'Routers open gates at night and close doors by day, while engines hum in tunnels far below.';
    expect(
      relatedToFirst([
        { title: 'Alpha', summary: `${long} Sparse.` },
        { title: 'Beta', summary: 'Sparse beta.' },
        noise,
      ]),
    ).toEqual([]);
  });
});

describe('what is shared', () => {
  const shared = (a: Partial<Row>, b: Partial<Row>, words?: Words) =>
    relatedToFirst(
      [{ title: 'Alpha', summary: '', ...a }, { title: 'Beta', summary: '', ...b }, noise],
      words,
    )[0]?.shared;

  test('is written as inside the papers’ sentences, in its commonest form', () => {
    const summary = 'Quantized SwiGLU shrinks. Models are quantized with SwiGLU, and quantization helps.';
    const other = 'They quantized SwiGLU. Quantization of SwiGLU is cheap.';
    expect(shared({ summary }, { summary: other })).toEqual(['quantized', 'SwiGLU']);
  });

  test('loses capitals that only titles and beginnings of sentences gave it', () => {
    const shout = (title: string) => ({ title, summary: `${title}. ${title}!` });
    expect(shared(shout('Gating Wins'), shout('Gating Loses'))).toEqual(['gating']);
    expect(shared(shout('FlashGate Wins'), shout('FlashGate Loses'))).toEqual(['FlashGate']);
  });

  test('names phrases and hyphened words as a whole', () => {
    const words: Words = { acronyms: { CoT: ['chain of thought'] } };
    const both = (...summaries: readonly [string, string]) => {
      const [a, b] = summaries.map((summary) => ({ summary: `${summary} ${summary}` }));
      return shared(a!, b!, words);
    };
    expect(both('A chain of thought helps.', 'It has a chain of thought.')).toEqual(['chain of thought']);
    expect(both('We like pre-training.', 'They hate pre-training.')).toEqual(['pre-training']);
    expect(both('It works object-wise.', 'Go element-wise.')).toBeUndefined();
  });

  test('says nothing twice', () => {
    const words: Words = { acronyms: { MoE: ['mixture of experts'] } };
    const topics = ['mixture of experts'];
    const summary = 'A MoE is a mixture of experts, and experts are many.';
    expect(shared({ summary, topics }, { summary, topics }, words)).toHaveLength(1);
  });

  test('tells words of a subject before words that no paper has twice, and no chatter', () => {
    const summary = 'Routers route. Every router fails at dusk, so the paper uses routers.';
    const rows = [{ title: 'Alpha', summary }, { title: 'Beta', summary }, noise];
    expect(relatedToFirst(rows)[0]!.shared[0]).toBe('router');
    expect(relatedToFirst(rows)[0]!.shared).not.toContain('paper');
  });
});

describe('in the archive that ships', () => {
  const { archive } = loadShipped();
  const papers = archive.issues.flatMap((issue) => issue.papers);
  const related = relatedAmong(papers, archive.glossary);
  /** All that each is related to. */
  const all = new Map(papers.map((paper) => [paper, related(paper, 70)]));
  const named = (title: string) => papers.find((paper) => paper.title.startsWith(title))!;

  test.each<[title: string, like: string, reason: string]>([
    ['Fast Inference from Transformers', 'Accelerating Transformer Inference', 'decoding'],
    ['An Overview of Catastrophic AI Risks', 'Indexing AI Risks', 'risks'],
    ['Path Independent Equilibrium Models', 'Global Convergence of Over-parameterized', 'equilibrium'],
    ['SupMAE', 'Object-wise Masked Autoencoders', 'masked autoencoder'],
    ['X-ViT', 'EfficientViT', 'vision transformers'],
    ['SmoothQuant', 'Who Says Elephants', 'quantization'],
    ['Retrieval-Augmented Multimodal', 'Neural Priming', 'retrieval'],
    ['One Venue, Two Conferences', 'How do Authors', 'research community'],
    ['DropCompute', 'Galvatron', 'distributed training'],
    ['Scaling MLPs', 'Understanding Parameter Sharing', 'scaling'],
  ])('%s is like %s for %s', (title, like, reason) => {
    const found = related(named(title), 3).find(({ paper }) => paper.title.startsWith(like));
    expect(found?.shared).toContain(reason);
  });

  test('papers on mixtures of experts are like each other', () => {
    const group = ['MegaBlocks', 'Gating Dropout', 'Task-Specific Expert Pruning', 'Spatial Mixture'].map(
      named,
    );
    for (const paper of group) {
      const like = related(paper, 5).map((each) => each.paper);
      expect(group.filter((other) => like.includes(other))).toHaveLength(3);
    }
  });

  test('likeness is the same from either side, falls, and no paper is like itself', () => {
    for (const [paper, like] of all) {
      const values = like.map(({ likeness }) => likeness);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(like.map((each) => each.paper)).not.toContain(paper);
      for (const { paper: other, likeness } of like) {
        expect(likeness > 0 && likeness <= 1).toBe(true);
        const back = all.get(other)!.find((each) => each.paper === paper);
        if (back !== undefined) expect(back.likeness).toBeCloseTo(likeness, 12);
      }
    }
  });

  test('one to four things are shared, each a topic of both papers or words that both have', () => {
    const termsOf = ({ title, paragraphs }: Paper) =>
      new Set(
        [title, ...paragraphs].flatMap((wording) =>
          text.tokens(wording).flatMap(({ term, also }) => [term, ...also]),
        ),
      );
    for (const [paper, like] of all)
      for (const { paper: other, shared } of like) {
        expect(shared.length).toBeGreaterThanOrEqual(1);
        expect(shared.length).toBeLessThanOrEqual(4);
        expect(new Set(shared).size).toBe(shared.length);
        const [mine, theirs] = [termsOf(paper), termsOf(other)];
        for (const each of shared) {
          if (paper.topics.includes(each) && other.topics.includes(each)) continue;
          for (const { term, stop } of text.tokens(each))
            if (!stop) expect([each, mine.has(term), theirs.has(term)]).toEqual([each, true, true]);
        }
      }
  });

  test('has at most as many as are wanted, and none for a paper of another archive', () => {
    fc.assert(
      fc.property(fc.constantFrom(...papers), fc.integer({ min: -2, max: 6 }), (paper, limit) => {
        expect(related(paper, limit)).toEqual(all.get(paper)!.slice(0, Math.max(0, limit)));
      }),
    );
    expect(related({ ...papers[0]!, code: '1999-01-01#1' }, 5)).toEqual([]);
  });
});

test('alone in its archive a paper is like none', () => {
  expect(relatedToFirst([noise])).toEqual([]);
});
