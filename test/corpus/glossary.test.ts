// The glossary and the list of topics: what they hold, and what is refused in which line.

import { describe, expect, it } from 'vitest';
import { issue, load, problemsOf } from './folder.ts';

const GOOD = issue('## One\n\nText.\n');

describe('glossary.yaml', () => {
  const glossary = (text: string) => problemsOf({ ...GOOD, 'glossary.yaml': text });

  it('maps acronyms to one long form or several, and groups synonyms', () => {
    const text =
      '# note\nacronyms:\n  MoE: mixture  of experts\n  TTS: a b, c\nsynonyms:\n  - "x,y: z"\n  - 7 , 50%\n';
    expect(load({ ...GOOD, 'glossary.yaml': text }).glossary).toEqual({
      acronyms: new Map([
        ['MoE', ['mixture of experts']],
        ['TTS', ['a b', 'c']],
      ]),
      synonyms: [
        ['x', 'y: z'],
        ['7', '50%'],
      ],
    });
  });

  it('may lack either part', () => {
    const { glossary } = load({ ...GOOD, 'glossary.yaml': 'acronyms: {}' });
    expect(glossary).toEqual({ acronyms: new Map(), synonyms: [] });
  });

  const ACRONYMS = 'write `acronyms:` and below it, indented, lines such as `MoE: mixture of experts`';
  const SYNONYMS = 'write `synonyms:` and below it, indented, lines such as `- quick, fast`';
  const WORD = 'write the word, or delete the line';
  it.each([
    ['an empty file', '', `1: must hold acronyms or synonyms: ${ACRONYMS}`],
    [
      'an unknown key',
      'acronyms: {}\nwords: []',
      '2: unknown key “words”: only acronyms and synonyms are known here',
    ],
    ['acronyms that are no map', 'acronyms: [a]', `1: “acronyms” must be a map: ${ACRONYMS}`],
    ['synonyms that are no list', 'synonyms:\n  a: b', `1: “synonyms” must be a list: ${SYNONYMS}`],
    ['an empty short form', 'acronyms:\n  "": x', `2: “acronyms.” is empty: ${WORD}`],
    ['an empty long form', 'acronyms:\n  A: b\n  C:', `3: “acronyms.C” is empty: ${WORD}`],
    [
      'long forms in brackets',
      'acronyms:\n  TTS: [text-to-speech, test-time scaling]',
      '2: “acronyms.TTS” must be text: part the words by commas, without brackets, as in `TTS: text-to-speech, test-time scaling`',
    ],
    [
      'a group in brackets',
      'synonyms:\n  - a, b\n  - [quick, fast]',
      '3: “synonyms” must be text: part the words by commas, without brackets, as in `- quick, fast`',
    ],
    [
      'a group that is a list',
      'synonyms:\n  - - quick\n    - fast',
      '2: “synonyms” must be text: part the words by commas, without brackets, as in `- quick, fast`',
    ],
    ['a group with a colon', 'synonyms:\n  - a: b, c', '2: “synonyms” must be text: put it in "quotes"'],
    [
      'a long form twice',
      'acronyms:\n  A: b, B',
      '2: “acronyms.A” has “B” twice in one group: delete one of the two',
    ],
    ['a number', 'acronyms:\n  A: 7', '2: “acronyms.A” must be text: put it in "quotes"'],
    [
      'a group of one',
      'synonyms:\n  - a, b\n  - c',
      '3: “synonyms” has a group of fewer than 2 words: add another behind a comma',
    ],
    ['an empty group', 'synonyms:\n  - a, b\n  -', `3: “synonyms” is empty: ${WORD}`],
    ['a blank group', 'synonyms:\n  - a, b\n  - " "', `3: “synonyms” is empty: ${WORD}`],
    [
      'nothing between commas',
      'synonyms:\n  - a, b\n  - a, , b',
      '3: “synonyms” has nothing between two commas: write a word there, or delete a comma',
    ],
    [
      'a comma at the end',
      'acronyms:\n  A: b,',
      '2: “acronyms.A” has nothing between two commas: write a word there, or delete a comma',
    ],
    [
      'a word twice in a group',
      'synonyms:\n  - a, b\n  - a, b c, B  c',
      '3: “synonyms” has “B c” twice in one group: delete one of the two',
    ],
    [
      'words cut off',
      'acronyms:\n  CS: C #',
      '2: is cut off at #: put the whole text in "quotes", or the comment on a line of its own',
    ],
  ])('refuses %s', (_name, text, problem) => {
    expect(glossary(text)).toEqual([`glossary.yaml:${problem}`]);
  });

  it('refuses the same short form twice', () => {
    expect(glossary('acronyms:\n  A: b\n  A: c')).toEqual([
      expect.stringMatching(/^glossary\.yaml:3: is not valid YAML \(.*unique.*\): put text/),
    ]);
  });

  it('refuses aliases that grow without end', () => {
    const bomb = [
      'acronyms: {}',
      'a: &a [x, x, x, x]',
      ...'bcdefghij'.split('').map((c, n) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[n]}`)}]`),
    ];
    expect(glossary(bomb.join('\n'))).toEqual([
      expect.stringMatching(
        /^glossary\.yaml:1: can't be parsed \(.*alias.*\): simplify its Markdown or YAML$/,
      ),
    ]);
  });
});

describe('topics.yaml', () => {
  const topics = (text: string) => problemsOf({ ...GOOD, 'topics.yaml': text });

  it('keeps the order of the file', () => {
    const { topics } = load({ ...GOOD, 'topics.yaml': 'b: second letter\na: first letter' });
    expect([...topics]).toEqual([
      ['b', 'second letter'],
      ['a', 'first letter'],
    ]);
  });

  it.each([
    [
      'an empty file',
      '',
      '1: must be a map of topics: write lines such as `attention: its cost and its variants`',
    ],
    [
      'a list',
      '- a',
      '1: must be a map of topics: write lines such as `attention: its cost and its variants`',
    ],
    ['no description', 'a: b\nc:', '2: “c” is empty: write behind the colon what the topic covers'],
    ['a comma in a name', 'a: b\n"c, d": e', '2: “c, d” has a comma in its name: take it out'],
  ])('refuses %s', (_name, text, problem) => {
    expect(topics(text)).toEqual([`topics.yaml:${problem}`]);
  });

  it('that are broken make no topic of a paper unknown', () => {
    const files = { ...issue('## One\n\n- topics: nonsense\n\nText.'), 'topics.yaml': '- a' };
    expect(problemsOf(files)).toEqual([
      'topics.yaml:1: must be a map of topics: write lines such as `attention: its cost and its variants`',
    ]);
  });
});
