// The real thing: `eval` and `tune` as processes, with their exit codes.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { HEAD, LISTS, withFolder } from '../corpus/folder.ts';

// Each test starts a process, which is slow where many start at once.
vi.setConfig({ testTimeout: 60_000 });

function run(shell: 'eval' | 'tune', ...words: readonly string[]) {
  const file = join(import.meta.dirname, '..', '..', 'src', `${shell}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const direct = { id: '1', kind: 'direct', question: 'what do gaskets seal?', paper: 'Gauging Gaskets' };
const unanswerable = { id: 'u', kind: 'unanswerable', question: 'who won the cup' };
const FILES = {
  ...LISTS,
  '2023-01-08.md': `${HEAD}\n## Gauging Gaskets\n\nGaskets seal pipes.\n\n## Weighing Whales\n\nWhales are heavy.\n`,
  'good.jsonl': `${JSON.stringify(direct)}\n${JSON.stringify(unanswerable)}\n`,
  'lost.jsonl': JSON.stringify(unanswerable),
  'bad.jsonl': `${JSON.stringify({ ...direct, paper: 'Gauging Gasket' })}\n{`,
  'docs.jsonl': JSON.stringify({ id: 'd', title: 'Wings', text: 'A wing gains lift.' }),
  'queries.jsonl': JSON.stringify({ id: 'q', text: 'lift of a wing', gold: ['d'] }),
};

describe('eval', () => {
  it('reports on any archive and questions', () => {
    withFolder(FILES, (dir) => {
      const { status, stdout, stderr } = run(
        'eval',
        '--corpus',
        dir,
        '--questions',
        join(dir, 'good.jsonl'),
        '--misses',
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^2 questions, 2 papers in 1 issues\n/);
      expect(stdout).toMatch(/^direct +1 +100\.0% +100\.0%/m);
      expect(stdout).toMatch(/^a question +2 /m);
    });
  });

  it('reports on any retrieval set', () => {
    withFolder(FILES, (dir) => {
      const { status, stdout } = run(
        'eval',
        '--docs',
        join(dir, 'docs.jsonl'),
        '--queries',
        join(dir, 'queries.jsonl'),
      );
      expect(stdout).toMatch(/^Paperboy +1\.000 +1\.000 +100\.0% +100\.0%$/m);
      expect(status).toBe(0);
    });
  });

  it('tells every problem of the questions, or of the archive', () => {
    withFolder(FILES, (dir) => {
      const bad = join(dir, 'bad.jsonl');
      expect(run('eval', '--corpus', dir, '--questions', bad)).toEqual({
        status: 1,
        stdout: '',
        stderr: `${bad}:1: the archive has no paper “Gauging Gasket”: the nearest is “Gauging Gaskets”\n${bad}:2: is no JSON: write one object on one line\n`,
      });
      const missing = join(dir, 'none');
      const { status, stderr } = run('eval', '--corpus', missing, '--questions', bad);
      expect(stderr).toContain(`${missing}: the archive's folder can't be read`);
      expect(status).toBe(1);
    });
  });

  it('refuses wrong usage with exit code 2', () => {
    const { status, stdout, stderr } = run('eval', '--docs', 'x');
    expect(stderr).toMatch(/^--docs and --queries each need a file.*\n\nUsage:\n/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('tune', () => {
  it('reports on held-out questions and on the weights', () => {
    withFolder(FILES, (dir) => {
      const { status, stdout, stderr } = run('tune', '--corpus', dir, '--questions', join(dir, 'good.jsonl'));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^confidence below +unanswerable/m);
      expect(stdout).toMatch(/^confidence\.bias +-?[\d.]+ +-?[\d.]+$/m);
    });
  });

  it('has nothing to fit to where no paper is found', () => {
    withFolder(FILES, (dir) => {
      const { status, stderr } = run('tune', '--corpus', dir, '--questions', join(dir, 'lost.jsonl'));
      expect(stderr).toContain('lost.jsonl: no question finds its paper');
      expect(status).toBe(1);
    });
  });

  it('refuses wrong usage with exit code 2', () => {
    const { status, stderr } = run('tune');
    expect(stderr).toMatch(/^Say what to fit to.*\n\nUsage:\n {2}npm run tune/);
    expect(status).toBe(2);
  });
});
