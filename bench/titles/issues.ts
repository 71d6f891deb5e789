// Newsletters whose titles are known → issues to learn from: text files with their Markdown, and Markdown alone.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KnownPaper {
  readonly title: string;
  readonly starred: boolean;
  /** The lines below the title. */
  readonly body: readonly string[];
}

export interface KnownIssue {
  readonly name: string;
  /** Whether its lines are the newsletter's own, not parted by us. */
  readonly real: boolean;
  readonly before: readonly string[];
  readonly papers: readonly KnownPaper[];
}

const STAR = /^[⭐★]\uFE0F?\s*/u;

/** `DATE.txt` with `DATE.md` in another folder, whose `##` headings are the titles. */
export function readTextIssues(texts: string, titles: string): readonly KnownIssue[] {
  return markdownIn(titles).flatMap(({ name, text }) => {
    const known = new Set(headings(text));
    const lines = readFileSync(join(texts, name.replace(/md$/, 'txt')), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const isTitle = (line: string) => known.has(line.replace(STAR, ''));
    const starts = lines.flatMap((line, i) => (isTitle(line) ? [i] : []));
    if (starts.length !== known.size)
      throw new Error(`${name}: ${starts.length} of ${known.size} titles found`);
    const papers = starts.map((start, i) => ({
      title: lines[start]!.replace(STAR, ''),
      starred: STAR.test(lines[start]!),
      body: lines.slice(start + 1, starts[i + 1]),
    }));
    return [{ name, real: true, before: lines.slice(0, starts[0]), papers }];
  });
}

/** Issues in the archive's format; every paragraph is parted into lines at ends of sentences. */
export function readMarkdownIssues(folder: string): readonly KnownIssue[] {
  return markdownIn(folder).map(({ name, text }) => ({
    name,
    real: false,
    before: [],
    papers: text
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [title = '', ...body] = part.split('\n').map((line) => line.replaceAll('\\', '').trim());
        return { title, starred: false, body: body.filter((line) => line !== '').flatMap(sentences) };
      })
      .filter(({ body }) => body.length > 0),
  }));
}

function sentences(paragraph: string): readonly string[] {
  return paragraph.split(/(?<=[\p{Ll}\d)”"][.?!]) (?=[\p{Lu}“"])/u);
}

function markdownIn(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.md$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function headings(text: string): readonly string[] {
  return [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title!.replaceAll('\\', '').trim());
}
