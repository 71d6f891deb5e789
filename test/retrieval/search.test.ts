// Search: questions of each kind against the archive that ships, and what goes with what was found.

import { describe, expect, test } from 'vitest';
import { loadShipped } from './shipped.ts';
import { found, type Row, searchIn } from './small-archive.ts';

const { archive, search } = loadShipped();
const papers = archive.issues.flatMap((issue) => issue.papers);

/** A question, the title that it is about up to its colon, and words that the excerpt must have. */
type Asked = readonly [question: string, title: string, ...facts: readonly string[]];

const kinds: Readonly<Record<string, readonly Asked[]>> = {
  'by name': [
    ['how does SmoothQuant make activations easy to quantize', 'SmoothQuant', 'scaled down'],
    ['what does Galvatron search for', 'Galvatron'],
    ['does ZeRO++ quantize gradients', 'ZeRO++', 'int4'],
    [
      'is perfect secrecy possible with foundation models',
      'Can Foundation Models Help Us Achieve Perfect Secrecy?',
    ],
  ],
  'for a fact': [
    ['how many minutes does SinFusion train on a single picture', 'SinFusion', '40 minutes'],
    ['how much faster is FlashAttention on GPT-2', 'FlashAttention', '3x on GPT-2'],
    ['what percentage longer does SupMAE take', 'SupMAE', '40% longer'],
    ['how many datasets are in NEVIS', "NEVIS'22", '100 diverse image classification datasets'],
  ],
  'without its name': [
    ['do researchers overrate the chance that their submission gets in', "How do Authors' Perceptions"],
    [
      'self driving car crashes collected in a public list',
      'Indexing AI Risks with Incidents, Issues, and Variants',
    ],
    ['why would someone weigh each operation by its transistors', 'A Transistor Operations Model'],
    [
      'explanations that hide the real reason for an answer',
      "Language Models Don't Always Say What They Think",
    ],
  ],
  'with slips': [
    ['flashatention speedup on gpt2', 'FlashAttention', '3x on GPT-2'],
    ['smothquant outlers', 'SmoothQuant', 'outliers'],
    ['mega blocks capacity factor', 'MegaBlocks', 'capacity factor'],
    ['tiny storys for toddlers', 'TinyStories'],
  ],
  'in short': [
    ['ToT', 'Tree of Thoughts'],
    ['taayn', 'Textbooks Are All You Need'],
    ['DEQ convergence', 'Global Convergence of Over-parameterized Deep Equilibrium Models'],
    ['quantised experts on one gpu', "Who Says Elephants Can't Run"],
  ],
};

describe.each(Object.entries(kinds))('questions %s', (_, asked) => {
  test.each(asked)('%s', (question, title, ...facts) => {
    const reading = search.read(question);
    const [best] = search.rank(reading);
    expect(best?.paper.title).toContain(title);
    const excerpt = search.excerpt(reading, best!.paper).text;
    for (const fact of facts) expect(excerpt).toContain(fact);
  });
});

describe('ranking', () => {
  const reading = search.read('quantization of transformers');

  test('best first, with a confidence between 0 and 1, and the same every time', () => {
    const matches = search.rank(reading);
    expect(matches.length).toBeGreaterThan(3);
    const scores = matches.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { confidence } of matches) expect(confidence > 0 && confidence < 1).toBe(true);
    expect(search.rank(search.read('quantization of transformers'))).toEqual(matches);
  });

  test('only within the papers that are asked for', () => {
    const within = search.rank(reading, { within: ({ issue }) => issue === '2023-06-25' });
    expect(within.length).toBeGreaterThan(0);
    expect(new Set(within.map(({ paper }) => paper.issue))).toEqual(new Set(['2023-06-25']));
    expect(search.rank(reading, { within: () => false })).toEqual([]);
  });

  test('a paper leads by as much as it is ahead of the best other one', () => {
    const [first, second, third] = search.rank(reading);
    expect(first!.inputs.lead).toBeCloseTo(first!.score - second!.score, 10);
    expect(second!.inputs.lead).toBeCloseTo(second!.score - first!.score, 10);
    expect(third!.inputs.lead).toBeCloseTo(third!.score - first!.score, 10);
  });

  test('papers that answer together are no rivals', () => {
    const matches = search.rank(reading, { together: () => 2 });
    const [first, second, third] = matches;
    expect(first!.inputs.lead).toBeCloseTo(first!.score - third!.score, 10);
    expect(second!.inputs.lead).toBeCloseTo(second!.score - third!.score, 10);
    expect(third!.inputs.lead).toBeCloseTo(third!.score - first!.score, 10);
    expect(second!.confidence).toBeGreaterThan(search.rank(reading)[1]!.confidence);
    const all = search.rank(reading, { together: (scores) => scores.length });
    expect(all[0]!.inputs.lead).toBe(all[0]!.score);
  });

  test('a question that says nothing finds nothing', () => {
    for (const nothing of ['', 'what is it?', '🎉 !!', 'the of and']) {
      expect(search.read(nothing).concepts).toEqual([]);
      expect(search.rank(search.read(nothing))).toEqual([]);
    }
  });

  const twins: readonly Row[] = Array.from({ length: 11 }, (_, i) => ({
    title: 'Router',
    summary: `Paper w${i}x.`,
  }));

  test('among equals the earlier issue, and the earlier paper', () => {
    const rows = [...twins.slice(0, 2), { ...twins[2]!, issue: '2022-11-27' }];
    const equals = searchIn(rows);
    expect(equals.rank(equals.read('router')).map(({ paper }) => paper.code)).toEqual([
      '2022-11-27#1',
      '2022-12-04#1',
      '2022-12-04#2',
    ]);
  });

  test('the tenth paper of an issue comes after its second', () => {
    const equals = searchIn(twins);
    const places = equals.rank(equals.read('router')).map(({ paper }) => Number(paper.code.split('#')[1]));
    expect(places).toEqual(twins.map((_, i) => i + 1));
  });
});

