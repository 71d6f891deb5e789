// One file of the archive → an issue: front matter, then a heading, facts and a summary for each paper.

import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Issue, Paper } from './archive.ts';
import { isFactList, NO_FACTS, readFacts } from './facts.ts';
import { MAX_TITLE, splitFrontMatter } from './front-matter.ts';
import { type Node, paragraphsOf, textOf } from './plain-text.ts';
import { quote, type Report } from './problems.ts';
import { checkBlock, isPassedOver, isTitle, type Source } from './structure.ts';

// A code's number stays readable, and one file's mistakes stay one file's.
export const MAX_PAPERS = 200;

/** What an issue is checked against. */
export interface Surroundings {
  /** The names of all topics; `undefined` when their list is broken: then topics go unchecked. */
  readonly topics: ReadonlySet<string> | undefined;
  /** The dates by which the folder's files are named. */
  readonly dates: ReadonlySet<string>;
}

/**
 * Parses one issue.
 * @param date the date in the file's name, `YYYY-MM-DD`.
 * @returns the issue; incomplete where a problem has been reported.
 */
export function parseIssue(text: string, date: string, surroundings: Surroundings, report: Report): Issue {
  const { title, body, linesAbove } = splitFrontMatter(text, date, surroundings.dates, report);
  if (body === undefined) return { date, title: '', papers: [] };
  const sections = splitSections({ text: body, linesAbove }, report);
  if (sections.length === 0) {
    report(linesAbove || 1, 'has no paper: add a heading such as `## The title of a paper`');
  }
  const past = sections[MAX_PAPERS];
  if (past !== undefined) {
    report(past.line, `has ${sections.length} papers, and at most ${MAX_PAPERS} fit in an issue: split it`);
  }
  reportTitles(sections, report);
  const papers = sections.map(
    (section, index): Paper => ({
      code: `${date}#${index + 1}`,
      title: section.title,
      issue: date,
      ...readSection(section, linesAbove, surroundings.topics, report),
    }),
  );
  return { date, title: title ?? '', papers };
}

interface Section {
  readonly title: string;
  /** The heading's line in the file. */
  readonly line: number;
  readonly blocks: readonly Node[];
}

function splitSections(source: Source, report: Report): readonly Section[] {
  const sections: { title: string; line: number; blocks: Node[] }[] = [];
  let strayText = false;
  for (const block of fromMarkdown(source.text).children) {
    const line = (block.position?.start.line ?? 1) + source.linesAbove;
    if (isTitle(block)) sections.push({ title: textOf(block), line, blocks: [] });
    if (isTitle(block) || checkBlock(block, source, report) || isPassedOver(block)) continue;
    const section = sections.at(-1);
    if (section !== undefined) section.blocks.push(block);
    else if (!strayText) {
      strayText = true;
      report(line, 'text before the first paper: move it below a `##` heading, or delete it');
    }
  }
  return sections;
}

function reportTitles(sections: readonly Section[], report: Report): void {
  const seen = new Map<string, number>();
  for (const { title, line } of sections) {
    const folded = title.toLowerCase();
    const first = seen.get(folded);
    if (title === '') report(line, 'a paper without a title: write it behind the ##');
    else if (title.length > MAX_TITLE)
      report(line, `a title of more than ${MAX_TITLE} characters: shorten it`);
    else if (first !== undefined) {
      report(
        line,
        `the title ${quote(title)} is that of line ${first} as well: delete or rename one of the two`,
      );
    }
    if (first === undefined) seen.set(folded, line);
  }
}

function readSection(
  { title, line, blocks }: Section,
  linesAbove: number,
  topics: ReadonlySet<string> | undefined,
  report: Report,
): Pick<Paper, 'topics' | 'starred' | 'link' | 'askedAs' | 'paragraphs'> {
  const first = blocks[0];
  const hasFacts = first !== undefined && isFactList(first);
  const facts = hasFacts ? readFacts(first, linesAbove, topics, report) : NO_FACTS;
  const paragraphs = blocks.slice(hasFacts ? 1 : 0).flatMap(paragraphsOf);
  if (paragraphs.length === 0) {
    report(
      line,
      `${title === '' ? 'this paper' : quote(title)} has no summary: write a paragraph below it, or delete the heading`,
    );
  }
  return { ...facts, paragraphs };
}
