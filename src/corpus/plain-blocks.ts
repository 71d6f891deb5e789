// The short way around the Markdown library: text whose only marks are `##` and `-` → the blocks it would make of it.

import type { Node } from './plain-text.ts';

type Paragraph = Extract<Node, { type: 'paragraph' }>;
type Position = NonNullable<Node['position']>;

// An empty line, or a heading, item or paragraph of characters that mean nothing else wherever they stand in a line.
const LINE = /^(?:(## |- |)(\p{L}[^\p{Cc}#&*<[\\_`]*))?$/u;

/**
 * Reads Markdown in which each heading, item and paragraph has one line and no mark within. Most papers are written so,
 * and the library takes three times as long for the archive that ships.
 * @returns the library's blocks, placed by line but not by column; `undefined` where the text needs the library.
 */
export function plainBlocks(text: string): readonly Node[] | undefined {
  const blocks: Node[] = [];
  let markAbove: string | undefined;
  for (const [index, source] of text.split('\n').entries()) {
    const line = LINE.exec(source);
    if (line === null) return undefined;
    const [, mark, words = ''] = line;
    const position = onLine(index + 1);
    const last = blocks.at(-1);
    if (mark === '## ') {
      blocks.push({ type: 'heading', depth: 2, children: [{ type: 'text', value: words }], position });
    } else if (mark === '- ') {
      const item = { type: 'listItem' as const, children: [paragraph(words, position)], position };
      if (last?.type !== 'list') blocks.push({ type: 'list', children: [item], position: onLine(index + 1) });
      else if (markAbove === '- ') {
        last.children.push(item);
        last.position!.end = position.end;
      } else return undefined; // An empty line doesn't end a list.
    } else if (mark === '') {
      // Without an empty line, the line goes on with the paragraph or item above.
      if (markAbove === '' || markAbove === '- ') return undefined;
      blocks.push(paragraph(words, position));
    }
    markAbove = mark;
  }
  return blocks;
}

function paragraph(words: string, position: Position): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: words }], position };
}

function onLine(line: number): Position {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}
