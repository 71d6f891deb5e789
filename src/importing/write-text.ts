// The papers of an issue → the Markdown of its file, with as many of their marks as can be read back.
import type { List, RootContent } from 'mdast';
import { defaultHandlers, type Handle, toMarkdown } from 'mdast-util-to-markdown';
import { isFactList } from '../corpus/facts.ts';
import { plainBlocks } from './write-blocks.ts';

export interface WrittenPaper {
  readonly title: string;
  readonly topics: readonly string[];
  readonly starred: boolean;
  readonly link: string | null;
  readonly askedAs: readonly string[];
  /** As the loader reads them. */
  readonly paragraphs: readonly string[];
}

/** The marks of a summary as they were, then its plain words, then its plain words with every sign escaped. */
export const MANNERS = ['marked', 'plain', 'escaped'] as const;
export type Manner = (typeof MANNERS)[number];

/** A paper with the blocks that its summary is written from. */
export interface Prepared extends WrittenPaper {
  readonly blocks: readonly RootContent[];
}

/** The whole file; each paper is written in its own manner. */
export function textOf(
  date: string,
  title: string,
  papers: readonly Prepared[],
  manners: readonly Manner[],
): string {
  const head = `---\ndate: ${date}\ntitle: ${JSON.stringify(title)}\n---\n`;
  return `${head}\n${papers.map((paper, i) => paperText(paper, manners[i]!)).join('\n')}`;
}

function paperText(paper: Prepared, manner: Manner): string {
  const { title, blocks, paragraphs } = paper;
  const facts = factsOf(paper);
  if (manner === 'escaped') {
    const all = [`## ${escaped(title)}`, ...(facts ? [toMarkdown(facts, OPTIONS).trimEnd()] : [])];
    return `${[...all, ...paragraphs.map(escaped)].join('\n\n')}\n`;
  }
  // Without facts of its own, a list that looks like facts would be taken for them.
  const misleading = facts === undefined && isFactList(blocks[0]) ? 1 : 0;
  const summary =
    manner === 'plain'
      ? plainBlocks(blocks)
      : [...plainBlocks(blocks.slice(0, misleading)), ...blocks.slice(misleading)];
  const children: RootContent[] = [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: title }] },
    ...(facts ? [facts] : []),
    ...summary,
  ];
  return toMarkdown({ type: 'root', children }, OPTIONS);
}

function factsOf({ topics, starred, link, askedAs }: WrittenPaper): List | undefined {
  const facts = [
    ...(topics.length > 0 ? [`topics: ${topics.join(', ')}`] : []),
    ...(starred ? ['starred'] : []),
    ...(link === null ? [] : [`link: ${link}`]),
    ...askedAs.map((question) => `asked as: ${question}`),
  ];
  if (facts.length === 0) return undefined;
  const children = facts.map((value) => ({
    type: 'listItem' as const,
    children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
  }));
  return { type: 'list', ordered: false, spread: false, children };
}

/** Text without the escapes that mean nothing where they stand: it reads better, and a wrong guess is found out. */
const tidyText: Handle = (node, parent, state, info) =>
  defaultHandlers
    .text(node, parent, state, info)
    .replace(/(?<=[\p{L}\p{N}_])\\_(?=[\p{L}\p{N}_])/gu, '_')
    .replace(/\\&(?=[A-Za-z]+(?![A-Za-z;]))/g, '&')
    .replace(/(?<!^)\\\[([^[\]()\\]*)\](?![([])|^\\\[([^[\]()\\]*)\](?![([:])/g, '[$1$2]');

const OPTIONS = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  listItemIndent: 'one',
  handlers: { text: tidyText },
} as const;

function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
