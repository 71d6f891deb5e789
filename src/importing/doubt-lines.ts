// Doubts about the lines of a source → where those lines stand in the file that was written.
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Doubt } from './draft.ts';
import { oneLine } from './lines-text.ts';
import type { ReportedDoubt } from './report.ts';
import { cleanTitle } from './titles-clean.ts';

/** @param text of the file. */
export function withLines(doubts: readonly Doubt[], text: string): readonly ReportedDoubt[] {
  if (doubts.length === 0) return [];
  const pieces = piecesOf(fromMarkdown(text));
  return doubts.map((doubt) => {
    const isTitle = doubt.taken === 'title';
    const words = (isTitle ? cleanTitle(doubt.text).title : doubt.text).replace(/…$/, '');
    const piece = pieces.find((each) => each.isTitle === isTitle && each.words.includes(words));
    return { ...doubt, line: piece?.line ?? null };
  });
}

/** Headings and paragraphs, wherever they stand. */
function piecesOf(
  node: Nodes,
): readonly { readonly words: string; readonly isTitle: boolean; readonly line: number }[] {
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'code')
    return [{ words: oneLine(node), isTitle: node.type === 'heading', line: node.position?.start.line ?? 1 }];
  return 'children' in node ? node.children.flatMap(piecesOf) : [];
}
