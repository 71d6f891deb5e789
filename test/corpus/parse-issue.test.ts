// The papers of an issue: what is refused and in which line.

import { describe, expect, it } from 'vitest';
import { issue, load, problemsBelowHead as problems } from './folder.ts';

const PAPER = '## One\n\nText.\n';

describe('papers', () => {
  const LEVEL = 'write ## for the title of a paper, and no headings in a summary';
  it.each([
    ['none', '', '4: has no paper: add a heading such as `## The title of a paper`'],
    [
      'text before the first',
      `Hello\n\n${PAPER}`,
      '5: text before the first paper: move it below a `##` heading, or delete it',
    ],
    [
      'a title twice',
      `${PAPER}\n## ONE\n\nText.\n`,
      '9: the title “ONE” is that of line 5 as well: delete or rename one of the two',
    ],
    [
      'a title twice but for its spaces',
      '## A  b\n\nx\n\n## a B\n\ny',
      '9: the title “a B” is that of line 5 as well: delete or rename one of the two',
    ],
    ['an empty title', '##\n\nText.', '5: a paper without a title: write it behind the ##'],
    [
      'a title of nothing but a comment',
      '## <!-- x -->\n\nText.',
      '5: a paper without a title: write it behind the ##',
    ],
    [
      'a title of 301 characters',
      `## ${'x'.repeat(301)}\n\nText.`,
      '5: a title of more than 300 characters: shorten it',
    ],
    [
      'no summary',
      `## None\n\n${PAPER}`,
      '5: “None” has no summary: write a paragraph below it, or delete the heading',
    ],
    [
      'facts without a summary',
      '## None\n\n- starred\n',
      '5: “None” has no summary: write a paragraph below it, or delete the heading',
    ],
    ['level 1', `# Big\n\n${PAPER}`, `5: a heading of level 1: ${LEVEL}`],
    ['level 3', `${PAPER}\n### Small\n`, `9: a heading of level 3: ${LEVEL}`],
    [
      'a line with --- below',
      `${PAPER}---\n`,
      '7: a line is a heading because --- or === follows it: leave an empty line between the two',
    ],
    [
      'a heading in a list',
      `${PAPER}\n- # 4\n`,
      '9: a heading inside a list or quote: move it to the start of a line, or write \\# for a plain #',
    ],
    [
      'a heading in a quote in a list',
      `${PAPER}\n- > ## 4\n`,
      '9: a heading inside a list or quote: move it to the start of a line, or write \\# for a plain #',
    ],
    [
      'a comment without an end',
      `${PAPER}\n<!-- oh\n\n## Two\n\nText.`,
      '9: a comment has no end: close it with -->',
    ],
    [
      'a code block without an end',
      `${PAPER}\n\`\`\`\nx\n\n## Two\n\nText.`,
      '9: a code block has no end: close it with the marks that it begins with',
    ],
    [
      'HTML that swallows a paper',
      `${PAPER}\n<div>\n## Two\n\nText.`,
      '9: HTML swallows a heading: close it, and leave an empty line above the ##',
    ],
    [
      '201 of them',
      Array.from({ length: 201 }, (_, n) => `## T${n}\nx\n`).join(''),
      '405: has 201 papers, and at most 200 fit in an issue: split it',
    ],
  ])('refuses %s', (_name, body, problem) => {
    expect(problems(body)).toEqual([problem]);
  });

  it.each([
    '```\nx\n',
    '```\nx\n\n\n',
    '```',
    '~~~~\nx\n~~~\n',
    '```\nx```\n',
    '> ```\n> x\n\ny',
    '- ```\n  x\n',
  ])('refuses the open code block %j', (block) => {
    expect(problems(`${PAPER}\n${block}`)).toEqual([
      expect.stringMatching(/^9: a code block has no end: close it with the marks that it begins with$/),
    ]);
  });

  it.each([
    '```\n```\n',
    '```py\n\n```\n',
    '~~~\nx\n~~~~  \n',
    '> ```\n> x\n> ```\n',
    '- ```\n  x\n  ```\n\ny',
    '    x\n\n\n',
  ])('takes the closed code block %j', (block) => {
    expect(problems(`${PAPER}\n${block}`)).toEqual([]);
  });

  it('takes 200 of them, and a title of 300 characters', () => {
    const body = Array.from({ length: 200 }, (_, n) => `## ${String(n).padEnd(300, 'x')}\nx\n`).join('');
    expect(load(issue(body)).issues[0]?.papers.at(-1)?.code).toBe('2023-01-08#200');
  });
});
