// What cards show of a paper and lead to from it: heading, line in a list, select, Save, arXiv's search.
import { type APIButtonComponent, ComponentType } from 'discord.js';
import type { Paper } from '../corpus/archive.ts';
import { encodeId } from './ids.ts';
import { cut, type Room } from './limits.ts';
import { clean, day, isBlank, joined, type Markdown, md, timestamp } from './markdown.ts';
import { button, linkButton, row } from './parts.ts';

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

/** A select that opens one of these papers; null where there is none. The value of an option is its paper's code. */
export function paperSelect(papers: readonly Paper[], asker: string): ReturnType<typeof row> {
  const options = papers.slice(0, mostOptions).map((paper) => ({
    label: cut(titleOf(paper), longestOption),
    value: paper.code,
    description: paper.starred ? `${paper.issue} · ★ starred` : paper.issue,
  }));
  if (options.length === 0) return null;
  const custom_id = encodeId({ command: 'paper', action: 'open', asker });
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

/** A link to arXiv's search for a paper. */
export function arxivButton(paper: Pick<Paper, 'title' | 'code'>): APIButtonComponent {
  return linkButton('arXiv', arxivSearch(titleOf(paper)));
}

/** Discord's limit for the address of a button, in characters. */
const longestUrl = 512;

/** arXiv's search for a title, by as many of its first words as the address has room for. */
export function arxivSearch(title: string): string {
  for (let longest = longestUrl; longest > 0; longest -= 8) {
    const words = cut(clean(title), longest).replace(/ ?…$/, '');
    const url = `https://arxiv.org/search/?query=${encodeURIComponent(words)}&searchtype=title`;
    if (url.length <= longestUrl) return url;
  }
  return 'https://arxiv.org/';
}
