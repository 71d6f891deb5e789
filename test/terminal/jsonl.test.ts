// Questions in lines, answers in lines of JSON.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConversations } from '../../src/terminal/conversations.ts';
import { jsonAnswer, jsonLine } from '../../src/terminal/json-answer.ts';
import { answerLines, readRequest } from '../../src/terminal/jsonl.ts';
import { LONGEST_LINE, linesOf } from '../../src/terminal/lines.ts';
import { answer, result } from '../answering/made.ts';
import { createStandIn, PAPERS } from './stand-in.ts';

async function* each<T>(things: Iterable<T>): AsyncGenerator<T> {
  yield* things;
}

/** Answers lines; what was written as objects, what was complained of, what the app was asked. */
async function run(...lines: readonly string[]) {
  const app = createStandIn();
  const written: Record<string, unknown>[] = [];
  const complaints: string[] = [];
  const wrong = await answerLines({
    lines: each(lines),
    app,
    limit: 7,
    write: async (line) => {
      expect(line).toMatch(/^[^\n]+\n$/);
      written.push(JSON.parse(line));
    },
    complain: (problem) => complaints.push(problem),
  });
  return { written, complaints, wrong, asked: app.asked };
}

it('writes an answer key by key', () => {
  const results = [result(PAPERS[0]!, 0.123456, 'About [it].')];
  const window = { from: '2022-06-01', to: null };
  expect(jsonAnswer('typed', 'c', answer({ kind: 'unsure', understood: 'u', window, results }))).toEqual({
    question: 'typed',
    conversation: 'c',
    kind: 'unsure',
    understood: 'u',
    window,
    results: [
      {
        ...{ title: 'Alpha', issue: '2022-06-05', code: '2022-06-05#1', link: null },
        ...{ excerpt: 'About it.', confidence: 0.123 },
      },
    ],
    suggestions: [],
  });
  expect(
    jsonAnswer('q', null, answer({ kind: 'none', suggestions: PAPERS.slice(0, 2) })).suggestions,
  ).toEqual(['Alpha', 'Beta']);
});

it('escapes every control character and comes back equal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\u009b31m\u2028\u007f')), (text) => {
      const line = jsonLine(jsonAnswer(text, null, answer()));
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(JSON.parse(line).question).toBe(text);
    }),
  );
});

describe('a line', () => {
  it('is plain text, also where it only begins like an object', () => {
    for (const text of ['Alpha?', '{x} in LaTeX', '{"question": "cut', '[1]', '"Alpha"', '{'])
      expect(readRequest(` ${text}\t`)).toEqual({ kind: 'question', question: text, conversation: null });
  });

  it('is an object with a question, and perhaps a conversation', () => {
    const question = { kind: 'question', question: 'Alpha' };
    expect(readRequest('{"question": " Alpha ", "id": 7}')).toEqual({ ...question, conversation: null });
    expect(readRequest('{"question": "Alpha", "conversation": "c"}')).toEqual({
      ...question,
      conversation: 'c',
    });
    expect(readRequest('{"question": "Alpha", "conversation": null}').conversation).toBeNull();
  });

  it.each([
    ['{}', 'has no "question": write {"question": "..."} or plain text', null],
    ['{"conversation": "c"}', 'has no "question"', 'c'],
    ['{"question": 7, "conversation": "c"}', '"question" must be text', 'c'],
    ['{"question": null}', '"question" must be text', null],
    ['{"question": "q", "conversation": 7}', '"conversation" must be text', null],
    [`{"question": "q", "conversation": "${'c'.repeat(201)}"}`, 'at most 200 characters', null],
    [`{"question": ${'['.repeat(1e5)}${']'.repeat(1e5)}}`, '"question" must be text', null],
  ])('of a wrong shape is a problem: %.50s', (line, problem, conversation) => {
    const request = readRequest(line);
    expect(request).toMatchObject({ kind: 'problem', conversation });
    expect(request.kind === 'problem' && request.problem).toContain(problem);
  });

  it('asks no more than 10,000 characters', () => {
    for (const line of ['x'.repeat(20_000), JSON.stringify({ question: 'x'.repeat(20_000) })])
      expect(readRequest(line)).toMatchObject({ question: 'x'.repeat(10_000) });
  });

  it('is a problem where an object was cut for its length', () => {
    expect(readRequest(`{"question": "${'x'.repeat(LONGEST_LINE)}`.slice(0, LONGEST_LINE))).toMatchObject({
      kind: 'problem',
      problem: 'is an object of more than 1048576 characters: shorten it',
    });
  });

  it('is never an exception', () => {
    const jsonish = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => `{${json}`),
    );
    fc.assert(
      fc.property(jsonish, (line) => {
        expect(['question', 'problem']).toContain(readRequest(line).kind);
      }),
    );
  });
});

