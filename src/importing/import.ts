// Issues as they were understood → files of an archive, a report, and all of it at once or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettled, STATE, type View } from '../corpus/journal.ts';
import { checkFiles } from '../corpus/load.ts';
import type { Acronym } from './acronyms.ts';
import type { Found, Note, Refusal } from './draft.ts';
import { mustBeWritable, unwritable } from './folder.ts';
import { type ArchiveBefore, type ImportedIssue, importIssue } from './import-issue.ts';
import { type Journal, openJournal } from './journal.ts';
import { readLists } from './lists.ts';
import { remembered } from './outcome.ts';
import {
  type ImportReport,
  isOurs,
  isWritten,
  type ReportedIssue,
  type Said,
  type Stopped,
  summaryOf,
} from './report.ts';
import { formatState, readState, type State } from './state.ts';
import { createKnownPapers } from './twins.ts';
import { addAcronyms } from './write-glossary.ts';
import type { SuggestTopics } from './write-issue.ts';

export interface ImportOptions {
  /** The archive's folder; made where there is none. */
  readonly to: string;
  /** Whose glossary and topics stand in where `to` has none. */
  readonly shippedDir: string;
  /** Replace issues that differ, unless a person has edited them. */
  readonly update: boolean;
  /** Write nothing, and report the same. */
  readonly dryRun: boolean;
  /** Makes what suggests topics from the list that the archive allows: name to what each covers. */
  readonly suggestTopics: (topics: ReadonlyMap<string, string>) => SuggestTopics;
  /** Told after each issue. */
  readonly progress: (done: { readonly issues: number; readonly papers: number }) => void;
}

/** Imports issues into an archive. Whatever happens meanwhile, its readers see it as it was or as it will be. */
export async function importIssues(
  found: AsyncIterable<Found>,
  options: ImportOptions,
): Promise<ImportReport | Stopped> {
  const { to, dryRun } = options;
  let journal: Journal | undefined;
  try {
    if (dryRun) mustBeWritable(to);
    else journal = openJournal(to);
    if (!dryRun && journal === undefined)
      return { stopped: `another import is writing to ${to}: wait until it has ended` };
    return await importInto(journal, found, options);
  } catch (error) {
    // What is the matter with a source has been said of it: this is about the archive's folder.
    return unwritable(to, error);
  } finally {
    journal?.close();
  }
}

async function importInto(
  journal: Journal | undefined,
  found: AsyncIterable<Found>,
  options: ImportOptions,
): Promise<ImportReport | Stopped> {
  const { to, dryRun, update } = options;
  const there = filesIn(to);
  const before = readState(there.get(STATE));
  if ('stopped' in before) return before;
  const lists = readLists(there, options);
  if ('stopped' in lists) return lists;
  const suggest = options.suggestTopics(lists.topics);
  const { issues, refused, notes, acronyms } = await importAll(
    found,
    { there, before, topics: lists.topics, suggest, update },
    journal,
    options.progress,
  );
  const glossary = addAcronyms(lists.glossary, acronyms, before.acronyms);
  if (glossary.text !== null) journal?.stage('glossary.yaml', glossary.text);
  const state: State = {
    version: 1,
    issues: { ...before.issues, ...remembered(issues, before, update) },
    acronyms: Object.fromEntries(Object.entries(glossary.known).map(([short, longs]) => [short, [...longs]])),
  };
  if (formatState(state) !== formatState(before)) journal?.stage(STATE, formatState(state));

  const sorted = [...issues]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ digest: _, ...issue }) => issue);
  return {
    to,
    dryRun,
    issues: sorted,
    refused,
    notes,
    acronyms: glossary.added,
    problems: settle(journal, there, sorted, options),
    summary: summaryOf(sorted, refused),
  };
}

/** What came of all sources. */
interface Imported {
  readonly issues: readonly ImportedIssue[];
  readonly refused: readonly Said[];
  readonly notes: readonly Said[];
  readonly acronyms: readonly Acronym[];
}

/** Stages each issue as it comes, so that none is held in memory. */
async function importAll(
  found: AsyncIterable<Found>,
  archive: ArchiveBefore,
  journal: Journal | undefined,
  progress: ImportOptions['progress'],
): Promise<Imported> {
  const known = createKnownPapers(archive.there);
  const issues = new Map<string, ImportedIssue>();
  const refused: Said[] = [];
  const notes: Said[] = [];
  const acronyms: Acronym[] = [];
  let papers = 0;
  for await (const each of found) {
    const result = each.kind === 'issue' ? importIssue(each.issue, archive, issues, known) : each;
    if (result.kind === 'refusal') refused.push(said(result));
    if (result.kind === 'note') notes.push(said(result));
    if (result.kind !== 'imported') continue;
    const { issue, text } = result;
    if (isWritten(issue)) journal?.stage(`${issue.date}.md`, text);
    acronyms.push(...result.acronyms);
    issues.set(issue.date, issue);
    papers += issue.papers.length;
    progress({ issues: issues.size, papers });
  }
  return { issues: [...issues.values()], refused, notes, acronyms };
}

/**
 * Commits what is staged once it has been seen to load.
 * @returns what is wrong with the archive. Files of others are theirs to mend; one of ours keeps all from being written.
 */
function settle(
  journal: Journal | undefined,
  there: View,
  issues: readonly ReportedIssue[],
  { to, shippedDir }: ImportOptions,
): readonly string[] {
  const files = journal?.view() ?? there;
  const staged = [...files].filter(([name, path]) => path !== join(to, name)).map(([name]) => name);
  // An issue is staged only once its text has been read back as the loader does.
  const proven = issues.filter(isOurs).map(({ date }) => `${date}.md`);
  // An archive that is yet to be made has nothing wrong with it.
  const isThere = [...files.keys()].some((name) => !name.startsWith('.'));
  const problems = isThere ? checkFiles(to, files, shippedDir, new Set([...staged, ...proven])) : [];
  const ours = staged.map((name) => join(to, name));
  const faults = problems.filter((problem) => ours.some((file) => problem.startsWith(`${file}:`)));
  if (faults.length > 0)
    return ['nothing was written, through a fault of Paperboy: please report it', ...faults];
  if (journal !== undefined && journal.size > 0) journal.commit();
  return problems;
}

function said({ source, what }: Refusal | Note): Said {
  return { source, what };
}

function filesIn(dir: string): View {
  return existsSync(dir) ? readSettled(dir, (files) => files) : new Map();
}
