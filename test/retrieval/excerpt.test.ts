// Excerpts: they never lie, they are short, and they are the sentences that answer.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gap } from '../../src/retrieval/excerpt.ts';
import type { Match } from '../../src/retrieval/search.ts';
import { anyText, textOf } from './any-text.ts';
import { type Row, searchIn, text, type Words } from './small-archive.ts';

function excerptOf(row: Row, question: string, words?: Words) {
  const search = searchIn([row, { title: 'Other', summary: 'Another paper, about bread.' }], words);
  const [paper] = search.rank(search.read(row.title)).map((match) => match.paper);
  return search.excerpt(search.read(question), paper!);
}

/** The excerpt with its marks in brackets. */
function marked(row: Row, question: string, words?: Words): string {
  const excerpt = excerptOf(row, question, words);
  return excerpt.marks.reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    excerpt.text,
  );
}

const zero: Row = {
  title: 'ZeRO-Infinity: Breaking the Memory Wall',
  summary: [
    'ZeRO-Infinity trains models that fit into no memory. It keeps their weights on disks.',
    'Its engine overlaps reading with computing. A node of 16 cards trains a trillion weights. Users change no code.',
    'The throughput is 25 petaflops on 512 cards. Disks wear out, and power costs more.',
  ],
};

describe('which sentences', () => {
  test('the one that has most of the question comes first to be chosen', () => {
    expect(excerptOf(zero, 'what happens to disks').text).toContain('Disks wear out');
    expect(excerptOf(zero, 'do users change their code').text).toContain('Users change no code.');
  });

  test('in their order, with a gap where some are left out', () => {
    const row: Row = {
      title: 'Solver',
      summary: ['Gates open.', 'Walls stand.', 'Doors close. Windows shine.', 'Roofs age.', 'Lamps burn.'],
    };
    expect(excerptOf(row, 'lamps and gates').text).toBe('Gates open. … Lamps burn.');
    expect(excerptOf(row, 'windows or doors').text).toBe('Doors close. Windows shine.');
    expect(excerptOf(row, 'roofs, lamps, gates').text).toBe('Gates open. … Roofs age. Lamps burn.');
  });

  test('a question for a number gets the sentence with it', () => {
    expect(excerptOf(zero, 'how fast is it').text).toContain('25 petaflops');
    expect(excerptOf(zero, 'how many cards does a node need').text).toContain('16 cards');
    const plain: Row = {
      title: 'Pruner',
      summary: [
        'The speedup pleases its authors.',
        'The speedup is 3x on phones.',
        'The speedup needs no training.',
      ],
    };
    expect(excerptOf(plain, 'how large is the speedup').text).toMatch(/^The speedup is 3x on phones\.|3x/);
    const short = searchIn([plain]);
    const reading = short.read('how large is the speedup');
    expect(short.excerpt(reading, short.rank(reading)[0]!.paper).text).toContain('3x on phones');
  });

  test('of two that say as much, not the one that leans on what is left out', () => {
    // So long that only one of them is shown.
    const rest = 'in rain, wind and weather, '.repeat(10);
    const row: Row = {
      title: 'Solver',
      summary: [
        `Mirrors are cheap. However, they age ${rest}too.`,
        `Lenses are dear. By then they age ${rest}too.`,
      ],
    };
    expect(excerptOf(row, 'age').text).toContain('By then they age');
    expect(excerptOf(row, 'age').text).not.toContain('However');
  });

  test('a question that says nothing, or nothing that the paper has, gets its opening', () => {
    for (const question of ['what is it about?', 'sourdough'])
      expect(excerptOf(zero, question).text).toMatch(
        /^ZeRO-Infinity trains models that fit into no memory\./,
      );
  });

  test('a synonym finds its sentence, and a phrase the sentence that has all of it', () => {
    const row: Row = {
      title: 'Solver',
      summary: [
        'It thinks in a chain.',
        'A chain of thought helps.',
        'Images stay the same.',
        'The end comes late.',
      ],
    };
    const words: Words = { acronyms: { CoT: ['chain of thought'] }, synonyms: [['picture', 'image']] };
    expect(excerptOf(row, 'does CoT help', words).text).toContain('A chain of thought helps.');
    expect(excerptOf(row, 'pictures', words).text).toContain('Images stay the same.');
  });
});

