// What groups questions: other wordings of one matter meet, other matters do not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGapTerms } from '../../src/answering/gap-terms.ts';
import { anyText } from '../retrieval/any-text.ts';
import { loadShipped } from '../retrieval/shipped.ts';
import { archiveOf, searchIn, text } from '../retrieval/small-archive.ts';

const now = () => new Date('2023-07-10T12:00:00Z');
const { archive, search } = loadShipped();
const terms = createGapTerms(archive, search, text, now);

describe('in the archive that ships', () => {
  it.each([
    [
      'mamba',
      ['how does mamba work', 'what is Mamba?', 'mamba vs transformers', 'is Mamba faster than attention?'],
    ],
    [
      'lottery ticket',
      [
        'can someone explain the lottery ticket hypothesis',
        'lottery tickets: do the winning tickets transfer to other datasets?',
      ],
    ],
    [
      'lora',
      ['what rank did the original LoRA paper recommend?', 'LoRA vs full finetuning', 'how does lora work'],
    ],
    ['double descent', ['double descent', 'why does double descent happen?', 'what is deep double descent']],
    ['grouped query', ['grouped query attention', 'how does grouped-query attention work?']],
    [
      'muzero',
      ['muzero vs alphazero, does it need the rules of the game', 'what changed from alphazero to muzero'],
    ],
    ['decoding speculative', ['speculative decoding', 'how much faster is speculative decoding?']],
    [
      'ai constitutional',
      ['what’s constitutional AI', 'constitutional AI, how many principles are in the constitution'],
    ],
    ['cup world', ['who won the world cup?', 'who won the world cup in 2018?']],
    ['mongolia', ['what is the capital of mongolia', 'capital of Mongolia?']],
  ] as const)('%s', (expected, questions) => {
    const sorted = expected.split(' ').sort().join(' ');
    expect(questions.map(terms)).toEqual(questions.map(() => sorted));
  });

  it('takes dates, figures and addresses for no matter', () => {
    expect(terms('mamba papers since september 2022')).toBe('mamba');
    expect(
      ['papers from 2022', '1 2 3', 'https://example.org/mamba', '???', '🔥', 'the', ''].map(terms),
    ).toEqual(new Array(7).fill(''));
  });

  it('keeps the unanswerable questions apart but where they ask for the same', () => {
    const lines = readFileSync(
      join(import.meta.dirname, '..', 'questions', 'unanswerable.jsonl'),
      'utf8',
    ).trim();
    const questions = lines.split('\n').map((line): string => JSON.parse(line).question);
    const groups = Map.groupBy(questions, terms);
    groups.delete('');
    const together = [...groups].filter(([, { length }]) => length > 1).map(([name]) => name);
    expect(together.sort()).toMatchInlineSnapshot(`
      [
        "ai constitutional",
        "alphafold",
        "lottery ticket",
        "modular",
        "muzero",
        "nerf",
        "netflix",
        "toolformer",
        "verbatim",
        "whisper",
      ]
    `);
  });
});

it('is two words at most, sorted, whatever is asked', () => {
  fc.assert(
    fc.property(anyText, (question) => {
      const words = terms(question).split(' ');
      expect(words.length).toBeLessThanOrEqual(2);
      expect(words).toEqual([...new Set(words)].sort());
      expect(words.every((word) => /^\S*$/.test(word))).toBe(true);
    }),
  );
});

describe('in a small archive', () => {
  const rows = [
    { title: 'Gauging Gaskets', summary: 'Gaskets seal pipes.' },
    { title: 'Gasket Pressure', summary: 'Pressure makes gaskets leak, and pipes burst.' },
    { title: 'Weighing Whales', summary: 'Whales are heavy.' },
  ];
  const words = { acronyms: { MoE: ['mixture of experts'] } };
  const small = createGapTerms(archiveOf(rows, words), searchIn(rows, words), text, now);

  it('a name that nobody knows goes before all words that the archive has', () => {
    expect(small('does zorblax seal heavy whales?')).toBe('zorblax');
  });

  it('the rarer word goes before the commoner, and takes its neighbour along', () => {
    expect(small('can whales be heavy on gaskets')).toBe('heavy');
    expect(small('gaskets for heavy whales')).toBe('heavy whale');
  });
});
