// Issues as they were understood → files of an archive, a report, and all of it at once or not at all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettled, STATE, type View } from '../corpus/journal.ts';
import { checkFiles } from '../corpus/load.ts';
import { type Acronym, acronymsIn } from './acronyms.ts';
import { withChosenTopics } from './chosen-topics.ts';
import { withLines } from './doubt-lines.ts';
import type { FoundIssue, Note, Refusal } from './draft.ts';
import { mustBeWritable, unwritable } from './folder.ts';
import { type Journal, openJournal } from './journal.ts';
import { readLists, type Stopped } from './lists.ts';
import { outcomeOf, remembered } from './outcome.ts';
import {
  type ImportReport,
  isOurs,
  isWritten,
  type Outcome,
  type ReportedIssue,
  type Said,
  summaryOf,
} from './report.ts';
import { digestOf, formatState, readIfThere, readState, type State } from './state.ts';
import { createKnownPapers } from './twins.ts';
import { addAcronyms } from './write-glossary.ts';
import { type SuggestTopics, type WrittenIssue, writeIssue } from './write-issue.ts';

/** What comes out of reading the sources, in their order. */
export type Found = { readonly kind: 'issue'; readonly issue: FoundIssue } | Refusal | Note;

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
  const { to, dryRun, progress } = options;
  const there = filesIn(to);
  const before = readState(there.get(STATE));
  if ('stopped' in before) return before;
  const lists = readLists(there, options);
  if ('stopped' in lists) return lists;
  const suggest = options.suggestTopics(lists.topics);
  const allowed = new Set(lists.topics.keys());
  const known = createKnownPapers(there);

  const issues = new Map<string, ReportedIssue & { readonly digest: string }>();
  const refused: Said[] = [];
  const notes: Said[] = [];
  const acronyms: Acronym[] = [];
  let papers = 0;
  for await (const each of found) {
    if (each.kind === 'refusal') refused.push(said(each));
    if (each.kind === 'note') notes.push(said(each));
    if (each.kind !== 'issue') continue;
    const { issue, ...topics } = withChosenTopics(each.issue, lists.topics, suggest);
    const { source, date } = issue;
    const imported = before.issues[date];
    const proven = (text: string) => digestOf(text) === imported?.digest;
    const written = writeIssue(issue, topics.suggest, proven, allowed);
    if ('what' in written) {
      refused.push(said(written));
      continue;
    }
    const digest = digestOf(written.text);
    const first = issues.get(date);
    if (first !== undefined) {
      if (first.digest === digest) notes.push({ source, what: `says the same as ${first.source}: left out` });
      else refused.push({ source, what: sameDate(date, first.source) });
      continue;
    }
    const outcome = outcomeOf(digest, imported, readIfThere(there.get(`${date}.md`)), options.update);
    if (isWritten({ outcome })) journal?.stage(`${date}.md`, written.text);
    if (isOurs({ outcome })) acronyms.push(...acronymsOf(written));
    const titles = written.papers.map(({ title }) => title);
    const twin = outcome === 'new' ? known.twinOf(date, titles) : undefined;
    if (outcome !== 'deleted') known.add(date, titles);
    const changed = [...topics.changed, ...written.changed, ...(twin === undefined ? [] : [sameIssue(twin)])];
    issues.set(date, { ...reported(issue, { ...written, changed }, outcome), digest });
    papers += written.papers.length;
    progress({ issues: issues.size, papers });
  }

  const glossary = addAcronyms(lists.glossary, acronyms, before.acronyms);
  if (glossary.text !== null) journal?.stage('glossary.yaml', glossary.text);
  const state: State = {
    version: 1,
    issues: { ...before.issues, ...remembered([...issues.values()], before, options.update) },
    acronyms: Object.fromEntries(Object.entries(glossary.known).map(([short, longs]) => [short, [...longs]])),
  };
  if (formatState(state) !== formatState(before)) journal?.stage(STATE, formatState(state));

  const sorted = [...issues.values()]
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

function reported(found: FoundIssue, written: WrittenIssue, outcome: Outcome): ReportedIssue {
  const ours = isOurs({ outcome });
  const all: ReportedIssue = {
    date: found.date,
    title: written.title,
    source: found.source,
    outcome,
    papers: written.papers.map(({ title, topics, starred, link }) => ({ title, topics, starred, link })),
    doubts: ours ? withLines(found.doubts, written.text) : [],
    changed: ours ? written.changed : [],
    dropped: found.dropped,
  };
  // A copy of its own: pieces of text would keep all the text in memory that they were cut from.
  return JSON.parse(JSON.stringify(all)) as ReportedIssue;
}

function said({ source, what }: Refusal | Note): Said {
  return { source, what };
}

function acronymsOf({ papers }: WrittenIssue): readonly Acronym[] {
  return papers.flatMap(({ title, paragraphs }) => [title, ...paragraphs].flatMap(acronymsIn));
}

function sameDate(date: string, first: string): string {
  return `is dated ${date}, as is ${first}: an archive has one issue of a day, so change the date of one of them`;
}

function sameIssue(twin: string): string {
  return `most of its papers stand in ${twin}.md as well: if the two are one issue, delete the wrong file`;
}

function filesIn(dir: string): View {
  return existsSync(dir) ? readSettled(dir, (files) => files) : new Map();
}
