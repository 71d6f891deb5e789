// Ranking: a small archive of real papers, questions, the order expected, and beside each place its reason.

import { describe, expect, test } from 'vitest';
import { type SignalName, signalNames } from '../../src/retrieval/signals.ts';
import shipped from '../../src/retrieval/weights.json' with { type: 'json' };
import { evenWeights, found, type Row, searchIn, type Words } from './small-archive.ts';

const archive: readonly Row[] = [
  {
    title: 'Attention Is All You Need',
    summary:
      'The Transformer translates with attention alone, and without recurrence or convolutions. ' +
      'It trains in 3.5 days on eight GPUs.',
  },
  {
    title: 'BERT: Pre-training of Deep Bidirectional Transformers',
    summary:
      'BERT masks words of a sentence and learns to fill them in. After that, fine-tuning it takes one more layer.',
  },
  {
    title: 'LoRA: Low-Rank Adaptation of Large Language Models',
    summary:
      'LoRA freezes the weights of a model and learns two thin matrices for each layer. ' +
      'Fine-tuning with it needs a third of the memory.',
    askedAs: ['how can I adapt a huge chatbot on a small graphics card'],
  },
  {
    title: 'Distilling the Knowledge in a Neural Network',
    summary:
      'A small network learns from the soft answers of a big one. The student comes close to its teacher.',
  },
  {
    title: 'The Lottery Ticket Hypothesis: Finding Sparse, Trainable Networks',
    summary:
      'A dense network contains sparse networks that train as well on their own. ' +
      'Pruning finds them, and most of the weights can go.',
  },
  {
    title: 'Switch Transformers: Scaling to Trillion Parameter Models',
    summary:
      'A mixture of experts that sends each token to a single expert. Routing gets simple, and training sparse.',
  },
  {
    title: 'Chain-of-Thought Prompting Elicits Reasoning in Large Language Models',
    summary:
      'Examples that spell out their steps let a model reason. Arithmetic gains most, and only large models do.',
  },
  {
    title: 'Dropout: A Simple Way to Prevent Networks from Overfitting',
    summary: 'Units of a network are switched off at random while it trains, so that none relies on another.',
  },
];

const words: Words = {
  acronyms: { MoE: ['mixture of experts'], CoT: ['chain of thought'], KD: ['knowledge distillation'] },
  synonyms: [
    ['compress', 'pruning', 'distilling', 'smaller model'],
    ['overfitting', 'memorize the training set'],
  ],
};

const search = searchIn(archive, words, shipped);

type Places = readonly (readonly [title: string, reason: string])[];

const cases: readonly (readonly [question: string, places: Places])[] = [
  [
    'attention is all you need',
    [['Attention Is All You Need', 'named in full, though all but one of its words are grammar or chatter']],
  ],
  ['what does BERT mask?', [['BERT', 'named, and the only one that masks']]],
  [
    'fine-tuning with little memory',
    [
      ['LoRA', 'has all of it, in one sentence'],
      ['BERT', 'has fine-tuning, but nothing of memory'],
    ],
  ],
  [
    'sparse networks',
    [['The Lottery Ticket Hypothesis', 'both words, side by side; three others have one of the two']],
  ],
  ['MoE', [['Switch Transformers', 'never says MoE, but its long form']]],
  [
    'CoT',
    [
      [
        'Chain-of-Thought Prompting Elicits Reasoning in Large Language Models',
        'the long form, with hyphens',
      ],
    ],
  ],
  [
    'how do I compress a network',
    [
      ['Distilling the Knowledge in a Neural Network', 'a synonym in its title, and the network too'],
      ['The Lottery Ticket Hypothesis', 'a synonym in its summary'],
      ['Dropout', 'the network only'],
    ],
  ],
  ['adapt a chatbot on my graphics card', [['LoRA', 'only its “asked as” line says so']]],
  ['lotery tikcet', [['The Lottery Ticket Hypothesis', 'two slips, and nothing else is like either word']]],
  [
    'reasoning of large models',
    [
      [
        'Chain-of-Thought Prompting Elicits Reasoning in Large Language Models',
        'all three words in its title',
      ],
      ['LoRA', 'large models in its title, no reasoning'],
      ['Switch Transformers', 'models only'],
    ],
  ],
  ['dropping out units at random', [['Dropout', 'units and random, which no other paper has']]],
  ['which one needs eight GPUs for 3.5 days', [['Attention Is All You Need', 'the numbers and the GPUs']]],
  [
    'does the student of distillation catch up with its teacher',
    [
      [
        'Distilling the Knowledge in a Neural Network',
        'student, teacher, and another form of its title’s word',
      ],
    ],
  ],
];

test.each(cases)('%s', (question, places) => {
  expect(found(search, question).slice(0, places.length)).toEqual(places.map(([title]) => title));
});

test('what shares nothing with a question is not ranked', () => {
  expect(found(search, 'CoT')).toHaveLength(1);
  expect(found(search, 'sourdough starter')).toEqual([]);
  expect(found(search, 'what is it?')).toEqual([]);
});

describe('a signal decides where the others see no difference', () => {
  /** The loser stands first in the archive, so that a tie is its victory. */
  const decided: Readonly<
    Record<SignalName, { readonly question: string; readonly rows: readonly [loser: Row, winner: Row] }>
  > = {
    meaning: {
      question: 'picture',
      // Neither is named by it, and a single word has no neighbour.
      rows: [
        { title: 'Loser', summary: 'A picture with frames.' },
        { title: 'Winner', summary: 'A picture with images.' },
      ],
    },
    named: {
      question: 'gates of a router',
      // The same words as often in texts as long, but one of the titles calls its paper so, if in another order.
      rows: [
        { title: 'Loser: Router Gates', summary: 'Text.' },
        { title: 'Router Gates: Winner', summary: 'Text.' },
      ],
    },
    called: {
      question: 'router gates, not a switch of floods',
      // Both names are said, and each is as rare, but one in another order than its title's.
      rows: [
        { title: 'Floods Switch: Loser', summary: 'Text.' },
        { title: 'Router Gates: Winner', summary: 'Text.' },
      ],
    },
    near: {
      question: 'cheap router',
      // The same words as often in texts as long, but once they stand together.
      rows: [
        { title: 'Loser', summary: 'Cheap wide open long deep router.' },
        { title: 'Winner', summary: 'Wide open cheap router long deep.' },
      ],
    },
  };

  const namesIn = (name: SignalName, weight: 0 | 1) => {
    const { question, rows } = decided[name];
    const weights = { ...evenWeights, ranking: { ...evenWeights.ranking, [name]: weight } };
    const inUse = searchIn(rows, { synonyms: [['picture', 'image']] }, weights);
    return inUse
      .rank(inUse.read(question))
      .map(({ paper }) => (paper.title.includes('Winner') ? 'winner' : 'loser'));
  };

  test.each(signalNames)('%s', (name) => {
    expect(namesIn(name, 1)).toEqual(['winner', 'loser']);
    expect(namesIn(name, 0)).toEqual(['loser', 'winner']);
  });
});
