// Which known name was meant: the distance has a value worked out by hand.

import { expect, it } from 'vitest';
import { nearest } from '../../src/corpus/nearest.ts';

it('counts letters inserted, deleted and replaced', () => {
  // kitten → sitten → sittin → sitting
  expect(nearest('kitten', ['sitting'])).toEqual({ name: 'sitting', distance: 3 });
  expect(nearest('', ['abc'])).toEqual({ name: 'abc', distance: 3 });
});

it('takes the nearest, the first of two as near, and capitals for nothing', () => {
  expect(nearest('Atention', ['data', 'Attention', 'attentions'])).toEqual({
    name: 'Attention',
    distance: 1,
  });
  expect(nearest('ab', ['ax', 'ay'])?.name).toBe('ax');
});

it('finds none among none', () => {
  expect(nearest('a', [])).toBeUndefined();
});
