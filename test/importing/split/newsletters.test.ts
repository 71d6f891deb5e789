// Newsletters written in unusual ways: how many titles the classifier finds, and what it lists.
//
// The weights were fitted to `seen`, among others, and not to `unseen`.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check, fixturesIn } from '../../../bench/titles/check.ts';
import weights from '../../../src/importing/titles-weights.json' with { type: 'json' };

interface Floor {
  readonly found: number;
  readonly wrong: number;
  readonly unlisted: number;
  readonly doubts: number;
}

it.each([
  ['seen', { found: 31, wrong: 0, unlisted: 0, doubts: 10 }],
  // A title that is broken after a full line keeps its last word to itself, and no doubt says so.
  ['unseen', { found: 33, wrong: 2, unlisted: 2, doubts: 17 }],
] satisfies readonly (readonly [string, Floor])[])(
  'reads the %s ones no worse than it did',
  (half, floor) => {
    const checked = fixturesIn(join(import.meta.dirname, 'newsletters', half)).map((each) =>
      check(each, weights),
    );
    const sum = (of: (each: (typeof checked)[number]) => number) =>
      checked.reduce((all, each) => all + of(each), 0);
    expect(checked).toHaveLength(8);
    expect(sum(({ found }) => found)).toBeGreaterThanOrEqual(floor.found);
    expect(sum(({ wrong }) => wrong)).toBeLessThanOrEqual(floor.wrong);
    expect(sum(({ unlisted }) => unlisted.length)).toBeLessThanOrEqual(floor.unlisted);
    expect(sum(({ doubts }) => doubts)).toBeLessThanOrEqual(floor.doubts);
  },
);
