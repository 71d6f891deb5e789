// What an import did and what a person should look at, as one value: printed for people and as JSON for machines.
import type { Doubt } from './draft.ts';

/**
 * What became of an issue. `new` and `replaced` were written. `unchanged`: its file says the same already. `corrected`: a
 * person has changed the file since, and the source is as it was. All others were left alone: `differs`: the source has
 * changed; `edited`: so has the file, by a person; `by hand`: the file was not written by an import; `deleted`: a person
 * deleted the file.
 */
export type Outcome =
  | 'new'
  | 'replaced'
  | 'unchanged'
  | 'corrected'
  | 'differs'
  | 'edited'
  | 'by hand'
  | 'deleted';

export interface ReportedPaper {
  readonly title: string;
  readonly topics: readonly string[];
  readonly starred: boolean;
  readonly link: string | null;
}

/** `line`: where it stands in the issue's file, from 1; null where it was left out. */
export type ReportedDoubt = Doubt & { readonly line: number | null };

export interface ReportedIssue {
  readonly date: string;
  readonly title: string;
  readonly source: string;
  readonly outcome: Outcome;
  readonly papers: readonly ReportedPaper[];
  readonly doubts: readonly ReportedDoubt[];
  /** What was changed to fit the archive's format, or does not fit the rest of it, a sentence each. */
  readonly changed: readonly string[];
  readonly dropped: readonly string[];
}

/** What is told of a source. */
export interface Said {
  readonly source: string;
  readonly what: string;
}

export interface ImportReport {
  /** The folder of the archive. */
  readonly to: string;
  readonly dryRun: boolean;
  /** By date. */
  readonly issues: readonly ReportedIssue[];
  readonly refused: readonly Said[];
  readonly notes: readonly Said[];
  /** Acronyms that the glossary gained, as its lines: `MoE: mixture of experts`. */
  readonly acronyms: readonly string[];
  /** What is wrong with the archive's folder, `file:line: …` each. */
  readonly problems: readonly string[];
  readonly summary: Summary;
}

/** Why nothing was imported at all, in a sentence or a line for each problem. */
export interface Stopped {
  readonly stopped: string;
}

export interface Summary {
  readonly issues: number;
  readonly papers: number;
  /** Files of issues that were written, or would be. */
  readonly written: number;
  /** Doubtful lines, changes and issues that were left alone although they differ. */
  readonly toLookAt: number;
  readonly refused: number;
}

/** Whether something needs a person's look. */
export function needsLook({ summary, problems }: ImportReport): boolean {
  return summary.toLookAt > 0 || summary.refused > 0 || problems.length > 0;
}

export function isWritten({ outcome }: Pick<ReportedIssue, 'outcome'>): boolean {
  return outcome === 'new' || outcome === 'replaced';
}

/** Whether the file is what the import makes of the source now, so that doubts about it matter. */
export function isOurs({ outcome }: Pick<ReportedIssue, 'outcome'>): boolean {
  return isWritten({ outcome }) || outcome === 'unchanged';
}

function isLeft({ outcome }: Pick<ReportedIssue, 'outcome'>): boolean {
  return outcome === 'differs' || outcome === 'edited' || outcome === 'by hand';
}

export function summaryOf(issues: readonly ReportedIssue[], refused: readonly Said[]): Summary {
  const sum = (count: (issue: ReportedIssue) => number) =>
    issues.reduce((total, issue) => total + count(issue), 0);
  return {
    issues: issues.length,
    papers: sum(({ papers }) => papers.length),
    written: sum((issue) => (isWritten(issue) ? 1 : 0)),
    toLookAt: sum((issue) => issue.doubts.length + issue.changed.length + (isLeft(issue) ? 1 : 0)),
    refused: refused.length,
  };
}
