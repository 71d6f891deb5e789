// Small talk: what is answered in words, and what is a question after all.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyToSmallTalk } from '../../src/answering/small-talk.ts';
import { anyText } from '../retrieval/any-text.ts';

/** What is said, by the kind of its reply. */
const said = {
  thanks: [
    ...[
      'thanks',
      'Thanks!!',
      'thank you so much',
      'thx 🙏',
      'ty',
      'cheers mate',
      'merci',
      'no thanks',
      'ok thanks',
    ],
    ...['thanks for the answer', 'great, thank you!', 'THANK YOU'],
  ],
  greeting: [
    ...[
      'hi',
      'Hi!',
      'hello there',
      'hey bot',
      'good morning',
      'gm all',
      'yo',
      'sup',
      'how are you?',
      'how are you doing',
    ],
  ],
  goodbye: ['bye', 'see you later', 'goodnight', 'gn all', 'farewell'],
  nod: ['lol', 'ok', 'ok cool', 'k', 'test', 'wow', 'sorry', 'nope', 'yes', 'great answer lol'],
  help: [
    ...[
      'help',
      'help me please',
      '/help',
      'what can you do?',
      'who are you',
      'what are you',
      'how do I use this bot',
    ],
    ...['what can I ask', 'how do I search', 'are you a bot', 'commands', 'hi, what can you do'],
  ],
} as const;

describe.each(Object.entries(said))('%s', (kind, messages) => {
  test('has one reply, and no other kind’s', () => {
    const replies = new Set(messages.map(replyToSmallTalk));
    expect(replies).not.toContain(null);
    expect(replies.size).toBe(1);
    const others = Object.entries(said).filter(([other]) => other !== kind);
    for (const [, [first]] of others) expect(replies).not.toContain(replyToSmallTalk(first));
  });
});

test('the help says what to ask for', () => {
  expect(replyToSmallTalk('help')).toMatch(/Ask about .*date/);
});

test('questions, with or without a courtesy', () => {
  const questions = [
    ...[
      'what is MoE',
      'hi, what is MoE?',
      'thanks, and how fast is it?',
      'what do you know about MoE',
      'help with MoE',
    ],
    ...[
      'test-time training',
      'later layers',
      'perfect secrecy',
      'how are transformers trained',
      'ok more',
      'yes please',
    ],
    ...[
      'neat trick of MESA',
      'how does MoE work',
      'who are the authors',
      'what can attention do',
      'commands of GPT',
    ],
    ...[
      'hello world models',
      'sure-fire methods',
      'is it fast',
      'night vision',
      'the best',
      'my work',
      'good',
      '42',
    ],
  ];
  expect(questions.filter((question) => replyToSmallTalk(question) !== null)).toEqual([]);
});

test('nothing, and more than anyone says in passing', () => {
  expect(['', ' ', '?', '...', '🙏', 'hi '.repeat(60), 'the of and'].map(replyToSmallTalk)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

test('any text is decided, the same in capitals, soon', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reply = replyToSmallTalk(text);
      expect(reply === null || reply.length > 10).toBe(true);
    }),
  );
  const started = performance.now();
  for (const part of ['hi ', 'what can ', 'how do i ', 'help me ', 'so, ok '])
    replyToSmallTalk(part.repeat(1_000));
  expect(performance.now() - started).toBeLessThan(500);
});

test('a question that only begins like one about the bot', () => {
  const questions = [
    'what are your thoughts on pruning',
    'which questions did the survey ask',
    'how does it work?',
  ];
  expect(questions.filter((question) => replyToSmallTalk(question) !== null)).toEqual([]);
});
