// A reading list → files to take along: Markdown to read, BibTeX for the bibliography of a paper.
import { cut } from './limits.ts';
import { clean } from './markdown.ts';
import { addressOf, arxivNumber, arxivSearch } from './paper-link.ts';
import type { Entry } from './saved-papers.ts';

/** In characters: 500 papers stay far below what Discord takes as a file. */
const longestQuote = 2_000;

/** Markdown as CommonMark has it: each paper with its title, its facts and how its summary begins. */
export function readingListMarkdown(entries: readonly Entry[]): string {
  const papers = different(entries);
  const count = `${papers.length} paper${papers.length === 1 ? '' : 's'}, the last saved first.`;
  return `${['# Reading list', count, ...papers.map(markdownOf)].join('\n\n')}\n`;
}

function markdownOf({ code, title, paper, savedAt }: Entry): string {
  const link = paper?.link ?? null;
  const quoted = cut(clean(paper?.paragraphs[0] ?? ''), longestQuote);
  return [
    `## ${inMarkdown(title)}`,
    [
      `- ${inMarkdown(code)}, issue of ${issueOf(code)}`,
      `- saved on ${new Date(savedAt).toISOString().slice(0, 10)}`,
      link === null ? `- [search arXiv for it](<${arxivSearch(title)}>)` : `- paper: <${addressOf(link)}>`,
    ].join('\n'),
    paper === undefined ? 'No longer in the archive.' : `> ${inMarkdown(quoted)}`,
  ].join('\n\n');
}

/**
 * BibTeX with what is known: the archive knows neither authors nor years of publication, so there are none; whoever
 * cites adds them.
 */
export function readingListBibtex(entries: readonly Entry[]): string {
  const papers = different(entries);
  const keys = uniqueKeys(papers.map(({ code }) => `paperboy-${code.replace(/[^\dA-Za-z]+/g, '-')}`));
  return `${papers.map((entry, i) => bibtexOf(entry, keys[i]!)).join('\n\n')}\n`;
}

function bibtexOf({ code, title, paper }: Entry, key: string): string {
  const link = paper?.link ?? null;
  const eprint = link === null ? null : arxivNumber(link);
  const numbered = eprint === null ? '' : `,\n  eprint = {${eprint}},\n  archiveprefix = {arXiv}`;
  // Styles print an address as it is, within \url: escapes would show. All that would harm is written as %xx already.
  return `@misc{${key},
  title = {{${inBibtex(title)}}},
  note = {Summarised in the newsletter issue of ${issueOf(code)}, ${inBibtex(code)}},
  url = {${link === null ? arxivSearch(title) : addressOf(link)}}${numbered}
}`;
}

/** Each paper once, also where two entries have become one. */
function different(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<unknown>();
  return entries.filter(({ paper, key }) => {
    const isNew = !seen.has(paper ?? key);
    seen.add(paper ?? key);
    return isNew;
  });
}

function issueOf(code: string): string {
  return code.slice(0, 10);
}

function uniqueKeys(wanted: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return wanted.map((key) => {
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key}-${time}`;
  });
}

/** A text on one line of Markdown, which shows it as it is. */
function inMarkdown(text: string): string {
  return clean(text)
    .replace(/[\\`*_[\]<>&$|~#]/g, '\\$&')
    .replace(/^[+-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

// BibTeX counts braces also behind a backslash: as commands they leave the count alone.
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function inBibtex(text: string): string {
  return clean(text).replace(/[\\{}~^%&#_$]/g, (character) => commands[character] ?? `\\${character}`);
}
