// Which headings are papers: every way to write a title that newsletters use, and every heading that is none.

import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { splitIssue } from '../../../src/importing/split.ts';
import { issueOf, marked, papersOf, titlesOf } from './drafts.ts';

const A = 'https://arxiv.org/abs/3104.00001';
const B = 'https://arxiv.org/abs/3104.00002';

describe('titles', () => {
  it.each([
    ['a plain heading', '## Sparse Nets for Everyone\n\nText.', 'Sparse Nets for Everyone'],
    ['a link inside', `## [Sparse Nets for Everyone](${A})\n\nText.`, 'Sparse Nets for Everyone'],
    ['a title over two links', `## [Sparse Nets](${A})[: A Primer](${A})\n\nText.`, 'Sparse Nets: A Primer'],
    ['bold inside', '## **Sparse** Nets for *Everyone*\n\nText.', 'Sparse Nets for Everyone'],
    ['a question', '## Do Sparse Nets Learn Faster?\n\nText.', 'Do Sparse Nets Learn Faster?'],
    ['one word', '## SparseNet+\n\nText.', 'SparseNet+'],
    ['a final full stop', '## Sparse nets are all you need.\n\nText.', 'Sparse nets are all you need.'],
    ['1) in front', '## 1) Sparse Nets for Everyone\n\nText.', 'Sparse Nets for Everyone'],
    ['1. in front', '## 1\\. Sparse Nets for Everyone\n\nText.', 'Sparse Nets for Everyone'],
    ['a number that begins a name', '## 1.58-Bit Nets for Everyone\n\nText.', '1.58-Bit Nets for Everyone'],
    ['code inside', '## `sparse`: Nets for Everyone\n\nText.', 'sparse: Nets for Everyone'],
    ['a reading time', '## Sparse Nets for Everyone (4 minute read)\n\nText.', 'Sparse Nets for Everyone'],
    ['very long', `## ${'Sparse Nets and '.repeat(12)}More\n\nText.`, `${'Sparse Nets and '.repeat(12)}More`],
    ['a bold paragraph', '**Sparse Nets for Everyone**\n\nText.', 'Sparse Nets for Everyone'],
    [
      'a bold paragraph that is a link',
      `[**Sparse Nets for Everyone**](${A})\n\nText.`,
      'Sparse Nets for Everyone',
    ],
    ['a bold line above its text', '**Sparse Nets for Everyone**  \nText.', 'Sparse Nets for Everyone'],
    ['a paragraph that is a link', `[Sparse Nets for Everyone](${A})\n\nText.`, 'Sparse Nets for Everyone'],
    ['a bold list of one', '1. **Sparse Nets for Everyone**\n\nText.', 'Sparse Nets for Everyone'],
  ])('%s', (_, markdown, title) => {
    expect(papersOf(marked(markdown))).toEqual([[title, 'Text.']]);
  });

  it.each([
    ['in front', '## ⭐ Sparse Nets\n\nText.'],
    ['behind', '## Sparse Nets ★\n\nText.'],
    ['outside of the link', `## ⭐ [Sparse Nets](${A}) \n\nText.`],
    ['with a number', '## 1) ⭐ Sparse Nets\n\nText.'],
    ['of a bold paragraph', '⭐ **Sparse Nets**\n\nText.'],
  ])('a star %s is a mark', (_, markdown) => {
    const [paper] = issueOf(marked(markdown)).papers;
    expect([paper?.title, paper?.starred]).toEqual(['Sparse Nets', true]);
  });

  it('takes the link of each paper', () => {
    const markdown = `## [Sparse Nets at Scale](${A})\n\nText.\n\n## Dense Nets at Scale\n\nText.\n\nPaper: ${B}`;
    expect(issueOf(marked(markdown)).papers.map(({ link }) => link)).toEqual([A, B]);
  });
});

