// How far an import has come, on one line.
import { expect, it } from 'vitest';
import { progressBar } from '../../src/terminal/progress-bar.ts';

it('fills from empty to full', () => {
  expect(progressBar(0, 0, 0, 80)).toBe(`${'░'.repeat(20)}  0%  0 issues, 0 papers`);
  expect(progressBar(0.526, 41, 574, 80)).toBe(
    `${'█'.repeat(10)}${'░'.repeat(10)} 52%  41 issues, 574 papers`,
  );
  expect(progressBar(1, 80, 1120, 80)).toBe(`${'█'.repeat(20)}100%  80 issues, 1120 papers`);
});

it('never wraps', () => {
  expect(progressBar(1, 80, 1120, 30)).toHaveLength(29);
});
