// A question's words as concepts: which terms of the archive stand for each, and how much each tells.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText, textOf } from './any-text.ts';
import { searchIn } from './small-archive.ts';

const search = searchIn(
  [
    {
      title: 'FlashAttention: Fast Exact Attention',
      summary: 'Attention is computed tile by tile on images.',
    },
    { title: 'A Mixture of Experts in Depth', summary: 'Every expert learns a language, in any paper.' },
    { title: 'Which Kernels Matter', summary: 'Finetuning on images, and quantization.' },
    { title: 'Chained Steps', summary: 'A chain of thought helps a large language model. Fast. A cat sat.' },
  ],
  {
    acronyms: {
      MoE: ['mixture of experts'],
      CoT: ['chain of thought'],
      SAM: ['sharpness-aware minimization'],
    },
    synonyms: [
      ['picture', 'image'],
      ['quick', 'fast'],
      ['tiling', 'block by block'],
    ],
  },
);

/** The concept of a word (in lower case), its terms with their weights. */
function concept(question: string, word = question.toLowerCase()) {
  const found = search.read(question).concepts.find((each) => each.typed.toLowerCase() === word);
  if (found === undefined) throw new Error(`“${question}” has no concept “${word}”`);
  const { weight, direct, related } = found;
  return { weight, direct: Object.fromEntries(direct), related: Object.fromEntries(related) };
}

/** The concepts' words. */
function words(question: string): readonly string[] {
  return search.read(question).concepts.map(({ word }) => word);
}

describe('what is a concept', () => {
  test('each word once, in order, grammar left out', () => {
    expect(words('What does the attention of FlashAttention compute, attention?')).toEqual([
      'attention',
      'flashattention',
      'compute',
    ]);
    expect(words('image images')).toEqual(['image']);
    expect(words('what was it, and why? 🎉')).toEqual([]);
    expect(words('')).toEqual([]);
  });

  test('no more than 64, however long a question is', () => {
    const question = Array.from({ length: 200 }, (_, i) => `w${i}x`).join(' ');
    expect(words(question)).toHaveLength(64);
    expect(words(question)[63]).toBe('w63x');
  });
});

describe('what stands for it directly', () => {
  test('the word itself, fully', () => {
    expect(concept('attention').direct).toEqual({ attent: 1 });
    expect(concept('attentions').direct).toEqual({ attent: 1 });
  });

  test('the parts of a name, less', () => {
    const { direct } = concept('FlashAttention');
    expect(direct).toEqual({ flashatt: 1, flash: expect.any(Number), attent: expect.any(Number) });
    expect(direct.flash).toBeLessThan(1);
    expect(concept('TileAttention').direct).toEqual({ tile: expect.any(Number), attent: expect.any(Number) });
  });

  test('a typo, less than the word, and not at all where the archive has what was written', () => {
    const { direct } = concept('atention');
    expect(Object.keys(direct)).toEqual(['attent']);
    expect(direct.attent).toBeGreaterThan(0);
    expect(direct.attent).toBeLessThan(1);
    // "chain" is one letter from "chained", "cat" from nothing that counts.
    expect(concept('cat').direct).toEqual({ cat: 1 });
    expect(concept('fast').direct).toEqual({ fast: 1 });
    expect(concept('bat').direct).toEqual({});
  });

  test('the beginning of a word', () => {
    expect(Object.keys(concept('quant').direct)).toEqual(Object.keys(concept('quantization').direct));
    expect(Math.max(...Object.values(concept('quant').direct))).toBeLessThan(1);
  });

  test('neighbours that the archive writes as one', () => {
    expect(concept('fine tuning', 'fine').direct).toMatchObject({ finetun: 1 });
    expect(concept('fine tuning', 'tuning').direct).toMatchObject({ finetun: 1 });
    expect(concept('fine-tune', 'tune').direct).toMatchObject({ finetun: 1 });
    expect(concept('flash attention', 'flash').direct).toMatchObject({ flash: 1, flashatt: 1 });
    expect(concept('flash of attention', 'flash').direct).toEqual({ flash: 1 });
  });

  test('both halves of words that the archive writes apart', () => {
    const { direct } = concept('exactattention');
    expect(Object.keys(direct).sort()).toEqual(['attent', 'exact']);
    expect(direct.exact).toBeLessThan(1);
    // Both halves must be there.
    expect(concept('exactzzzzz').direct).toEqual({});
  });

  test('the initials of a title', () => {
    const { direct } = concept('wkm');
    expect(Object.keys(direct)).toEqual(['WKM']);
    expect(direct.WKM).toBeLessThan(1);
    // With the grammar of "A Mixture of Experts in Depth" and without.
    expect(Object.keys(concept('amoe').direct)).toEqual(['AMOE']);
    // What is English, too, only in capitals.
    expect(Object.keys(concept('MED').direct)).toEqual(['MED']);
    expect(Object.keys(concept('med').direct)).not.toContain('MED');
    // Not where some paper has the word.
    const rows = [{ title: 'Many Elephants Dance', summary: 'By the Med.' }];
    expect(searchIn(rows).read('MED').concepts[0]!.direct).toEqual(new Map([['med', 1]]));
    // Two words are too few, and the first and third are no run.
    expect(concept('km').direct).toEqual({});
    expect(concept('mdx').direct).toEqual({});
  });

  test('a phrase of the glossary, at each of its words', () => {
    expect(concept('chain of thought', 'chain').direct).toEqual({ chain: 1, chain_thought: 1 });
    expect(concept('chain of thought', 'thought').direct).toEqual({ thought: 1, chain_thought: 1 });
    expect(concept('a chain', 'chain').direct).toEqual({ chain: 1 });
    expect(concept('fast chain of thought', 'fast').direct).toEqual({ fast: 1 });
    expect(concept('chain of thought, fast', 'fast').direct).toEqual({ fast: 1 });
  });
});

