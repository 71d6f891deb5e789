// A file in the archive's own format → its issue as it stands there: nothing has to be inferred.

import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Issue, Paper } from '../corpus/archive.ts';
import { isFactList } from '../corpus/facts.ts';
import { splitFrontMatter } from '../corpus/front-matter.ts';
import { parseIssue } from '../corpus/parse-issue.ts';
import { isPassedOver, isTitle } from '../corpus/structure.ts';
import type { FoundIssue, FoundPaper, Source } from './draft.ts';
import { counted } from './listing.ts';
import { hasFront, isTangled } from './markdown.ts';
import { decode } from './text.ts';

/**
 * Reads a file that an archive could hold as it is: named `YYYY-MM-DD.md`, and loaded without a problem. Each `##`
 * heading is a paper's title then, however unlikely; topics are not checked against a list.
 * @returns null for any other file.
 */
export function readOwnFormat({ name, file, bytes }: Source): FoundIssue | null {
  const date = /^(\d{4}-\d{2}-\d{2})\.md$/.exec(file)?.[1];
  const decoded = date === undefined ? undefined : decode(bytes);
  if (date === undefined || decoded === undefined || 'wrong' in decoded) return null;
  const { text } = decoded;
  if (!hasFront(text) || isTangled(text)) return null;
  const issue = loaded(text, date);
  return issue === undefined ? null : { source: name, doubts: [], ...withBlocks(issue, text) };
}

function loaded(text: string, date: string): Issue | undefined {
  let problems = 0;
  const issue = parseIssue(text, date, { topics: undefined, dates: new Set([date]) }, () => problems++);
  return problems === 0 ? issue : undefined;
}

/** The papers of an issue that loads, with the blocks of their summaries. */
function withBlocks(
  { date, title, papers }: Issue,
  text: string,
): Pick<FoundIssue, 'date' | 'title' | 'papers' | 'dropped'> {
  const { body = '' } = splitFrontMatter(text, date, new Set([date]), () => undefined);
  const blocks: readonly RootContent[] = fromMarkdown(body).children;
  const starts = blocks.flatMap((block, place) => (isTitle(block) ? [place] : []));
  const comments = blocks.filter(({ type }, place) => type === 'html' && isPassedOver(blocks[place]!)).length;
  return {
    date,
    title,
    papers: papers.map((paper, i) =>
      // The targets of links may stand above the first paper.
      paperOf(paper, blocks.slice(starts[i]! + 1, starts[i + 1]), i === 0 ? blocks.slice(0, starts[0]) : []),
    ),
    dropped: comments === 0 ? [] : [counted(comments, 'comment')],
  };
}

function paperOf(
  { title, starred, link, topics, askedAs }: Paper,
  blocks: readonly RootContent[],
  above: readonly RootContent[],
): FoundPaper {
  const shown = blocks.filter((block) => !isPassedOver(block));
  const facts = isFactList(shown[0]) ? shown[0] : undefined;
  return {
    title,
    starred,
    link,
    topics,
    askedAs,
    blocks: [...above, ...blocks].filter((each) => each !== facts),
  };
}
