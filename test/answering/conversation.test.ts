// Follow-ups: what a question means after what was said, first with everything around it made up, then over the archive.

import { describe, expect, test } from 'vitest';
import { type Answer, type Turn, turnOf } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { resolveFollowUp, type Surroundings, type Weighing } from '../../src/answering/conversation.ts';
import { loadShipped } from '../retrieval/shipped.ts';

describe('a follow-up, resolved', () => {
  const titles: Readonly<Record<string, string>> = { a: 'Alpha: Gates', b: 'Beta: Doors', c: 'Gamma: Walls' };
  const list: Turn = { understood: 'which ones open', papers: ['a', 'b', 'c'] };

  const empty = new Set(
    'it this that them what how about more and any is was the only does in from'.split(' '),
  );

  /** What texts say alone: three nats and nothing that any paper has, unless they are grammar or stand in the table. */
  function around(weighings: Readonly<Record<string, Partial<Weighing>>> = {}): Surroundings {
    return {
      withoutDates: (text) => text.replace(/\s*\b(?:in|from) 20\d\d/, '').trim(),
      titleOf: (code) => titles[code],
      weigh(text) {
        const says = (text.match(/\w+/g) ?? []).some((word) => !empty.has(word.toLowerCase()));
        const silent: Weighing = { weight: says ? 3 : 0, confidence: 0, covered: 0, coveredByBest: 0 };
        return { ...silent, ...weighings[text.trim()] };
      },
    };
  }
  const resolve = (question: string, turns: readonly Turn[] = [list], weighings = {}) =>
    resolveFollowUp(question, turns, around(weighings));
  const asIs = (question: string) => ({ understood: question, about: null, exclude: [] });

  test('nothing was said, or nothing was shown: a question is what it is', () => {
    expect(resolve('how wide is it', [])).toEqual(asIs('how wide is it'));
    expect(resolve('the second one', [{ understood: 'hi', papers: [] }])).toEqual(asIs('the second one'));
  });

  test('what points back, and nothing before it to be meant: the first paper shown last', () => {
    for (const question of ['is it wide', 'how about that one', 'does the method help'])
      expect(resolve(question)).toEqual({
        understood: `Alpha: Gates: ${question}`,
        about: { code: 'a', asked: question },
        exclude: [],
      });
  });

  test('nothing but pointing: its title is asked for', () => {
    expect(resolve('what about it?')).toEqual({
      understood: 'Alpha: Gates',
      about: { code: 'a', asked: 'Alpha: Gates' },
      exclude: [],
    });
  });

  test('a question that another paper answers begins anew, with a pronoun behind it too', () => {
    const bread = { covered: 0, coveredByBest: 1, confidence: 1 };
    expect(resolve('bread that rises', [list], { 'bread that rises': bread })).toEqual(
      asIs('bread that rises'),
    );
    expect(resolve('does bread need it', [list], { 'does bread need it': bread })).toEqual(
      asIs('does bread need it'),
    );
  });

  test('a question that the paper answers as well as any goes on', () => {
    const same = { covered: 0.9, coveredByBest: 0.9, confidence: 1 };
    expect(resolve('opening gates', [list], { 'opening gates': same }).about).toEqual({
      code: 'a',
      asked: 'opening gates',
    });
  });

  test('a word that carries on tips the scale', () => {
    const nearly = { covered: 0.55, coveredByBest: 0.6, confidence: 1 };
    const weighings = { 'wide gates': nearly, 'and wide gates': nearly };
    expect(resolve('wide gates', [list], weighings).about).toBeNull();
    expect(resolve('and wide gates', [list], weighings).about?.code).toBe('a');
  });

  test('one that neither this paper nor any other answers begins anew', () => {
    expect(resolve('sourdough bread')).toEqual(asIs('sourdough bread'));
  });

  test('what may be asked of any paper is no topic', () => {
    for (const question of ['hardware?', 'any downsides', 'how long training'])
      expect([question, resolve(question).about?.code]).toEqual([question, 'a']);
  });

  test('a place: in the list, with what is asked of it', () => {
    expect(resolve('the second one').about).toEqual({ code: 'b', asked: 'Beta: Doors' });
    expect(resolve('the last').about?.code).toBe('c');
    expect(resolve('how wide is the third one?').about?.code).toBe('c');
    expect(resolve('how wide is the third one?').understood).toMatch(/^Gamma: Walls: how wide/);
  });

  test('a place that was not shown is none', () => {
    expect(resolve('the seventh one').about).toBeNull();
  });

  test('a place in the newest turn that is long enough', () => {
    const later: Turn = { understood: 'Beta: Doors', papers: ['b'] };
    expect(resolve('the third one', [list, later]).about?.code).toBe('c');
    expect(resolve('the first one', [later]).about?.code).toBe('b');
  });

  test('another: the same question without what was shown first', () => {
    expect(resolve('another one')).toEqual({ understood: 'which ones open', about: null, exclude: ['a'] });
    const again: Turn = { understood: 'which ones open', papers: ['b', 'c'] };
    const between: Turn = { understood: 'thanks', papers: [] };
    expect(resolve('any others?', [list, between, again])).toEqual({
      understood: 'which ones open',
      about: null,
      exclude: ['a', 'b'],
    });
    const before: Turn = { understood: 'something before', papers: ['c'] };
    expect(resolve('another', [before, list]).exclude).toEqual(['a']);
  });

  test('a date alone: the same question, with that date in place of its own', () => {
    expect(resolve('only from 2023').understood).toBe('which ones open only from 2023');
    const dated: Turn = { understood: 'which ones open in 2022', papers: ['a'] };
    expect(resolve('from 2023', [dated])).toEqual(asIs('which ones open from 2023'));
    expect(resolve('what was in 2023')).toEqual(asIs('what was in 2023'));
    expect(resolve('walls in 2023')).toEqual(asIs('walls in 2023'));
  });

  test('a new topic: without what announces it', () => {
    expect(resolve('something else: how wide is it')).toEqual(asIs('how wide is it'));
    expect(resolve('thanks! different topic, walls')).toEqual(asIs('walls'));
  });

  test('papers that are not there, or no more: as if nothing had been said', () => {
    const gone: Turn = { understood: 'x', papers: ['zz', 'yy'] };
    for (const question of ['the second one', 'what about it?', 'sourdough bread'])
      expect(resolve(question, [gone])).toEqual(asIs(question));
  });

  test('a word of courtesy makes no new topic', () => {
    for (const question of ['another one please', 'something else, please', 'a different one please'])
      expect([question, resolve(question).exclude]).toEqual([question, ['a']]);
  });

  test('“another” with a date keeps its question', () => {
    expect(resolve('another one from 2023')).toMatchObject({
      understood: expect.stringContaining('which ones open'),
      exclude: ['a'],
    });
  });

  test('after one of a list, “the first” is the first of the list', () => {
    const later: Turn = { understood: 'Beta: Doors', papers: ['b'] };
    expect(resolve('and the first one?', [list, later]).about?.code).toBe('a');
  });
});