it('answers in order, skips blank lines, and keeps step at a wrong one', async () => {
  const { written, complaints, wrong, asked } = await run('Alpha', '  ', '{"question": 1}', 'Eta', '');
  expect(written.map(({ kind, question }) => [kind, question])).toEqual([
    ['answer', 'Alpha'],
    ['none', ''],
    ['answer', 'Eta'],
  ]);
  expect(complaints).toEqual(['line 3: "question" must be text in quotation marks']);
  expect(wrong).toBe(1);
  expect(asked.map(({ limit }) => limit)).toEqual([7, 7]);
});

it('keeps conversations apart, and single questions out of all', async () => {
  const say = (question: string, conversation?: string) => JSON.stringify({ question, conversation });
  const { asked } = await run(
    say('Alpha', 'a'),
    say('Beta', 'b'),
    say('hi', 'a'),
    say('x', 'a'),
    'y',
    say('z', 'b'),
  );
  const alpha = { understood: 'Alpha', papers: ['2022-06-05#1'] };
  const beta = { understood: 'Beta', papers: ['2022-06-05#2'] };
  expect(asked.map(({ turns }) => turns)).toEqual([[], [], [alpha], [alpha], [], [beta]]);
});

it('forgets the conversation that was not used for longest, and turns before the last five', () => {
  const turn = (understood: string) => ({ understood, papers: [] });
  const conversations = createConversations(2);
  conversations.remember('a', turn('1'));
  conversations.remember('b', turn('2'));
  conversations.turnsOf('a');
  conversations.remember('c', turn('3'));
  expect(['a', 'b', 'c'].map((id) => conversations.turnsOf(id).length)).toEqual([1, 0, 1]);
  for (const text of ['2', '3', '4', '5', '6']) conversations.remember('a', turn(text));
  expect(conversations.turnsOf('a').map(({ understood }) => understood)).toEqual(['2', '3', '4', '5', '6']);
});

describe('bytes', () => {
  const lines = async (chunks: Iterable<Uint8Array>) => {
    const found: string[] = [];
    for await (const line of linesOf(each(chunks))) found.push(line);
    return found;
  };
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('become lines at any kind of line feed, without a byte order mark', async () => {
    expect(await lines([bytes('\ufeffa\r\nb\n\nc\u2028d\re')])).toEqual(['a', 'b', '', 'c\u2028d\re']);
    expect(await lines([bytes('a\n')])).toEqual(['a']);
    expect(await lines([])).toEqual([]);
  });

  it('become the same lines wherever they are cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '🙂', '\n', '\r\n', '漢'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (pieces, size) => {
        const all = bytes(pieces.join(''));
        const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
          all.subarray(i * size, (i + 1) * size),
        );
        expect(await lines(chunks)).toEqual(await lines([all]));
      }),
    );
  });

  it('of an endless line are dropped, and the next line is whole', async () => {
    const chunk = bytes('x'.repeat(2 ** 18));
    const [first, second] = await lines([...Array(9).fill(chunk), bytes('\nnext')]);
    expect([first?.length, second]).toEqual([LONGEST_LINE, 'next']);
  });
});
