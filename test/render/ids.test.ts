// A custom id comes back as it was written, within 100 characters, and nothing else is taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, decodeId, encodeId, type Id, longestId, shortTopic } from '../../src/discord/ids.ts';
import { anyText, code, dateWindow, snowflake } from './hostile.ts';

const ID: Id = {
  command: 'ask',
  action: 'show',
  asker: '1234567890123456789',
  codes: ['2022-12-04#2', '2022-06-05#200'],
  at: 1,
  page: 0,
  window: { from: '2022-01-01', to: null },
  topic: null,
};

const action = fc.constantFrom<Action>(
  ...(['show', 'open', 'again', 'asked', 'share', 'another', 'save', 'up', 'down', 'expected'] as const),
);
const page = fc.nat({ max: 1_295 });

/** The ids of lists, which have no topic, and those of searches, which have no list. */
const id: fc.Arbitrary<Id> = fc
  .record({
    command: fc.constantFrom('ask', 'paper', 'issue', 'search', 'random', 'related', 'saved'),
    action,
    asker: snowflake,
    codes: fc.array(code, { maxLength: 8 }),
    at: fc.nat({ max: 7 }),
    page,
    window: dateWindow,
    topic: fc.option(anyText).map(shortTopic),
  })
  .map((each) => {
    const codes = each.topic === null ? each.codes : each.codes.slice(0, 1);
    return { ...each, codes, at: each.at % Math.max(codes.length, 1) };
  });

it('comes back as it was, within 100 characters', () => {
  fc.assert(
    fc.property(id, (each) => {
      const text = encodeId(each);
      expect(text.length).toBeLessThanOrEqual(longestId);
      expect(decodeId(text)).toEqual(each);
    }),
    { numRuns: 2_000 },
  );
});

it('is a text that can be worked out by hand', () => {
  // 2000-01-01 is day 730,485 since 0000-01-01: times 256 and 1 more is 187,004,161, in base 36 33c5c1.
  expect(encodeId({ command: 'ask', action: 'show', asker: '36', codes: ['2000-01-01#1'] })).toBe(
    'ask:1s00.10..33c5c1.',
  );
  expect(encodeId({ command: 'random', action: 'another', asker: '0', topic: 'a.b', page: 35 })).toBe(
    'random:1n0z.0...a.b',
  );
});

it.each<[string, Partial<Id>]>([
  ['a place beyond the list', { at: 2 }],
  ['a place of no list', { codes: [], at: 1 }],
  ['more papers than 8', { codes: Array(9).fill('2022-12-04#2') }],
  ['a paper of no day', { codes: ['2022-06-05#1', '2022-02-30#1'] }],
  ['a paper without a place', { codes: ['2022-06-05#1', '2022-12-04#0'] }],
  ['a paper with a place too many', { codes: ['2022-06-05#1', '2022-12-04#256'] }],
  ['a code in other words', { codes: ['2022-06-05#1', '2022-12-04#02'] }],
  ['an empty code', { codes: ['2022-06-05#1', ''] }],
  ['a day that does not exist', { window: { from: '2022-02-30', to: null } }],
  ['an empty day', { window: { from: '', to: null } }],
  ['a negative page', { page: -1 }],
  ['an asker who is no number', { asker: '12x' }],
  ['a command with a colon', { command: 'a:b' }],
  ['a topic that is too long', { topic: 'a'.repeat(51) }],
  ['more than 100 characters', { codes: Array(8).fill('2022-12-04#2'), topic: 'a'.repeat(50) }],
])('refuses to write %s', (_, change) => {
  expect(() => encodeId(ID)).not.toThrow();
  expect(() => encodeId({ ...ID, ...change })).toThrow();
});

describe('reads nothing but what was written', () => {
  const good = encodeId(ID);

  it.each([
    ['nothing', ''],
    ['a command alone', 'ask:'],
    ['another version', good.replace(':1', ':2')],
    ['an unknown action', good.replace(':1s', ':1x')],
    ['a place beyond the list', good.replace('1s1', '1s2')],
    ['more than 8 papers', encodeId({ ...ID, codes: [], at: 0 }).replace('..', `.${'34m39e'.repeat(9)}.`)],
    [
      'a day after 9999',
      encodeId({ ...ID, window: { from: '9999-12-31', to: null } }).replace('.26a88,', '.26a89,'),
    ],
    ['a paper of no place', good.replace(/[\da-z]{6}\.$/, '000000.')],
    ['a paper of no day', good.replace(/[\da-z]{6}\.$/, 'zzzzzz.')],
    ['a user id of more than 20 digits', good.replace(/\.[\da-z]+\./, '.zzzzzzzzzzzzzz.')],
    ['a number with zeros before it', good.replace(/\.([\da-z]+)\./, '.0$1.')],
    ['capitals', good.toUpperCase()],
    ['something in front', ` ${good}`],
    ['more than 100 characters', `${good}${'x'.repeat(101 - good.length)}`],
  ])('%s', (_, text) => {
    expect(text).not.toBe(good);
    expect(decodeId(text)).toBeNull();
  });

  it('any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeId(text)).toBeNull();
        const read = decodeId(`ask:1s00.${text}`);
        if (read !== null) expect(encodeId(read)).toBe(`ask:1s00.${text}`);
      }),
    );
  });

  it('an id that was changed is another id, or none', () => {
    const change = fc.tuple(fc.nat({ max: good.length }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(change, ([at, dropped, added]) => {
        const text = good.slice(0, at) + added + good.slice(at + dropped);
        const read = decodeId(text);
        if (read !== null) expect(encodeId(read)).toBe(text);
        if (text !== good) expect(read).not.toEqual(ID);
      }),
      { numRuns: 3_000 },
    );
  });
});

it('shortens a topic to what an id holds, the same every time', () => {
  expect(shortTopic(' vision\n')).toBe('vision');
  expect([shortTopic('\0'), shortTopic(null), shortTopic(undefined)]).toEqual([null, null, null]);
  fc.assert(
    fc.property(anyText, (name) => {
      const short = shortTopic(name);
      expect(short?.length ?? 0).toBeLessThanOrEqual(50);
      expect(shortTopic(short)).toBe(short);
    }),
  );
});