describe('conversations over the archive', () => {
  const { archive, search } = loadShipped();
  const answer = createAnswerer(archive, search, () => new Date('2023-07-10T12:00:00Z'));

  /** Asks one after the other, each with all that was said before. */
  function talk(...questions: readonly string[]): readonly Answer[] {
    const turns: Turn[] = [];
    return questions.map((question) => {
      const given = answer(question, turns);
      turns.push(turnOf(given));
      return given;
    });
  }
  const title = (given: Answer | undefined) => given?.results[0]?.paper.title ?? null;
  const codes = (given: Answer) => given.results.map(({ paper }) => paper.code);

  test('pronouns', () => {
    const [, second, third] = talk('what is SinFusion', 'how long does it train?', 'is its picture large?');
    expect(title(second)).toContain('SinFusion');
    expect(second!.results).toHaveLength(1);
    expect(second!.results[0]!.excerpt.text).toContain('40 minutes');
    expect(second!.understood).toMatch(/^SinFusion: .*: how long does it train\?$/);
    expect(title(third)).toContain('SinFusion');
  });

  test('no pronoun, but nothing else to be about', () => {
    const given = talk('tell me about FlashAttention', 'speedup on BERT?', 'any downsides?', 'more');
    expect(given.map(title)).toEqual(given.map(() => expect.stringContaining('FlashAttention')));
    expect(given[1]!.results[0]!.excerpt.text).toContain('15%');
  });

  test('thanks in between', () => {
    const [, thanks, third] = talk(
      'tell me about DoReMi',
      'thanks a lot!',
      'how much does it speed training up?',
    );
    expect(thanks).toMatchObject({ kind: 'none', reply: expect.any(String) });
    expect(title(third)).toContain('DoReMi');
  });

  test('a question without an answer in between', () => {
    const [, bread, third] = talk(
      'what is MEGABYTE',
      'recipe for sourdough bread',
      'and how long are its patches?',
    );
    expect(bread!.kind).not.toBe('answer');
    expect(title(third)).toContain('MEGABYTE');
  });

  test('places in a list', () => {
    const [list, second, third, last] = talk(
      'which papers are about pruning',
      'the second one',
      'number 3',
      'what hardware does it need?',
    );
    expect(codes(second!)).toEqual([codes(list!)[1]]);
    expect(codes(third!)).toEqual([codes(list!)[2]]);
    expect(codes(last!)).toEqual([codes(list!)[2]]);
  });

  test('another one, and another', () => {
    const [first, second, third] = talk('quantization', 'another one', 'any others?');
    const best = [first, second, third].map((given) => codes(given!)[0]);
    expect(new Set(best).size).toBe(3);
    expect(codes(second!)).not.toContain(best[0]);
    expect(codes(third!)).not.toContain(best[1]);
  });

  test('only from 2023', () => {
    const [all, later, june] = talk('papers about quantization', 'only from 2023', 'and in December 2022?');
    expect(new Set(all!.results.map(({ paper }) => paper.issue.slice(0, 4)))).toContain('2022');
    expect(new Set(later!.results.map(({ paper }) => paper.issue.slice(0, 4)))).toEqual(new Set(['2023']));
    expect(later!.window).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(june!.window).toEqual({ from: '2022-12-01', to: '2022-12-31' });
    expect(june!.understood).toContain('quantization');
  });

  test('a new topic, announced or not', () => {
    const [, second, third, fourth] = talk(
      'what is Galvatron',
      'how does MEGABYTE read bytes?',
      'ok, something else: peer review',
      'which paper trains on textbooks?',
    );
    expect(title(second)).toContain('MEGABYTE');
    expect(third!.understood).toBe('peer review');
    expect(title(third)).toContain('Peer-review');
    expect(title(fourth)).toContain('Textbooks');
  });

  test('what the paper does not say is not sure', () => {
    const [, second] = talk('what is DoReMi', 'and the baseline?');
    expect(title(second)).toContain('DoReMi');
    expect(second!.kind).toBe('unsure');
  });

  test('an issue, and one of its papers', () => {
    const [issue, third] = talk('what was in the December 2022 issue', 'the third one');
    expect(codes(third!)).toEqual([codes(issue!)[2]]);
  });

  test('without a conversation, what points back points nowhere', () => {
    for (const question of ['what about it?', 'and this?', 'what is it'])
      expect(answer(question)).toMatchObject({ kind: 'none', results: [] });
  });

  test('codes that no paper has', () => {
    const turns: readonly Turn[] = [{ understood: 'x', papers: ['1999-01-01#1', '', '2022-12-04#99'] }];
    expect(answer('the second one', turns).results.map(({ paper }) => paper.code)).not.toContain(
      '2022-12-04#99',
    );
    expect(title(answer('how many datasets does NEVIS have?', turns))).toContain('NEVIS');
    expect(answer('what about it?', turns)).toMatchObject({ kind: 'none' });
  });

  test('“how does it work?” is asked of the paper', () => {
    for (const question of ['how does it work?', 'what does it do?', 'is it great?', 'what is this?'])
      expect([question, title(talk('what is FlashAttention', question)[1])]).toEqual([
        question,
        expect.stringContaining('FlashAttention'),
      ]);
  });

  test('“anything else about it?” is asked of the paper', () => {
    expect(title(talk('what is DoReMi', 'anything else about it?')[1])).toEqual(
      expect.stringContaining('DoReMi'),
    );
  });

  test('“one more” is another', () => {
    const [first, second] = talk('quantization', 'one more');
    expect(title(second)).not.toBe(title(first));
  });

  test('a place in the middle of a question is one, too', () => {
    const [list, given] = talk('which papers are about pruning', 'does the second one need retraining?');
    expect(codes(given!)).toEqual([codes(list!)[1]]);
  });

  test('after an issue, others are its others', () => {
    const [issue, others] = talk('what was in the December 2022 issue', 'any others?');
    expect(codes(others!).filter((code) => codes(issue!).includes(code))).toEqual([]);
  });

  test('where there is no other, those that were shown are not offered', () => {
    const [list, none] = talk('which papers are about pruning', 'any more papers?');
    expect(none!.suggestions.map(({ code }) => code).filter((code) => codes(list!).includes(code))).toEqual(
      [],
    );
  });

  test('a date that ends in a number is no place in the list', () => {
    const [, second] = talk('which papers are about quantization', 'and on the 4th of december?');
    expect(second!.window).toEqual({ from: '2022-12-04', to: '2022-12-04' });
  });

  test('after a list, others are not those of the list', () => {
    const [list, others] = talk('which papers are about pruning', 'any others?');
    expect(codes(others!).filter((code) => codes(list!).includes(code))).toEqual([]);
  });

  test('a year alone goes on with the question', () => {
    expect(talk('papers about quantization', 'and 2022?')[1]!.window).toEqual({
      from: '2022-01-01',
      to: '2022-12-31',
    });
  });

  test('thanks with a word more are thanks', () => {
    const [first, second] = talk('quantization', 'thank you very much. next');
    expect(second!.understood).toBe(first!.understood);
  });

  test('“last” and “first” are no places where they are what happens', () => {
    for (const question of ['how long does it last?', 'who came up with it first?']) {
      const [list, given] = talk('which papers are about pruning', question);
      expect([question, ...codes(given!)]).toEqual([question, codes(list!)[0]]);
    }
  });
});