describe('marks', () => {
  test('lie on the question’s words, in any form', () => {
    expect(marked(zero, 'user code changes')).toContain('[Users] [change] no [code].');
  });

  test('on synonyms too, and never on grammar', () => {
    const row: Row = { title: 'Frames', summary: 'The image is in the frame.' };
    expect(marked(row, 'what is in the picture', { synonyms: [['picture', 'image']] })).toBe(
      'The [image] is in the frame.',
    );
  });

  test('on a name, and not on the grammar that it looks like', () => {
    expect(marked({ title: 'WiTh', summary: 'It is with WiTh.' }, 'WiTh')).toBe('It is with [WiTh].');
  });

  test('on all of a name, whatever follows it', () => {
    expect(marked({ title: 'ZeRO++: Big', summary: 'ZeRO++’s “zero++” is big.' }, 'zero++')).toBe(
      '[ZeRO++]’s “[zero++]” is big.',
    );
  });

  test('fall where they belong in each sentence', () => {
    expect(marked({ title: 'A B', summary: ['Über gates. Wide.', 'Gates, gates!'] }, 'gate')).toBe(
      'Über [gates]. Wide. [Gates], [gates]!',
    );
  });

  test('a name that the question writes by a part of it is marked', () => {
    expect(marked({ title: 'Fast', summary: 'FlashAttention is fast.' }, 'flash')).toBe(
      '[FlashAttention] is fast.',
    );
  });

  test('the long form of an acronym is marked', () => {
    const row: Row = { title: 'Solver', summary: 'A chain of thought helps.' };
    expect(marked(row, 'cot', { acronyms: { CoT: ['chain of thought'] } })).toBe(
      'A [chain] of [thought] helps.',
    );
  });
});

describe('for any paper and any question', () => {
  // No "…": what the archive itself leaves out would look like a gap.
  const sentence = textOf(
    [
      ...[
        'The',
        'gate',
        'opens',
        'routers',
        'LLM.int8()',
        '3.5x',
        'e.g.',
        'vs.',
        '(wide)',
        'FlashAttention',
        '16',
        'it',
      ],
      ...['chain', 'of', 'thought', 'naïve', 'really', 'attention,', '“so”', 'w'.repeat(90)],
    ],
    ' ',
    22,
  ).map((words) => `${words || 'It'}.`);
  const paragraph = fc.oneof(
    fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(' ')),
    anyText.map((any) => any.replaceAll('…', '')),
  );
  const asPlain = (any: string) => any.replace(/\s+/g, ' ').trim() || 'Nothing.';
  const anyRow: fc.Arbitrary<Row> = fc
    .record({ title: anyText, summary: fc.array(paragraph.map(asPlain), { minLength: 1, maxLength: 4 }) })
    .map(({ title, summary }) => ({ title: asPlain(`Gate ${title}`), summary }));
  const anyQuestion = fc.oneof(anyText, sentence, fc.constant('how many gates'));
  const words: Words = {
    acronyms: { CoT: ['chain of thought'] },
    synonyms: [['gate', 'router', 'attention']],
  };

  test('it is whole sentences in their order, at most three and 400 characters, with honest marks', () => {
    fc.assert(
      fc.property(anyRow, anyQuestion, (row, question) => {
        const search = searchIn([row], words);
        const [{ paper }] = search.rank(search.read('gate')) as [Match];
        const excerpt = search.excerpt(search.read(question), paper);
        const sentences = paper.paragraphs.flatMap((each) => text.sentences(each));
        expectRunsOf(sentences, excerpt.text);
        if (!sentences.includes(excerpt.text)) expect(excerpt.text.length).toBeLessThanOrEqual(400);
        expectHonestMarks(excerpt);
      }),
      { numRuns: 300 },
    );
  });
});

/** Each piece between gaps is a run of whole sentences, and they come in the order of the summary; three in all. */
function expectRunsOf(sentences: readonly string[], excerpt: string): void {
  let from = 0;
  let shown = 0;
  for (const piece of excerpt.split(gap)) {
    const run = runs(sentences, from).find(({ wording }) => wording === piece);
    expect(run, `“${piece}” is no run of whole sentences after the ${from}th`).toBeDefined();
    shown += run!.end - run!.start;
    // A sentence is left out at each gap.
    from = run!.end + 1;
  }
  expect(shown).toBeLessThanOrEqual(3);
}

/** Runs of up to three sentences, from a place on. */
function runs(sentences: readonly string[], from: number) {
  return sentences.flatMap((_, start) =>
    start < from
      ? []
      : [1, 2, 3]
          .map((size) => start + size)
          .filter((end) => end <= sentences.length)
          .map((end) => ({ start, end, wording: sentences.slice(start, end).join(' ') })),
  );
}

function expectHonestMarks({ text: shown, marks }: ReturnType<typeof excerptOf>): void {
  const words = new Set(text.tokens(shown).map(({ start, end }) => `${start}-${end}`));
  let before = -1;
  for (const { start, end } of marks) {
    expect(start).toBeGreaterThan(before);
    expect(words).toContain(`${start}-${end}`);
    before = end;
  }
  expect(before).toBeLessThanOrEqual(shown.length);
}
