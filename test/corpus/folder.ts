// Archives in temporary folders, for the tests of the loader.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Archive, Paper } from '../../src/corpus/archive.ts';
import { loadArchive } from '../../src/corpus/load.ts';
import { ArchiveError } from '../../src/corpus/problems.ts';

export const SHIPPED = join(import.meta.dirname, '..', '..', 'corpus');

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The two lists at their smallest, so that no test depends on the words that ship. */
export const LISTS = {
  'glossary.yaml': 'acronyms:\n  MoE: mixture of experts\nsynonyms:\n  - quick, fast\n',
  'topics.yaml': 'attention: its cost\ndata: what is learnt from\n',
} satisfies Files;

/** Writes files into a new folder, gives it to `use`, and removes it. */
export function withFolder<T>(files: Files, use: (dir: string) => T): T {
  const dir = writeFolder(files);
  try {
    return use(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Writes files into a new folder that stays until the running test has ended. */
export function keptFolder(files: Files): string {
  const dir = writeFolder(files);
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

function writeFolder(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'archive-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

/** Loads files as an archive. */
export function load(files: Files): Archive {
  return withFolder({ ...LISTS, ...files }, (dir) => loadArchive(dir, dir));
}

/** The problems of files, without the folder's name. */
export function problemsOf(files: Files): readonly string[] {
  return withFolder({ ...LISTS, ...files }, (dir) => problemsIn(dir, dir));
}

/** The problems of a folder, without its name; none when it loads. */
export function problemsIn(dir: string, shippedDir: string): readonly string[] {
  try {
    loadArchive(dir, shippedDir);
    return [];
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${dir}/`, '').replaceAll(dir, 'DIR'));
  }
}

export const HEAD = '---\ndate: 2023-01-08\ntitle: "An issue"\n---\n';

/** An issue of 8 January 2023 with this below its front matter, which takes the lines 1 to 4. */
export function issue(body: string): Files {
  return { '2023-01-08.md': `${HEAD}${body}` };
}

/** The problems of an issue with this below its front matter, as `line: problem`. */
export function problemsBelowHead(body: string): readonly string[] {
  return problemsOf(issue(body)).map((problem) => problem.replace('2023-01-08.md:', ''));
}

/** The first paper of an issue with this below its front matter. */
export function paperOf(body: string): Paper | undefined {
  return load(issue(body)).issues[0]?.papers[0];
}
