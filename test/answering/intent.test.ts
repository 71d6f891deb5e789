// Whether a question wants a list: what does, and what only speaks of papers.

import { expect, test } from 'vitest';
import { asksForList } from '../../src/answering/intent.ts';

test('a list is asked for', () => {
  const lists = [
    ...[
      'which papers are about pruning',
      'what papers use ImageNet',
      'any papers about graphs?',
      'papers on vision',
    ],
    ...[
      'MoE papers',
      'all recent MoE papers',
      'papers',
      'show me all MoE articles',
      'list everything on attention',
    ],
    ...['give me every study of quantization', 'what do we have on safety'],
    ...[
      'what was covered about RLHF',
      'everything regarding optimizers',
      'stuff about attention',
      'list about safety',
    ],
    ...[
      'how many papers mention BERT',
      'more papers like this',
      'any other articles',
      'publications on scaling',
    ],
    ...['WHICH PAPERS ARE ABOUT PRUNING?', 'please list all papers on MoE'],
  ];
  expect(lists.filter((question) => !asksForList(question))).toEqual([]);
});

test('one paper is asked for, or something else', () => {
  const others = [
    ...['what is FlashAttention', 'the paper about trees', 'which paper is about trees', 'how does MoE work'],
    ...[
      'what does the paper about trees say',
      'list the steps of SinFusion',
      'name the three steps of DoReMi',
    ],
    ...[
      'show me how MegaBlocks works',
      'is there a newspaper about it',
      'peer review',
      'who reviews them',
      '',
    ],
  ];
  expect(others.filter(asksForList)).toEqual([]);
});

test('what is new is a list', () => {
  expect(
    ["what's new in quantization", 'what is new in quantization'].filter((each) => !asksForList(each)),
  ).toEqual([]);
});

test('all that one paper says is no list of papers', () => {
  const others = [
    ...['name all authors', 'give me all the details of SAM', 'tell me everything about FlashAttention'],
    ...['do the papers compare with GPT-3?', 'the author of the paper'],
  ];
  expect(others.filter(asksForList)).toEqual([]);
});

test('a hostile question is decided soon', () => {
  const started = performance.now();
  for (const part of ['which ', 'which a ', 'show me ', 'list all ', 'what do we have ', 'papers ', 'the x '])
    asksForList(part.repeat(2_000 / part.length));
  expect(performance.now() - started).toBeLessThan(500);
});
