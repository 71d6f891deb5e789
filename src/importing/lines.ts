// The lines of an issue without markup → its papers: a title is a line that the classifier takes for one.

import type { Paragraph, RootContent } from 'mdast';
import type { Doubt, FoundPaper } from './draft.ts';
import { partNumbered } from './lines-numbered.ts';
import { inShort, oneLine, plainText } from './lines-text.ts';
import { unwrapped } from './lines-wrapped.ts';
import { SURE } from './split-judge.ts';
import { isDefinition, leftOut, type Parted, paperOf } from './split-marked.ts';
import { findTitles, type ReadLine, type TitleWeights } from './titles.ts';
import type { State } from './titles-chain.ts';
import type { PlainLine } from './titles-line.ts';

const PLACES: Partial<Readonly<Record<State, string>>> = {
  before: 'before the first paper',
  section: 'a group’s heading',
  after: 'after the last paper',
};

/** @returns null where no line looks like a paper's title. */
export function partLines(blocks: readonly RootContent[], weights: TitleWeights): Parted | null {
  const lines = linesIn(blocks);
  const numbered = partNumbered(lines);
  if (numbered !== null) return numbered;
  const read = findTitles(plainLines(lines), weights);
  const starts = read.flatMap(({ state }, i) => (state === 'title' ? [i] : []));
  if (starts.length === 0) return null;
  const papers = starts.map((start, i): FoundPaper => {
    const below = lines.slice(start + 1, starts[i + 1] ?? lines.length);
    const own = below.filter((_, j) => read[start + 1 + j]!.state === 'text');
    return paperOf(nodesOf(lines[start]!), own);
  });
  const dropped = lines.flatMap((line, i) => {
    const where = PLACES[read[i]!.state];
    return where === undefined ? [] : leftOut(where, [line]);
  });
  return { papers, doubts: doubtsIn(lines, read), dropped };
}

/** The blocks that hold text, each a line as it was before it was broken at a width. */
export function linesIn(blocks: readonly RootContent[]): readonly RootContent[] {
  return unwrapped(blocks.filter((block) => !isDefinition(block.type) && plainText(block).trim() !== ''));
}

/** What the classifier looks at. */
export function plainLines(lines: readonly RootContent[]): readonly PlainLine[] {
  const gaps = gapsAbove(lines);
  return lines.map((block, i) => ({ text: oneLine(block), gap: gaps?.[i] ?? null }));
}

function nodesOf(block: RootContent): Paragraph['children'] {
  return block.type === 'paragraph' ? block.children : [{ type: 'text', value: oneLine(block) }];
}

/** Whether an empty line stands above each line; null where the blocks don't know where they stood. */
function gapsAbove(blocks: readonly RootContent[]): readonly boolean[] | null {
  if (blocks.some(({ position }) => position === undefined)) return null;
  return blocks.map(({ position }, i) => {
    const above = blocks[i - 1]?.position;
    return above === undefined || position!.start.line > above.end.line + 1;
  });
}

function doubtsIn(lines: readonly RootContent[], read: readonly ReadLine[]): readonly Doubt[] {
  return read.flatMap(({ state, chance, reasons }, i): readonly Doubt[] => {
    const isTitle = state === 'title';
    const isSure = isTitle ? chance >= SURE.title : chance <= SURE.text;
    if (isSure) return [];
    return [{ text: inShort(oneLine(lines[i]!), 300), taken: isTitle ? 'title' : 'text', chance, reasons }];
  });
}
