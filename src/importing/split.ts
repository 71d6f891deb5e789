// An issue as its source has it → its papers, with what was left out and what was doubtful.

import type { Draft, FoundIssue, Refusal } from './draft.ts';
import { partLines } from './lines.ts';
import { refusal } from './read-said.ts';
import { type Parted, partMarked } from './split-marked.ts';
import { withDefinitions } from './split-notes.ts';
import weights from './titles-weights.json' with { type: 'json' };

/**
 * Finds the papers of an issue, in their order.
 *
 * What belongs to no paper (a greeting, a sponsor's line, a table of contents, a group's heading, a goodbye) is named
 * in `dropped` with its words. Headings inside a summary become bold paragraphs; footnotes and the targets of links
 * stand at the end of the paper that refers to them.
 * @returns a refusal where the issue has no date or no paper.
 */
export function splitIssue(draft: Draft): FoundIssue | Refusal {
  const { source, title, dates, blocks, dropped } = draft;
  // A file that is no newsletter should hear that, not that a date would make it one.
  const parted = partedOf(draft);
  if (parted === null) return refusal(source, noPaper(draft));
  const [first] = dates;
  if (first === undefined) {
    return refusal(
      source,
      `no date found in ${source}: begin its title with the day, as in “2022-11-27 A title”, or put it into the file’s name`,
    );
  }
  const { papers, unused } = withDefinitions(parted.papers, blocks);
  return {
    source,
    date: first.date,
    title: title ?? `Issue of ${first.date}`,
    papers,
    doubts: parted.doubts,
    dropped: [...dropped, ...parted.dropped, ...unused],
  };
}

/** Where markup marks no titles, some write them as plain paragraphs: those are found as in plain text. */
function partedOf({ kind, blocks }: Draft): Parted | null {
  return (kind === 'marked' ? partMarked(blocks) : null) ?? partLines(blocks, weights);
}

function noPaper({ source, kind, blocks }: Draft): string {
  if (blocks.length === 0) return `no paper found in ${source}: it has no text`;
  const cure =
    kind === 'marked'
      ? 'write each paper as a heading with its summary below'
      : 'write each title on a line of its own with its summary below, or mark titles with ##';
  return `no paper found in ${source}: if it is an issue, ${cure}`;
}
