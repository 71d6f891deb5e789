// The command line: what it asks for, and what is said where it is wrong.

import { expect, it } from 'vitest';
import { readInvocation } from '../../src/terminal/invocation.ts';

it('reads a question of one or several words, and its options', () => {
  const plain = { kind: 'ask', json: false, limit: undefined, corpus: undefined };
  expect(readInvocation(['ask', 'what is x?'])).toEqual({ ...plain, question: 'what is x?' });
  expect(readInvocation(['ask', '--', 'how', 'do', '--I', '-x'])).toEqual({
    ...plain,
    question: 'how do --I -x',
  });
  expect(readInvocation(['ask', 'q', '--limit', '20', '--json', '--corpus', 'dir'])).toEqual({
    kind: 'ask',
    question: 'q',
    json: true,
    limit: 20,
    corpus: 'dir',
  });
});

it('reads the other ways to start', () => {
  expect(readInvocation(['ask', '--jsonl', '--limit=1'])).toEqual({
    kind: 'jsonl',
    limit: 1,
    corpus: undefined,
  });
  expect(readInvocation(['chat', '--corpus=dir'])).toEqual({ kind: 'chat', corpus: 'dir' });
  for (const words of [['--version'], ['ask', '--version'], ['chat', '--version']])
    expect(readInvocation(words)).toEqual({ kind: 'version' });
});

it('helps with each command, telling its options', () => {
  const help = (...words: readonly string[]) => {
    const read = readInvocation([...words, '--help']);
    return read.kind === 'help' ? read.text : read;
  };
  expect(help()).toMatch(/chat.*ask.*--jsonl/s);
  expect(help('chat')).toMatch(/--corpus DIR/);
  expect(help('ask')).toMatch(/--limit N .*--json .*--jsonl .*Exit code/s);
});

it.each([
  [[], 'Say what to do: chat or ask.'],
  [['aks', 'x'], 'There is no command “aks”: did you mean ask?'],
  [['ask'], 'ask needs a question'],
  [['ask', '  '], 'ask needs a question'],
  [['ask', 'q', '--limit', '0'], '--limit must be a whole number from 1 to 20, not “0”.'],
  [['ask', 'q', '--limit', '21'], 'not “21”.'],
  [['ask', 'q', '--limit', '2.5'], 'not “2.5”.'],
  [['ask', 'q', '--limit', ''], 'not “”.'],
  [['ask', 'q', '--limit'], '--limit'],
  [['ask', 'q', '--limt', '3'], '--limt'],
  [['ask', 'q', '--corpus='], '--corpus needs the path of a folder.'],
  [['ask', '--jsonl', 'q'], 'leave out “q”.'],
  [['ask', '--jsonl', '--json'], '--json and --jsonl exclude each other'],
  [['chat', 'q'], 'chat takes no question: leave out “q”, or use ask.'],
  [['chat', '--json'], '--json'],
  [['chat', '--corpus='], '--corpus needs the path of a folder.'],
  [['--corpus', 'x'], '--corpus'],
])('names the culprit and the usage of %j', (words, culprit) => {
  const read = readInvocation(words);
  expect(read.kind).toBe('wrong');
  if (read.kind !== 'wrong') return;
  expect(read.problem).toContain(culprit);
  expect(read.usage).toMatch(/^Usage:\n {2}node src\/cli\.ts (chat|ask) /);
});
