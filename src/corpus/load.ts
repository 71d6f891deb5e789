// Folder → archive: reads every file, and either all of it is right or every problem is told.

import { join } from 'node:path';
import type { Archive, Issue } from './archive.ts';
import { parseGlossary, parseTopics } from './glossary.ts';
import { readSettled, type View } from './journal.ts';
import { parseIssue, type Surroundings } from './parse-issue.ts';
import { ArchiveError, collectProblems, type Report } from './problems.ts';
import { readText, reason } from './read-text.ts';

const ISSUE_NAME = /^(\d{4}-\d{2}-\d{2})\.md$/;
const LIKE_ARCHIVE = /\.(?:md|markdown|ya?ml)$/i;
const OTHER_NAMES: ReadonlySet<string> = new Set(['README.md', 'glossary.yaml', 'topics.yaml']);

/**
 * Loads an archive: every `YYYY-MM-DD.md` of a folder, its `glossary.yaml` and its `topics.yaml`.
 * @param dir the folder with the issues.
 * @param shippedDir the folder whose glossary and topics stand in where `dir` has none.
 * @throws ArchiveError with every problem of every file, when there is one.
 */
export function loadArchive(dir: string, shippedDir: string): Archive {
  try {
    return readSettled(dir, (files) => loadFiles(dir, files, shippedDir));
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError([
      `${dir}: the archive's folder can't be read (${reason(error)}): check the path, or CORPUS_DIR if you set it`,
    ]);
  }
}

/**
 * All that is wrong with an archive, from the files as they are given, wherever each of them lies; nothing is kept.
 * @param proven names of files that are known to load; they are not read.
 */
export function checkFiles(
  dir: string,
  files: View,
  shippedDir: string,
  proven: ReadonlySet<string>,
): readonly string[] {
  const { issues, problems } = openFiles(dir, files, shippedDir, proven);
  for (const _ of issues);
  return problems;
}

function loadFiles(dir: string, files: View, shippedDir: string): Archive {
  const { glossary, topics, issues, problems } = openFiles(dir, files, shippedDir);
  const kept = [...issues];
  if (problems.length > 0 || glossary === undefined || topics === undefined) throw new ArchiveError(problems);
  return { issues: kept, glossary, topics };
}

/** The two lists, and the issues as they are asked for; `problems` is complete once all have been. */
function openFiles(dir: string, files: View, shippedDir: string, proven: ReadonlySet<string> = new Set()) {
  // By name, which is by date, from the oldest to the newest.
  const names = [...files.keys()].sort();
  const problems: string[] = [];
  reportNames(dir, names, problems);

  const shared = <T>(name: string, parse: (text: string, report: Report) => T | undefined) =>
    files.has(name)
      ? parseFile(join(dir, name), files.get(name), problems, parse)
      : parseFile(join(shippedDir, name), undefined, problems, parse);
  const glossary = shared('glossary.yaml', parseGlossary);
  const topics = shared('topics.yaml', parseTopics);

  const dates = names.flatMap((name) => ISSUE_NAME.exec(name)?.[1] ?? []);
  if (dates.length === 0)
    problems.push(`${dir}: has no issue: add a file named by its date, such as 2022-12-04.md`);
  const surroundings: Surroundings = {
    topics: topics && new Set(topics.keys()),
    dates: new Set(dates),
  };
  function* parsed(): Generator<Issue> {
    for (const date of dates) {
      const name = `${date}.md`;
      if (proven.has(name)) continue;
      const issue = parseFile(join(dir, name), files.get(name), problems, (text, report) =>
        parseIssue(text, date, surroundings, report),
      );
      if (issue !== undefined) yield issue;
    }
  }
  return { glossary, topics, issues: parsed(), problems };
}

// A misspelt name must not make an issue or a glossary vanish.
function reportNames(dir: string, names: readonly string[], problems: string[]): void {
  for (const name of names) {
    if (!LIKE_ARCHIVE.test(name) || ISSUE_NAME.test(name) || OTHER_NAMES.has(name)) continue;
    problems.push(
      `${join(dir, name)}:1: is no file of an archive: name an issue YYYY-MM-DD.md, the lists glossary.yaml and topics.yaml, and move other files away`,
    );
  }
}

/** @param path where the file's content lies, if elsewhere. */
function parseFile<T>(
  file: string,
  path: string | undefined,
  problems: string[],
  parse: (text: string, report: Report) => T | undefined,
): T | undefined {
  return collectProblems(file, problems, (report) => {
    const text = readText(path ?? file, report);
    if (text === undefined) return undefined;
    try {
      return parse(text, report);
    } catch (error) {
      // What the parsers can't cope with, such as nesting deeper than the stack, is a fault of the file.
      report(1, `can't be parsed (${String(error)}): simplify its Markdown or YAML`);
      return undefined;
    }
  });
}
