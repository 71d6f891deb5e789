// Markdown that would quietly make an issue something else than it looks like: found here, block by block.

import { type Node, textOf, withoutComments } from './plain-text.ts';
import type { Report } from './problems.ts';

/** An issue's Markdown below its front matter. */
export interface Source {
  readonly text: string;
  /** What is added to the line numbers of its blocks to get the file's. */
  readonly linesAbove: number;
}

/** Whether a block begins a paper: a heading of level 2 written with `##`. */
export function isTitle(block: Node): boolean {
  return block.type === 'heading' && block.depth === 2 && !isUnderlined(block);
}

/** Whether a block shows nothing: comments to whoever edits the file, rules, the targets of links. */
export function isPassedOver(block: Node): boolean {
  if (block.type === 'html') return textOf(block) === '';
  return block.type === 'definition' || block.type === 'thematicBreak';
}

/**
 * Reports what may not stand in an issue: headings other than `##`, headings inside lists and quotes, and anything left
 * open that swallows the papers below it.
 * @returns whether the block itself is no part of a summary.
 */
export function checkBlock(block: Node, source: Source, report: Report): boolean {
  const line = (block.position?.start.line ?? 1) + source.linesAbove;
  if (block.type === 'heading') {
    const cure = 'write ## for the title of a paper, and no headings in a summary';
    const underlined = isUnderlined(block);
    if (underlined) {
      report(line, 'a line is a heading because --- or === follows it: leave an empty line between the two');
    } else report(line, `a heading of level ${block.depth}: ${cure}`);
    // An underlined line was meant as text, so the summary isn't empty for want of it.
    return !underlined;
  }
  if (block.type === 'code' && isOpen(block, source.text)) {
    report(line, 'a code block has no end: close it with the marks that it begins with');
  }
  if (block.type === 'html' && /^<!--(?!-?>)(?![\s\S]*-->)/.test(block.value)) {
    report(line, 'a comment has no end: close it with -->');
  } else if (block.type === 'html' && /^## /m.test(withoutComments(block.value))) {
    report(line, 'HTML swallows a heading: close it, and leave an empty line above the ##');
  }
  if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem') {
    for (const inner of block.children) checkInner(inner, source, report);
  }
  return false;
}

function checkInner(block: Node, source: Source, report: Report): void {
  if (block.type !== 'heading') {
    checkBlock(block, source, report);
    return;
  }
  const line = (block.position?.start.line ?? 1) + source.linesAbove;
  report(
    line,
    'a heading inside a list or quote: move it to the start of a line, or write \\# for a plain #',
  );
}

function isUnderlined({ position }: Node): boolean {
  return position?.start.line !== position?.end.line;
}

// The node itself doesn't say it: its last line has to hold the marks of its first, behind those of a list or quote.
const CLOSED_FENCE = /^ {0,3}(`{3,}|~{3,})(?![`~])[\s\S]*\n[ \t>]*\1[`~]*[ \t]*$/;

function isOpen({ position }: Node, source: string): boolean {
  const code = source.slice(position?.start.offset, position?.end.offset);
  return /^ {0,3}(?:`{3}|~{3})/.test(code) && !CLOSED_FENCE.test(code);
}
