// What is left of Markdown in a summary and a title.

import { describe, expect, it } from 'vitest';
import { paperOf } from './folder.ts';

describe('the text of a summary', () => {
  it.each([
    ['line breaks and spaces', 'a  b\nc\\\nd\te\u00a0f', ['a b c d e f']],
    ['marks', '**a** *b* `c  d` [e](http://x) ![f](g.png) <http://h>', ['a b c d e f http://h']],
    ['characters with a meaning', 'Q\\&A &amp; p <0.05 x_i 2*3 \\# $5', ['Q&A & p <0.05 x_i 2*3 # $5']],
    ['items of lists', '- a\n- b\n\n  c\n  1. d\n', ['a', 'b', 'c', 'd']],
    ['quotes and code', '> a\n> b\n>\n> c\n\n```py\n## d\n  e\n```\n\n    f', ['a b', 'c', '## d e', 'f']],
    ['empty code', 'a\n\n```\n```\n\nb', ['a', 'b']],
    ['comments', 'a <!-- x --> b\n\n<!-- y\n\n## z\n-->\n\nc', ['a b', 'c']],
    ['text behind a comment', '<!-- x --> a <!-- y -->', ['a']],

    ['HTML', '<div>a\n<b>c</b></div>\n\nd <i>e</i>', ['<div>a <b>c</b></div>', 'd <i>e</i>']],
    ['rules and targets', 'a [b]\n\n***\n\n[b]: http://x\n', ['a b']],
  ])('is plain: %s', (_name, body, paragraphs) => {
    expect(paperOf(`## One\n\n${body}\n`)?.paragraphs).toEqual(paragraphs);
  });

  it('is that of the title, too', () => {
    expect(paperOf('## *8Rank  `x` Q\\&A ##\n\nText.')?.title).toBe('*8Rank x Q&A');
  });
});