describe('what it is only compared with', () => {
  const weights = (question: string) =>
    Object.fromEntries(search.read(question).concepts.map(({ word, weight }) => [word, weight]));

  test('weighs less, up to the end of its clause', () => {
    const plain = weights('a kernel, attention and images');
    const compared = weights('a kernel different from attention, and images');
    expect(compared.attention).toBeCloseTo(0.8 * plain.attention!, 10);
    expect(compared.kernel).toBe(plain.kernel);
    expect(compared.images).toBe(plain.images);
  });

  test.each(['faster than', 'compared to', 'unlike', 'instead of', 'as opposed to'])('%s', (words) => {
    const concepts = search.read(`kernel ${words} attention`).concepts;
    const compared = concepts.filter((concept) => concept.compared).map(({ word }) => word);
    expect(compared).toContain('attention');
    expect(compared).not.toContain('kernel');
  });

  test('both of two that are asked for count in full', () => {
    expect(search.read('kernels versus attention').concepts.some(({ compared }) => compared)).toBe(false);
  });
});

describe('what the glossary adds', () => {
  test('the long form of an acronym, and the acronym of a long form', () => {
    expect(concept('MoE')).toMatchObject({ direct: {}, related: { mixtur_expert: expect.any(Number) } });
    expect(concept('CoT').related).toEqual({ chain_thought: expect.any(Number) });
    const named = searchIn(
      [
        { title: 'MoE at Scale', summary: 'Cheap.' },
        { title: 'Dense', summary: 'Not so.' },
      ],
      { acronyms: { MoE: ['mixture of experts'] } },
    );
    const [mixture, experts] = named.read('mixture of experts').concepts;
    expect([mixture!.related, experts!.related]).toEqual([
      new Map([['moe', expect.any(Number)]]),
      new Map([['moe', expect.any(Number)]]),
    ]);
  });

  test('an acronym that looks like a plural, in small letters too', () => {
    const rows = [{ title: 'Norms', summary: 'The root mean square.' }];
    const norms = searchIn(rows, { acronyms: { RMS: ['root mean square'] } });
    for (const typed of ['RMS', 'rms'])
      expect([typed, ...norms.read(typed).concepts[0]!.related.keys()]).toEqual([typed, 'root_mean_squar']);
  });

  test('synonyms, only those that some paper holds, each below the word', () => {
    expect(concept('picture').related).toEqual({ imag: expect.any(Number) });
    expect(concept('picture').related.imag).toBeLessThan(1);
    expect(concept('fast').related).toEqual({});
    expect(concept('tiling').related).toEqual({});
    expect(concept('SAM').related).toEqual({});
  });

  test('what is related to a mended word, by so much less', () => {
    expect(concept('pictur').related).toEqual(concept('picture').related);
    const mended = searchIn([{ title: 'Images', summary: 'A picture.' }], {
      synonyms: [['picture', 'image']],
    });
    const [typo] = mended.read('pictuer').concepts;
    const [word] = mended.read('picture').concepts;
    expect([...typo!.direct.keys()]).toEqual(['pictur']);
    expect(typo!.related.get('imag')).toBeGreaterThan(0);
    expect(typo!.related.get('imag')).toBeLessThan(word!.related.get('imag')!);
  });
});

