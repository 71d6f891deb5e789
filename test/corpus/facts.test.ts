// The list below a heading: what counts as a fact, and what is refused in which line.

import { describe, expect, it } from 'vitest';
import { paperOf, problemsBelowHead as problems } from './folder.ts';

describe('facts', () => {
  const ONLY =
    'Only `topics: …`, `starred`, `link: …` and `asked as: …` are facts; a list of the summary stands below a paragraph';
  it.each([
    [
      'an unknown topic',
      '- topics: data, atention',
      '7: unknown topic “atention”: did you mean “attention”? The topics stand in topics.yaml',
    ],
    ['a topic twice', '- topics: data, data', '7: topic “data” is there twice: delete one of the two'],
    [
      'nothing between commas',
      '- topics: data,',
      '7: “topics” has nothing between two commas: write a topic there, or delete a comma',
    ],
    [
      'empty topics',
      '- topics:',
      '7: “topics” is empty: write something behind `topics:`, or delete the line',
    ],
    [
      'topics without a colon',
      '- topics',
      '7: “topics” is empty: write something behind `topics:`, or delete the line',
    ],
    [
      'an empty question',
      '- starred\n- asked as: ',
      '8: “asked as” is empty: write something behind `asked as:`, or delete the line',
    ],
    [
      'topics twice',
      '- topics: data\n- topics: attention',
      '8: “topics” is there twice: delete one of the two',
    ],
    ['two stars', '- starred\n- starred', '8: “starred” is there twice: delete one of the two'],
    [
      'a star with a value',
      '- starred: yes',
      '7: “starred” stands alone: write `- starred`, or delete the line',
    ],
    [
      'a link that is no https address',
      '- link: http://arxiv.org/abs/1',
      '7: link “http://arxiv.org/abs/1” is no https address: write one such as https://arxiv.org/abs/2211.15841',
    ],
    [
      'a link with words',
      '- link: https://arxiv.org/abs/1 and more',
      '7: link “https://arxiv.org/abs/1 and more” is no https address: write one such as https://arxiv.org/abs/2211.15841',
    ],
    [
      'a link of no host',
      '- link: https://',
      '7: link “https://” is no https address: write one such as https://arxiv.org/abs/2211.15841',
    ],
    ['an empty link', '- link:', '7: “link” is empty: write something behind `link:`, or delete the line'],
    [
      'two links',
      '- link: https://a.org/1\n- link: https://a.org/2',
      '8: “link” is there twice: delete one of the two',
    ],
    ['a fact of another name', '- starred\n- author: me', `8: unknown fact “author”: ${ONLY}`],
    [
      'a slip of the hand',
      '- starred\n- askd as: x',
      `8: unknown fact “askd as”: did you mean “asked as”? ${ONLY}`,
    ],
    ['a list of one slip', '- Topics: data', `7: unknown fact “Topics”: did you mean “topics”? ${ONLY}`],
    ['a sentence among facts', '- starred\n- It is good.', `8: unknown fact “It is good.”: ${ONLY}`],
    [
      'a fact that swallows the summary',
      '- asked as: why\nThe summary.',
      '7: “asked as” goes on over several lines: write it on one, and leave an empty line below the facts',
    ],
    [
      'a list in a fact',
      '- asked as: why\n  - how',
      '7: “asked as” goes on over several lines: write it on one, and leave an empty line below the facts',
    ],
  ])('refuses %s', (_name, list, problem) => {
    expect(problems(`## One\n\n${list}\n\nText.\n`)).toEqual([problem]);
  });

  it('are read from the list below the heading, comments between them or not', () => {
    const list = '- asked as: why: *really*?\n- starred\n- asked as: how\n- topics: data , attention';
    expect(paperOf(`## One\n<!-- note -->\n\n${list}\n\nText.`)).toEqual({
      code: '2023-01-08#1',
      title: 'One',
      issue: '2023-01-08',
      topics: ['data', 'attention'],
      starred: true,
      link: null,
      askedAs: ['why: really?', 'how'],
      paragraphs: ['Text.'],
    });
  });

  it.each([
    ['a bare link', 'https://arxiv.org/abs/2211.15841'],
    ['a link in <>', '<https://arxiv.org/abs/2211.15841>'],
    ['a link as Markdown', '[https://arxiv.org/abs/2211.15841](https://arxiv.org/abs/2211.15841)'],
  ])('hold %s', (_name, link) => {
    expect(paperOf(`## One\n\n- link: ${link}\n\nText.`)?.link).toBe('https://arxiv.org/abs/2211.15841');
  });

  it('are none in a list of a word that is like “link”', () => {
    expect(paperOf('## One\n\n- Line\n\nText.')?.paragraphs).toEqual(['Line', 'Text.']);
  });

  it('are none in a list that holds no name of a fact, nor in a later list', () => {
    const found = paperOf('## One\n\n- Key insight: x\n- Other\n\nText.\n\n- starred\n');
    expect(found?.paragraphs).toEqual(['Key insight: x', 'Other', 'Text.', 'starred']);
    expect(found?.starred).toBe(false);
  });
});
