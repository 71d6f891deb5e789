// The short way around the Markdown library: it leads to the same blocks, or isn't taken.

import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, it } from 'vitest';
import { plainBlocks } from '../../src/corpus/plain-blocks.ts';
import { type Node, textOf } from '../../src/corpus/plain-text.ts';

// All that the loader looks at: kinds, lines and text.
function outlineOf(node: Node): unknown {
  const { type, position } = node;
  const level = type === 'heading' ? node.depth : 0;
  const lines = [position?.start.line, position?.end.line];
  const isText = type === 'paragraph' || type === 'heading' || !('children' in node);
  return { type, level, lines, content: isText ? textOf(node) : node.children.map(outlineOf) };
}

it('makes headings, lists and paragraphs', () => {
  const blocks = plainBlocks('## A title\n\n- starred\n- topics: a, b\n\nIt’s 2.1x (20%).\n\nB!\n');
  expect(blocks?.map(outlineOf)).toEqual([
    { type: 'heading', level: 2, lines: [1, 1], content: 'A title' },
    {
      type: 'list',
      level: 0,
      lines: [3, 4],
      content: ['starred', 'topics: a, b'].map((content, index) => {
        const lines = [3 + index, 3 + index];
        const paragraph = { type: 'paragraph', level: 0, lines, content };
        return { type: 'listItem', level: 0, lines, content: [paragraph] };
      }),
    },
    { type: 'paragraph', level: 0, lines: [6, 6], content: 'It’s 2.1x (20%).' },
    { type: 'paragraph', level: 0, lines: [8, 8], content: 'B!' },
  ]);
});

it.each([
  ...['a*b', 'a_b', 'a`b', 'a[b', 'a\\b', 'a<b', 'a&b', '## a #', '# a', '## 1', '1. a', '> a', '- - a'],
  ...['    a', '---', 'a\n===', 'a\nb', '- a\nb', '- a\n  b', '- a\n\n- b', '+ a', 'a\tb', 'a\rb', 'a\0b'],
])('leaves %j to the library', (text) => {
  expect(plainBlocks(`A.\n\n${text}\n`)).toBeUndefined();
});

it('makes what the library makes', () => {
  const words = fc.oneof(
    fc.constantFrom('a', 'A b. ', 'é: 1', '\u2028', '*'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const mark = fc.constantFrom('', '## ', '- ');
  const line = fc.oneof(
    fc.constant(''),
    fc.tuple(mark, words).map((pair) => pair.join('')),
  );
  let taken = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const blocks = plainBlocks(lines.join('\n'));
      if (blocks === undefined) return;
      taken += 1;
      expect(blocks.map(outlineOf)).toEqual(fromMarkdown(lines.join('\n')).children.map(outlineOf));
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(200);
});