describe('headings that are no papers', () => {
  it('drops group headings, and takes the level below them', () => {
    const markdown = `# Research\n\n### Sparse Nets at Scale\n\nOne.\n\n### Dense Nets at Scale\n\nTwo.\n\n# Vision\n\n### Seeing Is Enough\n\nThree.`;
    expect(papersOf(marked(markdown))).toEqual([
      ['Sparse Nets at Scale', 'One.'],
      ['Dense Nets at Scale', 'Two.'],
      ['Seeing Is Enough', 'Three.'],
    ]);
    expect(issueOf(marked(markdown)).dropped).toEqual([
      'a heading without text: “Research”',
      'a heading without text: “Vision”',
    ]);
    expect(issueOf(marked(markdown)).doubts).toEqual([]);
  });

  it('drops what stands before the first paper, word by word', () => {
    const markdown = `This newsletter made possible by Example Corp.\n\n- Sparse Nets\n- Dense Nets\n\n## Sparse Nets at Scale\n\nOne.`;
    expect(issueOf(marked(markdown)).dropped).toEqual([
      'before the first paper: “This newsletter made possible by Example Corp.”',
      'before the first paper: “Sparse Nets Dense Nets”',
    ]);
  });

  it.each(['Thanks for reading!', 'Subscribe', 'Footnotes', 'Share this post', 'That’s all for this week'])(
    'ends the papers at “%s”',
    (goodbye) => {
      const markdown = `## Sparse Nets at Scale\n\nOne.\n\n## Dense Nets at Scale\n\nTwo.\n\n## ${goodbye}\n\nMore words.`;
      expect(papersOf(marked(markdown))).toEqual([
        ['Sparse Nets at Scale', 'One.'],
        ['Dense Nets at Scale', 'Two.'],
      ]);
      expect(issueOf(marked(markdown)).dropped.join()).toContain('More words.');
    },
  );

  it('drops a goodbye without a heading', () => {
    const markdown = '## Sparse Nets at Scale\n\nOne.\n\nThanks for reading! See you next week.\n\n---';
    expect(papersOf(marked(markdown))).toEqual([['Sparse Nets at Scale', 'One.']]);
  });

  it('keeps headings inside a summary as bold paragraphs', () => {
    const markdown = `## Sparse Nets at Scale\n\nOne.\n\n### Results\n\nTwo.\n\n### Results\n\nThree.\n\n## Dense Nets at Scale\n\nFour.\n\n### Method\n\nFive.`;
    const issue = issueOf(marked(markdown));
    expect(papersOf(marked(markdown))).toEqual([
      ['Sparse Nets at Scale', 'One.', 'Results', 'Two.', 'Results', 'Three.'],
      ['Dense Nets at Scale', 'Four.', 'Method', 'Five.'],
    ]);
    expect(issue.papers[1]?.blocks[1]).toMatchObject({ type: 'paragraph', children: [{ type: 'strong' }] });
    expect(issue.doubts).toEqual([]);
  });

  it('keeps bold beginnings inside a summary as they are', () => {
    const markdown = `## Sparse Nets at Scale\n\n**Speed**: twice as fast.\n\n- **Cost**: half.\n- **Size**: the same.\n\n## Dense Nets at Scale\n\n**They measure it well**\n\nText.`;
    expect(papersOf(marked(markdown))).toEqual([
      ['Sparse Nets at Scale', 'Speed: twice as fast.', 'Cost: half. Size: the same.'],
      ['Dense Nets at Scale', 'They measure it well', 'Text.'],
    ]);
  });

  it('lists a heading that may be something else', () => {
    const markdown = `## Sparse Nets at Scale\n\nOne.\n\n## Dense Nets at Scale\n\nTwo.\n\n## News\n\nSomebody moved.`;
    const { doubts, dropped, papers } = issueOf(marked(markdown));
    expect(papers).toHaveLength(2);
    expect(dropped).toContain('below “News”: “Somebody moved.”');
    expect(doubts).toMatchObject([{ text: 'News', taken: 'text' }]);
    expect(doubts[0]?.reasons).toContain('is the name of a section (against)');
  });

  it('takes a linked paper whose title sounds like a greeting or a sponsor', () => {
    const titles = ['Hey Speech System! Why Do You Not Hear Me?', 'Learning to See Together with Words'];
    const markdown = titles.map((title) => `## [${title}](${A})\n\nText.`).join('\n\n');
    expect(titlesOf(marked(markdown))).toEqual(titles);
  });

  it('takes a paper that stands above the groups of the others, and lists it', () => {
    const markdown = `# [Sparse Nets at Scale](${A})\n\nOne.\n\n# Vision\n\n## Dense Nets at Scale\n\nTwo.\n\n## Seeing Is Enough for Most\n\nThree.`;
    expect(titlesOf(marked(markdown))).toEqual([
      'Sparse Nets at Scale',
      'Dense Nets at Scale',
      'Seeing Is Enough for Most',
    ]);
    expect(issueOf(marked(markdown)).doubts).toMatchObject([
      { text: 'Sparse Nets at Scale', taken: 'title' },
    ]);
  });
});

