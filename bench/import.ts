// How long an import takes, and how much memory, as a process of its own: 1,000 issues of 15 papers, half of them plain
// text and half HTML, made of the archive that ships; then once more, with nothing to do. `node bench/import.ts [ISSUES]`
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../src/corpus/archive.ts';
import { loadArchive } from '../src/corpus/load.ts';
import { runNode } from './process.ts';

const root = join(import.meta.dirname, '..');
const issues = Number(process.argv[2] ?? 1000);
const papersInIssue = 15;
// As `npm run import` starts it.
const flags = ['--max-semi-space-size=4'];

const dir = mkdtempSync(join(tmpdir(), 'import-bench-'));
try {
  const sources = join(dir, 'sources');
  const characters = writeSources(sources);
  console.log(`${issues} issues, ${(characters / 2 ** 20).toFixed(0)} MiB of text`);
  run('first import', sources);
  run('once more', sources);
} finally {
  rmSync(dir, { recursive: true });
}

function run(name: string, sources: string): void {
  const words = [sources, '--to', join(dir, 'archive'), '--json'];
  const script = join(root, 'src', 'import.ts');
  const { milliseconds, peak, status, stdout, stderr } = runNode([...flags, script, ...words]);
  if (status !== 0 && status !== 1) throw new Error(`the import ended with ${status}: ${stderr}`);
  const { summary, problems } = JSON.parse(stdout);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(`${name}: ${seconds} s, ${peak.toFixed(0)} MiB at its peak; ${JSON.stringify(summary)}`);
}

function writeSources(folder: string): number {
  const corpus = join(root, 'corpus');
  const papers = loadArchive(corpus, corpus).issues.flatMap((issue) => issue.papers);
  mkdirSync(folder);
  let characters = 0;
  for (let i = 0; i < issues; i++) {
    const date = new Date(Date.UTC(2004, 0, 4 + 7 * i)).toISOString().slice(0, 10);
    // 11 and 70 have no divisor in common, so that the papers of an issue differ.
    const chosen = Array.from({ length: papersInIssue }, (_, k) => papers[(i + 11 * k) % papers.length]!);
    const text = i % 2 === 0 ? plain(date, chosen) : html(chosen);
    characters += text.length;
    writeFileSync(join(folder, `${date}.${i % 2 === 0 ? 'txt' : 'html'}`), text);
  }
  return characters;
}

function plain(date: string, papers: readonly Paper[]): string {
  const lines = papers.flatMap(({ title, paragraphs }) => [title, ...paragraphs]);
  return [`${date} The roundup of the week`, ...lines].join('\n');
}

function html(papers: readonly Paper[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return papers
    .map(({ title, paragraphs }, i) => {
      const heading = `<h2><a href="https://arxiv.org/abs/2211.${10000 + i}">${escaped(title)}</a></h2>`;
      return heading + paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('');
    })
    .join('');
}
