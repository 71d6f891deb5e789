// Where a paper can be read: the address that its issue names, or arXiv's search for its title.
import type { APIButtonComponent } from 'discord.js';
import type { Paper } from '../corpus/archive.ts';
import { cut } from './limits.ts';
import { clean } from './markdown.ts';
import { linkButton } from './parts.ts';

/** Discord's limit for the address of a button, in characters. */
const longestUrl = 512;

/** The button that leads to a paper, labelled by where it leads. */
export function paperButton({ link }: Pick<Paper, 'link'>, title: string): APIButtonComponent {
  const url = link === null ? null : addressOf(link);
  // What no button takes is looked for instead, as what has no link.
  if (url === null || url.length > longestUrl) return linkButton('arXiv', arxivSearch(title));
  return linkButton(labelOf(url), url);
}

/** A link as every browser writes it: in ASCII, and without characters that TeX, Markdown or Discord might take for theirs. */
export function addressOf(link: string): string {
  return new URL(link).href.replace(/[{}\\^|`]/g, encodeURIComponent);
}

const labels = [
  ['arxiv.org', 'arXiv'],
  ['openreview.net', 'OpenReview'],
  ['doi.org', 'DOI'],
] as const;

function labelOf(url: string): string {
  const { hostname } = new URL(url);
  const known = labels.find(([site]) => hostname === site || hostname.endsWith(`.${site}`));
  return known?.[1] ?? 'Paper';
}

/** The number that arXiv gave a paper, such as `2211.15841`, with its version where the link has one; null for other links. */
export function arxivNumber(link: string): string | null {
  const { hostname, pathname } = new URL(link);
  if (!/^(?:[\w-]+\.)?arxiv\.org$/.test(hostname)) return null;
  return ARXIV_PATH.exec(pathname)?.[1] ?? null;
}

/** Since 2007 `2211.15841`, before that `math/0309136` or `math.GT/0309136`. */
const ARXIV_PATH =
  /^\/(?:abs|pdf|html)\/((?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)(?:\.pdf)?\/?$/;

/** arXiv's search for a title, by as many of its first words as the address has room for. */
export function arxivSearch(title: string): string {
  for (let longest = longestUrl; longest > 0; longest -= 8) {
    const words = cut(clean(title), longest).replace(/ ?…$/, '');
    const url = `https://arxiv.org/search/?query=${encodeURIComponent(words)}&searchtype=title`;
    if (url.length <= longestUrl) return url;
  }
  return 'https://arxiv.org/';
}
