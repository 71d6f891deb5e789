// Everything Paperboy knows, wired, without Discord and without the process.
import { join } from 'node:path';
import type { Answer, Turn } from './answering/answer.ts';
import { createAnswerer } from './answering/answerer.ts';
import type { Archive, Issue, Paper } from './corpus/archive.ts';
import { withSnapshot } from './corpus/snapshot.ts';
import { createSearch, indexArchive } from './retrieval/search.ts';
import { createTextAnalysis } from './retrieval/text.ts';
import weights from './retrieval/weights.json' with { type: 'json' };

export interface App {
  readonly archive: Archive;
  /** Answers one question; `turns` are what was said before, oldest first. See `Answerer` for `limit`. */
  ask(question: string, turns: readonly Turn[], options?: { readonly limit?: number | undefined }): Answer;
  /** A paper by its code, such as `2022-12-04#2`. */
  paper(code: string): Paper | undefined;
  /** An issue by its date, `YYYY-MM-DD`. */
  issue(date: string): Issue | undefined;
  randomPaper(): Paper;
  /** See `Search`. */
  warmUp(): Generator<void>;
}

export interface AppOptions {
  readonly corpusDir: string;
  /** Where the glossary and the topics come from if `corpusDir` has none. */
  readonly shippedDir: string;
  readonly now: () => Date;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
}

/** @throws ArchiveError with every problem of the archive. */
export async function createApp({ corpusDir, shippedDir, now, random }: AppOptions): Promise<App> {
  const text = createTextAnalysis();
  const { archive, index } = await withSnapshot(
    join(corpusDir, '.snapshot'),
    sources(corpusDir, shippedDir),
    async () => {
      // The parsers take longer to load than what they made to read.
      const { loadArchive } = await import('./corpus/load.ts');
      const archive = loadArchive(corpusDir, shippedDir);
      return { archive, index: indexArchive(archive, text) };
    },
  );
  const search = createSearch(archive, text, weights, index);
  const answer = createAnswerer(archive, search, now);
  const issues = new Map(archive.issues.map((issue) => [issue.date, issue]));
  const papers = new Map(archive.issues.flatMap((issue) => issue.papers.map((paper) => [paper.code, paper])));
  const all = [...papers.values()];
  return {
    archive,
    ask: (question, turns, { limit } = {}) => answer(question, turns, limit),
    paper: (code) => papers.get(code),
    issue: (date) => issues.get(date),
    randomPaper: () => all[Math.floor(random() * all.length)]!,
    warmUp: search.warmUp,
  };
}

/** An archive, the lists that it may borrow, the code that reads and indexes it, and the versions of what that uses. */
function sources(corpusDir: string, shippedDir: string): readonly string[] {
  const code = ['corpus', 'retrieval', '..'].map((folder) => join(import.meta.dirname, folder));
  return [corpusDir, shippedDir, ...code];
}
