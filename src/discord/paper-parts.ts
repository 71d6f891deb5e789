// What cards show of a paper and lead to from it: heading, line in a list, select, Save, the paper itself.
import { type APIButtonComponent, ComponentType } from 'discord.js';
import type { Paper } from '../corpus/archive.ts';
import { encodeId } from './ids.ts';
import { cut, type Room } from './limits.ts';
import { clean, day, isBlank, joined, type Markdown, md, timestamp } from './markdown.ts';
import { paperButton } from './paper-link.ts';
import { button, row } from './parts.ts';

/** Title, code, issue and star: two lines above what a card shows of a paper. */
export function heading(paper: Paper, room: Room): Markdown {
  return joined([
    md`### ${cut(titleOf(paper), room(300))}`,
    md`-# ${paper.code} · issue of ${day(paper.issue)}${starOf(paper)}`,
  ]);
}

/** A paper in one line: `2. Title (4 December 2022, 2022-12-04#2)`. */
export function inALine(paper: Paper, number: number, room: Room): Markdown {
  const stamp = timestamp(paper.issue);
  const facts = stamp === null ? md`${paper.code}` : md`${stamp}, ${paper.code}`;
  return md`${numbered(paper, number, room)} (${facts})${starOf(paper)}`;
}

/** Number and title. */
export function numbered(paper: Paper, number: number, room: Room): Markdown {
  // Escaped, or Discord would number the lines anew.
  return md`${number}\\. ${cut(titleOf(paper), room(120))}`;
}

/** The star, where there is one. */
export function starOf({ starred }: Paper): Markdown {
  return starred ? md` · ★ starred` : md``;
}

/** So many options a select has at most. */
export const mostOptions = 25;
const longestOption = 100;

/**
 * A select that opens one of these papers; null where there is none. The value of an option is its paper's code.
 * @param mark what the message is found by.
 */
export function paperSelect(
  papers: readonly Paper[],
  asker: string,
  mark: string | null = null,
): ReturnType<typeof row> {
  const options = papers.slice(0, mostOptions).map((paper) => ({
    label: cut(titleOf(paper), longestOption),
    value: paper.code,
    description: paper.starred ? `${paper.issue} · ★ starred` : paper.issue,
  }));
  if (options.length === 0) return null;
  const custom_id = encodeId({ command: 'paper', action: 'open', asker, topic: mark });
  return row([{ type: ComponentType.StringSelect, custom_id, placeholder: 'Open a paper', options }]);
}

/** The title, or the code where a title shows nothing. */
export function titleOf({ title, code }: Pick<Paper, 'title' | 'code'>): string {
  const seen = clean(title);
  return isBlank(seen) ? code : seen;
}

/** Saves a paper for whoever presses it. */
export function saveButton({ code }: Pick<Paper, 'code'>): APIButtonComponent {
  return button('Save', encodeId({ command: 'saved', action: 'save', asker: '0', codes: [code] }));
}

/** Leads to the paper itself, or to arXiv's search for it where its issue names no link. */
export function linkToPaper(paper: Pick<Paper, 'title' | 'code' | 'link'>): APIButtonComponent {
  return paperButton(paper, titleOf(paper));
}
