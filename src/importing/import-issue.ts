// One issue as it was understood → the text of its file, its row of the report, and the acronyms that it explains.
import { readIfThere, type View } from '../corpus/journal.ts';
import { type Acronym, acronymsIn } from './acronyms.ts';
import { withChosenTopics } from './chosen-topics.ts';
import { withLines } from './doubt-lines.ts';
import type { FoundIssue, Note, Refusal } from './draft.ts';
import { outcomeOf } from './outcome.ts';
import { note, refusal } from './read-said.ts';
import { isOurs, type Outcome, type ReportedIssue } from './report.ts';
import { digestOf, type State } from './state.ts';
import type { KnownPapers } from './twins.ts';
import { type SuggestTopics, type WrittenIssue, writeIssue } from './write-issue.ts';

/** The archive as the import finds it. */
export interface ArchiveBefore {
  /** The files of its folder. */
  readonly there: View;
  /** What former imports remember. */
  readonly before: State;
  /** The topics that it allows: name to what each covers. */
  readonly topics: ReadonlyMap<string, string>;
  readonly suggest: SuggestTopics;
  /** Whether an issue that differs is replaced. */
  readonly update: boolean;
}

/** Its row of the report, with the digest of its text as it comes out now. */
export type ImportedIssue = ReportedIssue & { readonly digest: string };

/**
 * @param earlier by date: the issues that were imported before it; the first of a day counts.
 * @param known gains the papers of the issue.
 */
export function importIssue(
  found: FoundIssue,
  { there, before, topics, suggest, update }: ArchiveBefore,
  earlier: ReadonlyMap<string, ImportedIssue>,
  known: KnownPapers,
):
  | {
      readonly kind: 'imported';
      readonly issue: ImportedIssue;
      readonly text: string;
      readonly acronyms: readonly Acronym[];
    }
  | Refusal
  | Note {
  const chosen = withChosenTopics(found, topics, suggest);
  const { source, date } = found;
  const imported = before.issues[date];
  const proven = (text: string) => digestOf(text) === imported?.digest;
  const written = writeIssue(chosen.issue, chosen.suggest, proven, new Set(topics.keys()));
  if ('what' in written) return written;
  const digest = digestOf(written.text);
  const first = earlier.get(date);
  if (first?.digest === digest) return note(source, `says the same as ${first.source}: left out`);
  if (first !== undefined) return refusal(source, sameDate(date, first.source));
  const file = there.get(`${date}.md`);
  const outcome = outcomeOf(digest, imported, file === undefined ? undefined : readIfThere(file), update);
  const titles = written.papers.map(({ title }) => title);
  const twin = outcome === 'new' ? known.twinOf(date, titles) : undefined;
  if (outcome !== 'deleted') known.add(date, titles);
  const changed = [...chosen.changed, ...written.changed, ...(twin === undefined ? [] : [sameIssue(twin)])];
  return {
    kind: 'imported',
    issue: { ...reported(found, { ...written, changed }, outcome), digest },
    text: written.text,
    acronyms: isOurs({ outcome }) ? acronymsOf(written) : [],
  };
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

function acronymsOf({ papers }: WrittenIssue): readonly Acronym[] {
  return papers.flatMap(({ title, paragraphs }) => [title, ...paragraphs].flatMap(acronymsIn));
}

function sameDate(date: string, first: string): string {
  return `is dated ${date}, as is ${first}: an archive has one issue of a day, so change the date of one of them`;
}

function sameIssue(twin: string): string {
  return `most of its papers stand in ${twin}.md as well: if the two are one issue, delete the wrong file`;
}
