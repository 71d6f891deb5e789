// Words as they are searched: what counts as one, where it stands, what it becomes; and where sentences end.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextAnalysis, maxTokens } from '../../src/retrieval/text.ts';
import { anyText, textOf } from './any-text.ts';

const text = createTextAnalysis();

/** "word", "word>term" where the stem differs, "+part" for what is searched besides, in brackets for a stop word. */
function shown(of: string): string {
  return text
    .tokens(of)
    .map(({ word, term, also, stop }) => {
      const whole = [word === term ? word : `${word}>${term}`, ...also.map((part) => `+${part}`)].join(' ');
      return stop ? `(${whole})` : whole;
    })
    .join(', ');
}

function expectShown(rows: readonly (readonly [of: string, expected: string])[]): void {
  expect(rows.map(([of]) => [of, shown(of)])).toEqual(rows);
}

describe('words', () => {
  test('stems', () => {
    expectShown([
      ['Pruning pruned models', 'pruning>prune, pruned>prune, models>model'],
      ['accuracy, accuracies', 'accuracy>accuraci, accuracies>accuraci'],
      ['is as an', '(is), (as), (an)'],
    ]);
    expect(text.stem('pruning')).toBe('prune');
    expect(text.stem('4bit')).toBe('4bit');
  });

  test('the plural of an acronym is the acronym', () => {
    expectShown([
      ['LLMs and gpus', 'llm, (and), gpu'],
      ['CPUs, RNNs, GNNs', 'cpu, rnn, gnn'],
      ['bus, loss, gas', 'bus, loss, gas'],
      ['CSS', 'css'],
    ]);
  });

  test('a name in capitals and small letters is also its parts', () => {
    expectShown([
      ['FlashAttention', 'flashattention>flashatt +flash +attent'],
      ['LightPROF', 'lightprof +light +prof'],
      ['Qwen2.5', 'qwen2.5 +qwen +2.5'],
      ['int8', 'int8 +int +8'],
      ['iOS', 'ios>io'],
      ['3x', '3x'],
    ]);
  });

  test('more than three parts are no name', () => {
    expectShown([
      ['OneTwoSixTen', 'onetwosixten'],
      ['OneTwoSix', 'onetwosix +one +two +six'],
    ]);
  });

  test('words joined by a hyphen are also one word, whichever hyphen', () => {
    expectShown([
      ['fine-tune', 'fine +finetun, tune'],
      ['fine‑tune', 'fine +finetun, tune'],
      ['fine–tune', 'fine +finetun, tune'],
      ['fine - tune', 'fine, tune'],
      ['fine tune', 'fine, tune'],
      ['GPT-4', 'gpt +gpt4, 4'],
      ['4-bit', '4, bit'],
    ]);
  });

  test('a version number belongs to the name before it, a year does not', () => {
    expectShown([
      ['Grok 2', 'grok +grok2, 2'],
      ['Grok 2.5', 'grok +grok2.5, 2.5'],
      ['Grok 2022', 'grok, 2022'],
      ['Grok, 2', 'grok, 2'],
      ['2 2', '2, 2'],
    ]);
  });

  test('numbers keep their dots and commas, and lose those of the sentence', () => {
    expectShown([
      ['1.5-3.5x, 2,048.', '1.5, 3.5x, 2,048'],
      ['v1.5', 'v1.5 +1.5'],
      ['3.', '3'],
      ['a.b', '(a), b'],
    ]);
  });

  test('a plus ends a name', () => {
    expectShown([
      ['ZeRO++', 'zero++ +zero'],
      ["ZeRO++'s", 'zero++ +zero'],
      ['C++ and C', 'c++ +c, (and), c'],
      ['a+b', '(a), b'],
      ['1+1', '1, 1'],
      ['C+++', 'c'],
    ]);
  });

  test('what an apostrophe adds goes with its word', () => {
    expectShown([
      ["the model's speed", '(the), model, speed'],
      ['isn’t it', '(isn), (it)'],
      ["O'Reilly's", 'o, reilly>reilli'],
      ["NEVIS'22", 'nevis>nevi, 22'],
    ]);
  });

  test('accents, compatibility forms and British endings are one spelling', () => {
    expectShown([
      ['Erdős', 'erdos>erdo'],
      ['ＴÜＬＵ²', 'tulu2 +tulu +2'],
      ['behaviours, colour', 'behaviors>behavior, color'],
      ['four hours, our flour', 'four, hours>hour, (our), flour'],
    ]);
  });

  test('other scripts are kept as they are', () => {
    expectShown([
      ['обучение', 'обучение'],
      ['深度学习', '深度学习'],
      ['مرحبا', 'مرحبا'],
      ['ΑΒΓ', 'αβγ'],
    ]);
  });

  test('a name that looks like a stop word is none', () => {
    expectShown([
      ['IT', '(it)'],
      ['DoIt', 'doit'],
      ['WiTh', 'with'],
      ['with', '(with)'],
    ]);
  });

  test('what is no letter and no number is no word', () => {
    expect(text.tokens(' \n …?! --- $%& 🎉')).toEqual([]);
    expect(text.tokens('')).toEqual([]);
  });

  test('offsets point at the word, without what belongs to it only in grammar', () => {
    const of = '“ZeRO++’s” 2,048 naïve LLMs—fast!';
    expect(text.tokens(of).map(({ start, end }) => of.slice(start, end))).toEqual([
      'ZeRO++',
      '2,048',
      'naïve',
      'LLMs',
      'fast',
    ]);
  });

  test('one word has one stem, in all its forms and in both spellings', () => {
    const families = [
      ['optimise', 'optimize', 'optimising', 'optimized', 'optimisation', 'optimizations', 'optimiser'],
      ['quantize', 'quantised', 'quantizing', 'quantization', 'quantizer'],
      ['supervised', 'supervision', 'supervise'],
      ['precise', 'precision'],
      ['direct', 'directed', 'directedness'],
      ['noise', 'noises'],
      ['raise', 'raised', 'raising'],
      ['rise', 'rising'],
      ['size', 'sizes', 'sized', 'sizing'],
      ['behaviour', 'behavior', 'behaviours', 'behavioral'],
      ['tour', 'touring'],
      ['four', 'fours'],
    ];
    const stems = (family: readonly string[]) => [
      ...new Set(family.map((word) => text.tokens(word)[0]!.term)),
    ];
    expect(families.filter((family) => stems(family).length > 1).map(stems)).toEqual([]);
    expect(new Set(families.flatMap(stems)).size).toBe(families.length);
  });

  test('the plural of a code name is the code name', () => {
    expect(text.tokens('V100s')[0]!.term).toBe(text.tokens('V100')[0]!.term);
  });

  test('an accent that is a character of its own parts no word', () => {
    expect(shown('Erdo\u030bs')).toBe(shown('Erdős'));
  });

  test('a plural acronym has no half of itself as a part', () => {
    expect(shown('LSTMs')).toBe('lstm');
  });

  test('a lone mark, such as what is left of an emoji, is no word', () => {
    expect(text.tokens('❤\ufe0f')).toEqual([]);
  });
});

