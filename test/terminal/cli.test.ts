// The real thing: processes with their arguments, their streams and their exit codes.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { linesOf } from '../../src/terminal/lines.ts';
import { HEAD, LISTS, withFolder } from '../corpus/folder.ts';

// Each test starts processes, which are slow where many start at once.
vi.setConfig({ testTimeout: 60_000 });

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const COVERED = 'What is speculative decoding?';
const UNCOVERED = 'best way to make risotto without stirring for 30 mins?';

const { CORPUS_DIR: _, NO_COLOR: __, FORCE_COLOR: ___, ...ENVIRONMENT } = process.env;

function run(words: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    input,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...environment },
  });
  return { status, stdout, stderr };
}

const SMALL = { ...LISTS, '2023-01-08.md': `${HEAD}\n## Gauging \u001b[31mGaskets\n\nGaskets seal pipes.\n` };

describe('ask', () => {
  it('answers with exit code 0', () => {
    const { status, stdout, stderr } = run(['ask', 'What', 'is', 'speculative decoding?']);
    expect(stdout).toContain('Fast Inference from Transformers via Speculative Decoding');
    expect(stdout).toContain('4 Dec 2022 · 2022-12-04#2');
    expect(stdout).not.toContain('\u001b');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('says that the archive does not cover it with exit code 3', () => {
    const { status, stdout } = run(['ask', UNCOVERED]);
    expect(stdout).toContain('The archive does not cover this.');
    expect(status).toBe(3);
  });

  it('names the culprit of wrong usage with exit code 2', () => {
    const { status, stdout, stderr } = run(['ask', '--limit', 'many', 'q']);
    expect(stderr).toMatch(/^--limit must be .* not “many”\.\n\nUsage:\n/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('writes one object with --json', () => {
    const { status, stdout } = run(['ask', '--json', `${COVERED.slice(0, -1)} in 2022?`]);
    expect(stdout.trimEnd()).not.toContain('\n');
    const object = JSON.parse(stdout);
    expect(Object.keys(object)).toEqual([
      'question',
      'conversation',
      'kind',
      'understood',
      'window',
      'results',
      'suggestions',
    ]);
    expect(object).toMatchObject({
      question: 'What is speculative decoding in 2022?',
      conversation: null,
      kind: 'answer',
      window: { from: '2022-01-01', to: '2022-12-31' },
      suggestions: [],
    });
    expect(object.results[0]).toEqual({
      title: 'Fast Inference from Transformers via Speculative Decoding',
      issue: '2022-12-04',
      code: '2022-12-04#2',
      link: null,
      excerpt: expect.stringMatching(/speculative/i),
      confidence: expect.any(Number),
    });
    expect(String(object.results[0].confidence)).toMatch(/^(1|0\.\d{1,3})$/);
    expect(status).toBe(0);
  });

  it('shows as many papers as --limit says', () => {
    for (const limit of [1, 5])
      expect(JSON.parse(run(['ask', '--json', `--limit=${limit}`, COVERED]).stdout).results).toHaveLength(
        limit,
      );
  });

  it('reads the archive of --corpus before that of CORPUS_DIR, and tells its problems', () => {
    withFolder(SMALL, (dir) => {
      expect(
        run(['ask', '--corpus', dir, 'gauging gaskets'], '', { CORPUS_DIR: '/nowhere' }).stdout,
      ).toContain('Gauging [31mGaskets');
      expect(run(['ask', 'gauging gaskets'], '', { CORPUS_DIR: dir }).stdout).toContain(
        'Gauging [31mGaskets',
      );
    });
    const { status, stderr } = run(['ask', '--corpus', '/nowhere\u001b[31m', 'q']);
    expect(stderr).toMatch(/^\/nowhere\[31m: the archive's folder can't be read/);
    expect(status).toBe(1);
  });
});

describe('ask --jsonl', () => {
  it('answers each line at once, and conversations on their own', async () => {
    const child = spawn(process.execPath, [CLI, 'ask', '--jsonl', '--limit', '1'], { env: ENVIRONMENT });
    const answers = linesOf(child.stdout);
    const say = async (line: string) => {
      child.stdin.write(`${line}\r\n`);
      const { value } = await answers.next();
      return JSON.parse(value as string);
    };
    const first = await say(`\ufeff{"question": "${COVERED}", "conversation": "a"}`);
    const second = await say('{"question": "how much faster is it?", "conversation": "a"}');
    const other = await say(UNCOVERED);
    child.stdin.end();
    expect(first.results[0].code).toBe('2022-12-04#2');
    expect(second).toMatchObject({ conversation: 'a', results: [{ code: '2022-12-04#2' }] });
    expect(other).toMatchObject({ question: UNCOVERED, conversation: null, kind: 'none', results: [] });
    expect(await exitCode(child)).toBe(0);
  });

  it('complains of a wrong line, goes on, and ends with exit code 2', () => {
    const { status, stdout, stderr } = run(['ask', '--jsonl'], `{"question": []}\n\n${COVERED}\n`);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    ).toEqual(['none', 'answer']);
    expect(stderr).toBe('line 1: "question" must be text in quotation marks\n');
    expect(status).toBe(2);
  });

  it('ends quietly when its reader leaves', async () => {
    const child = spawn(process.execPath, [CLI, 'ask', '--jsonl'], { env: ENVIRONMENT });
    let complaint = '';
    child.stderr.on('data', (data) => {
      complaint += data;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${COVERED}\n`);
    await linesOf(child.stdout).next();
    child.stdout.destroy();
    child.stdin.end(`${COVERED}\n`.repeat(50));
    expect(await exitCode(child)).toBe(0);
    expect(complaint).toBe('');
  });
});

describe('chat', () => {
  it('answers piped lines in order, without prompts, and ends with its input', () => {
    const input = `${COVERED}\n/paper 1\n/issue 2022-12\n/nope\n`;
    const { status, stdout, stderr } = run(['chat'], input);
    const parts = [
      ' 1  Fast Inference from Transformers via Speculative Decoding\n',
      '\n\nFast Inference from Transformers via Speculative Decoding\n4 Dec 2022 · 2022-12-04#2 · ',
      '\n\n 1  MegaBlocks: Efficient Sparse Training with Mixture-of-Experts (2022-12-04#1)\n',
      '\n\nThere is no command /nope; the nearest is ',
    ];
    const places = parts.map((part) => stdout.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(stdout).not.toMatch(/^> /m);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('remembers what was talked about', () => {
    const { stdout } = run(['chat'], `${COVERED}\nhow much faster is it?\n`);
    expect(stdout.split('Understood as:')[1]).toContain('2022-12-04#2');
  });

  it('answers the example of its greeting', () => {
    expect(run(['ask', 'How can I make a transformer generate text faster?']).status).toBe(0);
  });

  it('ends at /quit, though its input stays open', async () => {
    const child = spawn(process.execPath, [CLI, 'chat'], { env: ENVIRONMENT });
    child.stdin.write('/quit\n');
    expect(await exitCode(child)).toBe(0);
  });
});

it('tells its version', () => {
  expect(run(['--version'])).toEqual({ status: 0, stdout: 'paperboy 0.1.0\n', stderr: '' });
});

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  return code;
}
