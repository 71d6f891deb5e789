// What kind of thing is asked for, and which sentence has it: each kind with a sentence that does and one that does not.

import { describe, expect, test } from 'vitest';
import { askedFor } from '../../src/retrieval/asked-for.ts';

const kinds = [
  [
    'a figure',
    [
      'how fast is it',
      'how many GPUs',
      'what percentage does it save',
      'which year',
      'how much faster is it',
      'the speedup?',
    ],
    'It trains for 40 minutes.',
    'It trains for a while.',
  ],
  [
    'a name',
    [
      'which dataset did they use',
      'what is the library called',
      'what other models',
      'who is behind it',
      'which company',
    ],
    'They test it on ImageNet.',
    'They test it on photographs.',
  ],
  [
    'a drawback',
    ['any downsides?', 'limitations', 'what is the catch', 'does it have problems', 'where does it fail'],
    'However, its users must tune it.',
    'Its users like it.',
  ],
  [
    'a reason',
    ['why is it fast', 'how come', 'what makes it work'],
    'It works because memory is slow.',
    'It works well.',
  ],
  [
    'a comparison',
    ['is it better than dropout', 'compared with what', 'which baselines', 'SAM vs SGD'],
    'It beats everything else.',
    'It runs everywhere.',
  ],
  [
    'an opinion',
    ['what does the author think', 'is it worth it', 'opinion'],
    'The author likes it.',
    'It is liked.',
  ],
  [
    'code',
    ['is there code', 'any github repo', 'is it open-sourced'],
    'The kernels are in CUDA.',
    'The idea is in words.',
  ],
] as const;

describe.each(kinds)('%s', (_, questions, sentence, other) => {
  test.each(questions)('%s', (question) => {
    const has = askedFor(question);
    expect(has(sentence)).toBeGreaterThan(has(other));
  });
});

test('a question for nothing in particular finds it nowhere', () => {
  for (const question of ['what is FlashAttention', 'tell me about MoE', '', 'summarise it']) {
    const has = askedFor(question);
    expect(kinds.map(([, , sentence]) => [question, has(sentence)])).toEqual(kinds.map(() => [question, 0]));
  }
});

test('a sentence that has two of the kinds that are asked for counts twice', () => {
  const has = askedFor('why is it so slow, and how many steps does it take');
  expect(has('It takes 30 steps because memory is slow.')).toBe(2);
  expect(has('It takes 30 steps.')).toBe(1);
  expect(has('It takes steps.')).toBe(0);
});

test('a capital that only begins a sentence is no name', () => {
  expect(askedFor('which dataset')('Images help.')).toBe(0);
  expect(askedFor('which dataset')('The ImageNet helps.')).toBe(1);
});

test('the same twice: nothing is remembered between sentences or questions', () => {
  const has = askedFor('how fast is it');
  expect([has('It is 3x.'), has('It is 3x.'), has('It is 3x.')]).toEqual([1, 1, 1]);
  expect(askedFor('how fast is it')('It is 3x.')).toBe(1);
});