describe('how much it tells', () => {
  // Of 4 papers: ln(1 + (4 - df + 0.5) / (df + 0.5)).
  const idf = { inNone: Math.log(10), inOne: Math.log(1 + 3.5 / 1.5), inTwo: Math.log(2) };

  test('its inverse document frequency', () => {
    expect(concept('depth').weight).toBeCloseTo(idf.inOne, 10);
    expect(concept('images').weight).toBeCloseTo(idf.inTwo, 10);
    expect(idf.inOne).toBeCloseTo(1.204, 3);
  });

  test('what no paper has is as telling as can be', () => {
    expect(concept('sourdough').weight).toBeCloseTo(idf.inNone, 10);
  });

  test('what is not there tells what its rarest stand-in does', () => {
    expect(concept('dpeth').weight).toBeCloseTo(idf.inOne, 10);
    expect(concept('picture').weight).toBeCloseTo(idf.inTwo, 10);
    expect(concept('exactimages', 'exactimages').weight).toBeCloseTo(idf.inOne, 10);
  });

  test('chatter tells little, whether the archive has it or not', () => {
    expect(concept('paper').weight).toBeGreaterThan(0);
    expect(concept('paper').weight).toBeLessThan(idf.inOne / 3);
    expect(concept('wondering').weight).toBeLessThan(idf.inNone / 3);
  });
});

test('any question has concepts whose terms are in the archive, and none weighs nothing', () => {
  const words = [
    'atention',
    'flash',
    'attention',
    'MoE',
    'chain',
    'of',
    'thought',
    'paper',
    'wkm',
    'x9',
    'it',
  ];
  const question = fc.oneof(anyText, textOf(words));
  fc.assert(
    fc.property(question, (asked) => {
      const { concepts, probe } = search.read(asked);
      expect(new Set(concepts.map((each) => each.word)).size).toBe(concepts.length);
      expect(probe.concepts.map(({ direct }) => direct.length)).toEqual(
        concepts.map(({ direct }) => direct.size),
      );
      for (const { weight, direct, related } of concepts) {
        expect(weight).toBeGreaterThan(0);
        for (const share of direct.values()) expect(share > 0 && share <= 1).toBe(true);
        for (const share of related.values()) expect(share > 0 && share < 1).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('a common word is no initials of the middle of a title', () => {
  const pets = searchIn([
    { title: 'SPARTAN: Memory for Parameter-Efficient Transformers', summary: 'Text.' },
  ]);
  expect(pets.read('pet').concepts[0]!.direct.size).toBe(0);
});

test('a lone mark in a title stops nothing', () => {
  expect(() => searchIn([{ title: '⚡\ufe0f Fast Exact Attention', summary: 'Text.' }])).not.toThrow();
});

test('an English word is likelier meant as it is: it counts for less than a slip from no word', () => {
  const mended = (word: string) => Math.max(...Object.values(concept(word).direct));
  expect(mended('attentoin')).toBeGreaterThan(mended('attraction'));
});

test('an emoji says nothing', () => {
  expect(words('attention ❤\ufe0f')).toEqual(['attention']);
});
