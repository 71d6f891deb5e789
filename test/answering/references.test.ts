// The words that point back or away, as tables: what does, and what only looks like it.

import { describe, expect, test } from 'vitest';
import {
  afterNewTopic,
  asksForAnother,
  carriesOn,
  isWholeQuestion,
  placeMentioned,
  pointsBackAt,
  withoutAspects,
  withoutOpening,
} from '../../src/answering/references.ts';

/** Asks a rule about each of these, and says which it holds for. */
function those(hold: (text: string) => boolean, texts: readonly string[]): readonly string[] {
  return texts.filter(hold);
}

describe('openings', () => {
  test('are taken off, however many', () => {
    const rows = [
      ['thanks, what is MoE?', 'what is MoE?'],
      ['ok cool. and the speed?', 'and the speed?'],
      ['Great! how fast', 'how fast'],
      ['hmmm, why', 'why'],
      ['I see. Why?', 'Why?'],
      ['thanks!', ''],
      ['ok', ''],
    ] as const;
    expect(rows.map(([text]) => [text, withoutOpening(text)])).toEqual(rows);
  });

  test('are whole words', () => {
    for (const text of ['rightmost tokens', 'thankless jobs', 'what is right', 'okapi'])
      expect(withoutOpening(text)).toBe(text);
  });

  test('are no beginning of a name', () => {
    for (const text of ['perfect secrecy', 'OK-Net results', 'cool roofs', 'right-to-left text'])
      expect(withoutOpening(text)).toBe(text);
  });

  test('are taken off with all that belongs to them', () => {
    expect(withoutOpening('thank you very much. next')).toBe('next');
    expect(withoutOpening('thanks a lot, what is MoE?')).toBe('what is MoE?');
  });
});

describe('a new topic', () => {
  test('is what follows its announcement', () => {
    for (const announcement of [
      'something else: ',
      'something different, ',
      'on a different topic, ',
      'another topic: ',
      'new question - ',
      'next question: ',
      'btw ',
      'by the way, ',
      'unrelated: ',
      'off-topic but ',
      'change of topic. ',
      'now something different: ',
    ])
      expect([announcement, afterNewTopic(`${announcement}what is SAM`)]).toEqual([
        announcement,
        'what is SAM',
      ]);
  });

  test('needs an announcement, and something after it', () => {
    for (const text of [
      'something else?',
      'another question',
      'btw',
      'what is SAM',
      'is it something else: a model?',
      '',
    ])
      expect([text, afterNewTopic(text)]).toEqual([text, null]);
  });

  test('is more than a pronoun', () => {
    for (const text of ['anything else about it?', 'something else like this'])
      expect([text, afterNewTopic(text)]).toEqual([text, null]);
  });
});

test('another: asked for, or only mentioned', () => {
  const asked = [
    ...[
      'another',
      'another one',
      'another one?',
      'any others?',
      'any other papers?',
      'show me another',
      'what else?',
    ],
    ...['more papers', 'more like this', 'next', 'next one', 'anything else?'],
    ...['something else', 'give me another one please', 'got any others', 'two more papers'],
  ];
  const not = [
    ...[
      'another problem of MoE',
      'what other methods prune',
      'more experts',
      'more about it',
      'the next token',
    ],
    ...['what else does MESA need', 'any more papers about pruning', 'others say that it is slow', ''],
  ];
  expect(those(asksForAnother, [...asked, ...not])).toEqual(asked);
});

describe('a place', () => {
  test('in words or figures, counted from 0, and what is left', () => {
    const rows = [
      ['the second one', 1, ''],
      ['second', 1, ''],
      ['the 2nd', 1, ''],
      ['2', 1, ''],
      ['#2', 1, ''],
      ['no. 2', 1, ''],
      ['number 8', 7, ''],
      ['paper 3', 2, ''],
      ['the last one', -1, ''],
      ['the eighth result', 7, ''],
      ['and the third?', 2, ''],
      ['more about the third', 2, 'more about'],
      ['is it faster than result 3', 2, 'is it faster than'],
    ] as const;
    const read = rows.map(([text]) => {
      const found = placeMentioned(text);
      return [text, found?.place, found?.rest.replace(/\W+$/, '')];
    });
    expect(read).toEqual(rows);
  });

  test('is none where a number only looks like one', () => {
    const texts = [
      ...[
        'GPT-4',
        'llama 2',
        'why 2?',
        '9',
        '0',
        '12',
        '2.5',
        'the ninth one',
        'in the second layer',
        'last month',
      ],
      ...[
        'the first two',
        'first of all, why?',
        'secondly',
        'compare 1 and 2',
        'paper 2022',
        'what is it',
        '',
      ],
    ];
    expect(texts.filter((text) => placeMentioned(text) !== null)).toEqual([]);
  });

  test('is none in a date, in time, or in a question of its own', () => {
    const texts = [
      ...['on december 4th', 'may 1st', 'how long does it last?', 'what happens at first?', 'at last'],
      ...['which was the first paper to use dropout?', 'the last result of table 3'],
    ];
    expect(texts.filter((text) => placeMentioned(text) !== null)).toEqual([]);
  });
});

test('pointing back: where', () => {
  const rows = [
    ['how fast is it', 12],
    ['its speed', 0],
    ['that is nice', 0],
    ['does this scale?', 5],
    ['the authors', 0],
    ['what did they find', 9],
    ['what is the idea behind', 8],
    // They say themselves what they mean.
    ['the paper about trees', -1],
    ['that trick where a model guesses', -1],
    ['the trick with crops', -1],
    ['which model', -1],
    ['with items', -1],
    ['', -1],
  ] as const;
  expect(rows.map(([text]) => [text, pointsBackAt(text)])).toEqual(rows);
});

test('whole questions about a date, and mere limits', () => {
  const whole = [
    'what was in december',
    'which in may',
    'show june',
    'so what was there in june',
    'how many in 2022',
  ];
  const limits = [
    'only in 2023',
    'and what about december',
    'how about 2022',
    'june?',
    'just from june',
    'in 2022',
  ];
  expect(those(isWholeQuestion, [...whole, ...limits])).toEqual(whole);
});

test('carrying on, or beginning', () => {
  const on = ['and how', 'but why', 'why', 'what about speed', 'is it', 'which one', 'any', 'more data'];
  const anew = ['how fast', 'what is SAM', 'tell me', 'Android phones', 'sorting', 'orange', ''];
  expect(those(carriesOn, [...on, ...anew])).toEqual(on);
});

test('what may be asked of any paper is no topic', () => {
  const words = (text: string) => withoutAspects(text).split(/\s+/).filter(Boolean);
  expect(words('how fast is it on GPUs')).toEqual(['how', 'is', 'it', 'on']);
  expect(words('any downsides, limitations or code?')).toEqual(['any', ',', 'or', '?']);
  expect(words('comparison with MoE')).toEqual(['with', 'MoE']);
  expect(words('the fastest elephants')).toEqual(['the', 'fastest', 'elephants']);
});
