// Exactly one post for each day that is due, and no paper twice in a round, over years in which everything goes wrong.

import { expect, it } from 'vitest';
import { simulate, usual } from './simulated.ts';

it('posts every day once through 1,000 days of kills, troubles, jumps and edits, in ten zones', {
  timeout: 90_000,
}, async () => {
  const { counts, faults } = await simulate(1_000, 1, usual);
  expect(faults).toEqual([]);
  // So much must have happened for that to mean something.
  expect(counts.due).toBeGreaterThan(5_000);
  expect(counts.kills).toBeGreaterThan(200);
  expect(counts.troubles).toBeGreaterThan(300);
  expect(counts.jumps).toBeGreaterThan(40);
  expect(counts.edits).toBeGreaterThan(100);
  expect(counts.rounds).toBeGreaterThan(80);
});
