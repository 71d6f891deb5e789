// Tables: what lines up with what.

import { expect, it } from 'vitest';
import { percent, table } from '../../src/measuring/table.ts';

it('sets the first column left, the others right, and groups above their columns', () => {
  const both = { group: 'a long group' };
  expect(
    table(
      ['x', { name: 'a', ...both }, { name: 'b', ...both }, 'n'],
      [
        ['one', '1', '22', '3'],
        ['three', '', '4', ''],
      ],
    ),
  ).toBe(`       a long group
x      a          b  n
─────  ─  ─────────  ─
one    1         22  3
three             4`);
});

it('has no line of groups without groups', () => {
  expect(table(['x', 'n'], [['a', '10']])).toBe('x   n\n─  ──\na  10');
});

it('writes shares with one decimal', () => {
  expect(percent(1, 3)).toBe('33.3%');
  expect(percent(0.5)).toBe('50.0%');
  expect(percent(0, 0)).toBe('–');
});
