// Lines such as “1) A Title - what it does” → papers, each with its title and text on one line.

import type { RootContent } from 'mdast';
import type { FoundPaper } from './draft.ts';
import { oneLine } from './lines-text.ts';
import { leftOut, type Parted, paperOf } from './split-marked.ts';

const NUMBERED = /^[^\p{L}\d]{0,3}(\d{1,3})[.):]{1,2}\s+(.{2,200}?)\s+[-–—]+\s+(\S.{19,})$/su;

// A numbered list inside one summary is no list of papers: those take up much of their issue.
const LEAST_SHARE = 0.4;

/** @returns null unless much of the issue is lines numbered from 1 in their order, each a title, a dash and a text. */
export function partNumbered(lines: readonly RootContent[]): Parted | null {
  const papers: FoundPaper[] = [];
  const dropped: string[] = [];
  for (const line of lines) {
    const [, number, title = '', text = ''] = NUMBERED.exec(oneLine(line)) ?? [];
    const last = papers.at(-1);
    if (Number(number) === papers.length + 1)
      papers.push(paperOf([{ type: 'text', value: title }], [paragraph(text)]));
    else if (last === undefined) dropped.push(...leftOut('before the first paper', [line]));
    else papers[papers.length - 1] = { ...last, blocks: [...last.blocks, line] };
  }
  return papers.length < 2 || papers.length < lines.length * LEAST_SHARE
    ? null
    : { papers, doubts: [], dropped };
}

function paragraph(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