describe('papers of the week in a list', () => {
  const papers = [
    ['Sparse Nets at Scale', 'trains a net with fewer weights. (Paper)'],
    ['DenseNet', 'trains one with more. (Paper)'],
  ];

  it.each([
    ['numbered paragraphs', (i: number) => `${i}\\) **TITLE** - TEXT\n\n`],
    ['numbers in bold', (i: number) => `**${i}). TITLE** - TEXT\n\n`],
    ['bold items', () => '- **TITLE** – TEXT\n'],
    ['numbered items', (i: number) => `${i}. **TITLE**: TEXT\n`],
    ['items of two paragraphs', (i: number) => `${i}. **TITLE**\n\n   TEXT\n\n`],
  ])('%s', (_, form) => {
    const markdown = papers
      .map(([title, text], i) =>
        form(i + 1)
          .replace('TITLE', title!)
          .replace('TEXT', text!.replace('Paper', `[Paper](${i === 0 ? A : B})`)),
      )
      .join('');
    const draft = marked(`Hello.\n\n${markdown}`);
    expect(papersOf(draft)).toEqual(papers);
    expect(issueOf(draft).papers.map(({ link }) => link)).toEqual([A, B]);
  });
});

it('reads the facts of an issue in the archive’s own format', () => {
  const markdown = `## Sparse Nets at Scale\n\n- topics: sparsity\n- starred\n- link: ${A}\n\nOne.`;
  const { papers, dropped } = issueOf(marked(markdown));
  expect(papers).toMatchObject([{ starred: true, link: A, topics: ['sparsity'] }]);
  expect(papersOf(marked(markdown))).toEqual([['Sparse Nets at Scale', 'One.']]);
  expect(dropped).toEqual([]);
});

describe('footnotes and targets of links', () => {
  it('stand at the end of the paper that refers to them', () => {
    const footnote = (n: string, text: string): RootContent => ({
      type: 'footnoteDefinition',
      identifier: n,
      children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
    });
    const draft = marked(
      '## Sparse Nets at Scale\n\nOne [here][x].\n\n## Dense Nets at Scale\n\nTwo.\n\n## Footnotes\n\n[x]: https://example.org',
    );
    const second = draft.blocks[3]!;
    if (second.type !== 'paragraph') throw new Error('not a paragraph');
    second.children.push(
      { type: 'footnoteReference', identifier: '2' },
      { type: 'footnoteReference', identifier: '1' },
    );
    const blocks = [
      ...draft.blocks,
      footnote('1', 'First.'),
      footnote('2', 'Second.'),
      footnote('3', 'Third.'),
    ];
    const { papers, dropped } = issueOf({ ...draft, blocks });
    expect(papers.map((paper) => paper.blocks.map(({ type }) => type))).toEqual([
      ['paragraph', 'definition'],
      ['paragraph', 'footnoteDefinition', 'footnoteDefinition'],
    ]);
    expect(papers[1]?.blocks.slice(1)).toMatchObject([{ identifier: '2' }, { identifier: '1' }]);
    expect(dropped).toContain('a footnote that no paper refers to: “Third.”');
  });
});

describe('refusals', () => {
  it('of an issue without a date say what to do', () => {
    expect(splitIssue({ ...marked('## A Title Here\n\nText.'), dates: [] })).toEqual({
      kind: 'refusal',
      source: 'issues/2031-05-04.md',
      what: 'no date found in issues/2031-05-04.md: begin its title with the day, as in “2022-11-27 A title”, or put it into the file’s name',
    });
  });

  it('of a text that is no newsletter say so before they ask for a date', () => {
    const found = splitIssue({ ...marked('Milk and bread.'), dates: [] });
    expect('what' in found && found.what).toMatch(/^no paper found in issues\/2031-05-04\.md: if it is/);
  });

  it.each(['', 'Hello there.', '## Only a Heading With Nothing Below'])(
    'of “%s”, which has no paper',
    (markdown) => {
      const found = splitIssue(marked(markdown));
      expect('what' in found && found.what).toMatch(/^no paper found in issues\/2031-05-04\.md: /);
    },
  );
});