describe('in other words than the archive’s', () => {
  test('what the glossary has for them counts 1.3 times as much', () => {
    const rows = [{ title: 'Trimmer', summary: 'Pruning pays.' }];
    const known = searchIn(rows, { synonyms: [['slim', 'pruning']] });
    const covered = (question: string) => known.rank(known.read(question))[0]!.inputs.covered;
    // What the one paper has weighs ln(1 + 0.5 / 1.5) = 0.2877, what it lacks ln(1 + 1.5 / 0.5) = 1.3863.
    // Half of "slim" is 0.5 already: enough to be in the archive's words.
    expect(covered('slim')).toBeCloseTo(0.5, 10);
    // 0.65 * 0.2877 / (0.2877 + 1.3863)
    expect(covered('slim lamp')).toBeCloseTo(0.1117, 4);
  });

  test('and nobody is sure of it, however alone it stands', () => {
    const sure = (question: string) => search.rank(search.read(question))[0]?.confidence ?? 0;
    expect(sure('linear attention')).toBeGreaterThan(0.8);
    expect(sure('mamba sourdough lamp')).toBeLessThanOrEqual(0.8);
  });
});

describe('what goes with a match', () => {
  test('why: the question’s words that the paper has or has the like of, the most telling first', () => {
    const reading = search.read('which LLMs does it quantize, LLM.int8() or sourdough');
    const smooth = papers.find(({ title }) => title.startsWith('SmoothQuant'))!;
    const why = search.why(reading, smooth);
    expect([...why].sort()).toEqual(['LLMs', 'int8', 'quantize']);
    // In the question the first is "LLMs", which many papers have.
    expect(why[0]).toBe('int8');
    const weights = why.map((word) => reading.concepts.find((concept) => concept.typed === word)!.weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  test('strangers: words that neither the archive nor English has', () => {
    const strangers = (question: string) => search.strangers(search.read(question));
    expect(strangers('does flurbotronic attention beat FlashAttention')).toEqual(['flurbotronic']);
    // English, an acronym of the glossary, too short, a number, a slip.
    expect(strangers('sourdough risotto')).toEqual([]);
    expect(strangers('mixture of experts, MoE')).toEqual([]);
    expect(strangers('xqz 12345')).toEqual([]);
    expect(strangers('flashatention')).toEqual([]);
  });

  test('unsaid: what a question of a word or two is about, where no paper calls it so', () => {
    const unsaid = (question: string) => search.unsaid(search.read(question));
    // A name that the glossary knows as like something else, a name but for a letter, a figure for a name.
    for (const question of [
      'what is mamba',
      'Mamba vs attention',
      'explain retnet',
      'what is s4',
      'sourdough',
    ])
      expect(unsaid(question), question).toBe(true);
    // Its own word, an acronym for its long form, a slip beside another word, nothing at all, more words.
    const said = ['what is sharpness', 'MoE', 'flashatention sharpness', '', 'mamba in memory bound kernels'];
    for (const question of said) expect(unsaid(question), question).toBe(false);
  });

  test('coverage: more, the more of the question a paper has', () => {
    const flash = papers.find(({ title }) => title.startsWith('FlashAttention'))!;
    const covered = (question: string) => search.covered(search.read(question), flash);
    expect(covered('FlashAttention CUDA')).toBe(1);
    expect(covered('FlashAttention sourdough')).toBeLessThan(covered('FlashAttention CUDA'));
    expect(covered('sourdough')).toBe(0);
  });

  test('an excerpt is the same whether its paper was prepared or not', () => {
    const rows: readonly Row[] = [
      { title: 'Router', summary: 'It routes. Gates open. It closes them at night.' },
    ];
    const [cold, warm] = [searchIn(rows), searchIn(rows)];
    expect([...warm.warmUp()]).toHaveLength(1);
    const excerptIn = (each: typeof cold) => {
      const reading = each.read('gates of the router');
      return each.excerpt(reading, each.rank(reading)[0]!.paper);
    };
    expect(excerptIn(warm)).toEqual(excerptIn(cold));
  });

  test('why: words as English writes them', () => {
    const router: Row = { title: 'Router', summary: 'A precise comparison.' };
    const small = searchIn([router]);
    const reading = small.read('precise');
    expect(small.why(reading, small.rank(reading)[0]!.paper)).toEqual(['precise']);
  });
});

test('an archive without papers finds nothing', () => {
  const empty = searchIn([]);
  expect(found(empty, 'attention')).toEqual([]);
});
