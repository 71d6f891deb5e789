// The words behind the commands: what each means, and how a wrong one is refused.

import { describe, expect, it } from 'vitest';
import { readEvalRun, readTuneRun } from '../../src/measuring/command-line.ts';

const words = (line: string) => line.split(' ').filter((word) => word !== '');

describe('eval', () => {
  it.each([
    ['', { kind: 'questions', corpus: undefined, questions: undefined, misses: false }],
    ['--misses --questions q', { kind: 'questions', corpus: undefined, questions: 'q', misses: true }],
    ['--corpus c --questions q', { kind: 'questions', corpus: 'c', questions: 'q', misses: false }],
    ['--docs d --queries q', { kind: 'retrieval', docs: 'd', queries: 'q', misses: false }],
  ])('%s', (line, run) => {
    expect(readEvalRun(words(line))).toEqual(run);
  });

  it.each([
    ['--docs d', '--docs and --queries each need a file, and the other one.'],
    ['--queries= --docs d', '--docs and --queries each need a file, and the other one.'],
    ['--docs d --queries q --corpus c', 'A retrieval set has its own documents: leave out --corpus'],
    ['--corpus c', '--corpus needs --questions: '],
    ['--corpus= --questions q', '--corpus and --questions each need a path.'],
    ['--corups c', "Unknown option '--corups'"],
    ['c', "Unexpected argument 'c'"],
  ])('%s is wrong', (line, problem) => {
    const run = readEvalRun(words(line));
    expect(run).toMatchObject({ kind: 'wrong', text: expect.stringContaining(problem) });
    expect(run).toMatchObject({ text: expect.stringContaining('\n\nUsage:\n  npm run eval') });
  });
});

describe('tune', () => {
  it.each([
    ['--corpus c --questions q', false],
    ['--corpus c --questions q --write', true],
  ])('%s', (line, write) => {
    expect(readTuneRun(words(line))).toEqual({ kind: 'tune', corpus: 'c', questions: 'q', write });
  });

  it.each(['', '--corpus c', '--questions q --corpus=', '--wirte'])('%s is wrong', (line) => {
    const run = readTuneRun(words(line));
    expect(run).toMatchObject({ kind: 'wrong', text: expect.stringContaining('\n\nUsage:\n  npm run tune') });
  });
});

it('helps', () => {
  expect(readEvalRun(['--help'])).toMatchObject({ kind: 'help' });
  expect(readTuneRun(['--help'])).toMatchObject({ kind: 'help' });
});