const pieces = [
  'a',
  'B',
  'is',
  'LLM',
  'Flash',
  's',
  '’',
  "'",
  '-',
  '.',
  ',',
  '+',
  '1',
  '22',
  ' ',
  '\n',
  'é',
  '²',
  '深',
  '🎉',
];
const someText = fc.oneof(anyText, textOf(pieces, '', 24));

describe('words of any text', () => {
  test('offsets are in order, apart, within the text, and around something', () => {
    fc.assert(
      fc.property(someText, (of) => {
        let before = 0;
        for (const { start, end } of text.tokens(of)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(of.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]/u);
          expect(of.slice(start, end)).not.toMatch(/\s/);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(of.length);
      }),
      { numRuns: 500 },
    );
  });

  test('a word on its own is the same word', () => {
    fc.assert(
      fc.property(someText, (of) => {
        for (const { start, end, word, term, stop } of text.tokens(of)) {
          const alone = text.tokens(of.slice(start, end));
          expect(alone).toMatchObject([{ start: 0, end: end - start, word, term, stop }]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('all capitals change no term, where no s may be a plural', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (of) => {
        // Behind an apostrophe, "s" goes with its word and "S" does not: it may stand in quotation marks.
        const plain = of.replace(/['s]/gi, ' ');
        const terms = (each: string) => text.tokens(each).map(({ term }) => term);
        expect(terms(plain.toUpperCase())).toEqual(terms(plain.toLowerCase()));
      }),
      { numRuns: 300 },
    );
  });

  test('a hostile text costs no more than its first words', () => {
    expect(text.tokens('word '.repeat(maxTokens + 10))).toHaveLength(maxTokens);
    const started = performance.now();
    for (const unit of ['a', '1.', 'Ab', 'a+', "a's", 'é', '-a'])
      expect(text.tokens(unit.repeat(200_000)).length).toBeLessThanOrEqual(maxTokens);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('every word has a character, and none has a space: terms are joined by spaces for the engine', () => {
    fc.assert(
      fc.property(someText, (of) => {
        for (const { word, term } of text.tokens(of)) {
          expect(word).toMatch(/^\S+$/);
          expect(term).toMatch(/^\S+$/);
        }
      }),
      { examples: [['⚠\ufe0f'], ['ﷺ'], ['x \u0301']] },
    );
  });
});

describe('English', () => {
  test('words of the language model, and none of ours', () => {
    const fresh = createTextAnalysis();
    const rows = {
      sourdough: true,
      stirring: true,
      attention: true,
      smoothquant: false,
      flurbotron: false,
      обучение: false,
    };
    expect(Object.fromEntries(Object.keys(rows).map((word) => [word, fresh.isEnglish(word)]))).toEqual(rows);
    // Having been asked for makes no word English.
    expect(fresh.isEnglish('flurbotron')).toBe(false);
  });

  test('having stood in a paragraph makes no word English', () => {
    const fresh = createTextAnalysis();
    fresh.sentences('The flurbotron works.');
    expect(fresh.isEnglish('flurbotron')).toBe(false);
  });
});

describe('sentences', () => {
  test('a dot that ends no sentence', () => {
    const rows: readonly (readonly [paragraph: string, ...sentences: string[]])[] = [
      ['It is 3.5x faster. It costs 1.5% more.', 'It is 3.5x faster.', 'It costs 1.5% more.'],
      [
        'It beats LLM.int8() by far. LLM.int8() is slow.',
        'It beats LLM.int8() by far.',
        'LLM.int8() is slow.',
      ],
      ['It helps, i.e. it is good. See Fig. 3 too.', 'It helps, i.e. it is good.', 'See Fig. 3 too.'],
      ['Small models (e.g. BERT) win. Not so!', 'Small models (e.g. BERT) win.', 'Not so!'],
      ['Speed vs. accuracy. Pick one.', 'Speed vs. accuracy.', 'Pick one.'],
      ['DeepSpeed, Megatron, etc. do it. So do we.', 'DeepSpeed, Megatron, etc. do it.', 'So do we.'],
    ];
    expect(rows.map(([paragraph]) => [paragraph, ...text.sentences(paragraph)])).toEqual(rows);
  });

  test('what ends one', () => {
    const rows: readonly (readonly [paragraph: string, ...sentences: string[]])[] = [
      ['Is it fast? Yes! Very.', 'Is it fast?', 'Yes!', 'Very.'],
      ['Really?! Wow!! Yes.', 'Really?!', 'Wow!!', 'Yes.'],
      ['It is (mostly.) They agree.', 'It is (mostly.)', 'They agree.'],
      ['"It works." "It does not."', '"It works."', '"It does not."'],
      ['In 2022. In 2023.', 'In 2022.', 'In 2023.'],
      ['There is no end', 'There is no end'],
    ];
    expect(rows.map(([paragraph]) => [paragraph, ...text.sentences(paragraph)])).toEqual(rows);
  });

  test('a small letter begins none, and an open end ends none', () => {
    const rows = [
      ['It takes p(x). q(x) is smaller. So be it.', 'It takes p(x). q(x) is smaller.', 'So be it.'],
      ['See the model No! Fine.', 'See the model No!', 'Fine.'],
    ] as const;
    expect(rows.map(([paragraph]) => [paragraph, ...text.sentences(paragraph)])).toEqual(rows);
  });

  const words = [
    'The',
    'model',
    'e.g.',
    'vs.',
    'LLM.int8()',
    '3.5x',
    '2.',
    '(see',
    'it).',
    '"Yes."',
    'No!',
    'wait…',
    'U.S.',
  ];
  const paragraphs = fc.oneof(someText, textOf(words));

  test('joined with spaces they are the paragraph again', () => {
    fc.assert(
      fc.property(paragraphs, (written) => {
        // As the loader hands them over: single spaces, none around, never empty.
        const paragraph = written.replace(/\s+/g, ' ').trim();
        fc.pre(paragraph !== '');
        expect(text.sentences(paragraph).join(' ')).toBe(paragraph);
        expect(text.sentences(paragraph)).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });

  test('an abbreviation that may end a sentence never ends one: better two sentences than half a one', () => {
    expect(text.sentences('They crop, mix, etc. The model decides.')).toHaveLength(1);
  });

  test('a quotation inside a sentence does not cut it', () => {
    expect(text.sentences('"Is it safe?" they ask.')).toHaveLength(1);
  });
});
