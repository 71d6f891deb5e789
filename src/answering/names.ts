// What a member types to name a paper, an issue or a topic → those that are called so, or the one that is meant.
import type { Archive, Issue, Paper } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import type { Search } from '../retrieval/search.ts';
import type { Titled, Titles } from '../retrieval/titles.ts';
import { isWithin, maxQuestion, shownFrom } from './answerer.ts';
import { parts } from './calendar.ts';
import { type DateWindow, readDates, readDay } from './dates.ts';

/** Look-ups show what may be meant so far, best first; resolving tells what is meant, or at most five that may be. */
export interface Names {
  /** By title or code. Where nothing was typed: starred papers first, then the newest issue first, as they stand in it. */
  lookUp(typed: string, limit: number): readonly Paper[];
  /** By date ("2022", "2022-12", "dec 2022", "latest") or title. Where nothing was typed, the newest first. */
  lookUpIssues(typed: string, limit: number): readonly Issue[];
  /** By name or by what it covers. Where nothing was typed, those with the most papers first. */
  lookUpTopics(typed: string, limit: number): readonly string[];
  resolvePaper(typed: string): { readonly paper: Paper } | { readonly candidates: readonly Paper[] };
  resolveIssue(typed: string): { readonly issue: Issue } | { readonly candidates: readonly Issue[] };
  resolveTopic(typed: string): { readonly topic: string } | { readonly candidates: readonly string[] };
}

export interface NamesOptions {
  readonly archive: Archive;
  readonly search: Search;
  readonly papers: Titles<Paper>;
  /** Makes a look-up of any other titles. */
  readonly titlesOf: <T extends Titled>(entries: readonly T[]) => Titles<T>;
  readonly now: () => Date;
}

const mostCandidates = 5;
/** No name is longer, and the distance of a long text takes long. */
const longestName = 100;
/** How well a title fits that is offered beside the issues of the days that were named: "Best of 2023" of January. */
const plainFit = 0.9;
const latest = /^(?:the )?(?:latest|newest|last|most recent)(?: (?:issue|one))?$/i;
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

export function createNames(options: NamesOptions): Names {
  return { ...paperNames(options), ...issueNames(options), ...topicNames(options) };
}

function paperNames({ archive, search, papers }: NamesOptions) {
  const all = archive.issues.flatMap((issue) => issue.papers);
  const byCode = new Map(all.map((paper) => [paper.code, paper]));

  /** The candidates: titles that are like it; then what the archive has on it; else the paper of the nearest code. */
  function resolvePaper(typed: string) {
    const name = typed.trim().slice(0, maxQuestion);
    const found = papers.resolve(name, mostCandidates);
    if (found.kind === 'found') return { paper: found.entry };
    const matches = search.rank(search.read(name)).filter(({ confidence }) => confidence >= shownFrom);
    const candidates = unique([...found.candidates, ...matches.map(({ paper }) => paper)]);
    if (candidates.length > 0) return { candidates: candidates.slice(0, mostCandidates) };
    const code = /^\d/.test(name) ? nearest(name.slice(0, longestName), byCode.keys())?.name : undefined;
    const coded = byCode.get(code ?? '');
    return { candidates: coded === undefined ? [] : [coded] };
  }

  return {
    lookUp: (typed: string, limit: number) => papers.lookUp(typed, limit).map(({ entry }) => entry),
    resolvePaper,
  };
}

function issueNames({ archive, titlesOf, now }: NamesOptions) {
  const newestFirst = archive.issues.toReversed();
  const dates = archive.issues.map(({ date }) => date);
  const titles = later(() =>
    titlesOf(
      newestFirst.map((issue) => ({
        issue,
        title: issue.title,
        code: issue.date,
        also: inWords(issue.date),
      })),
    ),
  );

  /** The days that are named, and what is said besides; null where none are. */
  function daysIn(typed: string): { window: DateWindow; rest: string } | null {
    const [newest] = newestFirst;
    if (newest && latest.test(typed)) return { window: { from: newest.date, to: newest.date }, rest: '' };
    const day = readDay(typed);
    if (day !== null) return { window: day, rest: '' };
    const { window, rest } = readDates(typed.slice(0, longestName), { now: now(), issues: dates });
    return window && { window, rest };
  }

  /** The issues of these days, those first whose title has the rest. */
  function dated({ window, rest }: { window: DateWindow; rest: string }): readonly Issue[] {
    const within = newestFirst.filter(({ date }) => isWithin({ issue: date }, window));
    const titled = rest === '' ? [] : titles().lookUp(rest, newestFirst.length);
    const saidSo = titled.map(({ entry }) => entry.issue).filter((issue) => within.includes(issue));
    return unique([...saidSo, ...within]);
  }

  function lookUpIssues(typed: string, limit: number): readonly Issue[] {
    const days = daysIn(typed.trim());
    const within = days === null ? [] : dated(days);
    const named = titles()
      .lookUp(typed, Math.max(0, limit))
      .filter(({ fit }) => within.length === 0 || fit >= plainFit)
      .map(({ entry }) => entry.issue);
    return unique([...within, ...named]).slice(0, Math.max(0, limit));
  }

  /** The candidates: the issues of these days, or the closest to them; or of a like title; else of the nearest date. */
  function resolveIssue(typed: string) {
    const name = typed.trim();
    const found = titles().resolve(name, mostCandidates);
    const days = daysIn(name);
    // A title may have a date in it.
    if (days !== null && !(found.kind === 'found' && found.exact)) {
      const within = dated(days);
      if (within.length === 1) return { issue: within[0]! };
      const candidates = within.length > 0 ? within : closestTo(days.window, newestFirst);
      return { candidates: candidates.slice(0, mostCandidates) };
    }
    if (found.kind === 'found') return { issue: found.entry.issue };
    const candidates = found.candidates.map(({ issue }) => issue);
    if (candidates.length > 0) return { candidates };
    const near = /\d/.test(name) ? nearest(name.slice(0, longestName), dates)?.name : undefined;
    return { candidates: newestFirst.filter(({ date }) => date === near) };
  }

  return { lookUpIssues, resolveIssue };
}

function topicNames({ archive, titlesOf }: NamesOptions) {
  const counts = new Map([...archive.topics.keys()].map((topic) => [topic, 0]));
  for (const { papers } of archive.issues)
    for (const { topics } of papers)
      for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const byPapers = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
  const named = later(() => titlesOf(byPapers.map((title) => ({ title }))));
  const covering = later(() =>
    titlesOf(byPapers.map((title) => ({ title, also: archive.topics.get(title) ?? '' }))),
  );
  const lookUpTopics = (typed: string, limit: number) =>
    covering()
      .lookUp(typed, limit)
      .map(({ entry }) => entry.title);

  /** A slip in four letters is forgiven; a word that only stands in what a topic covers makes it a candidate. */
  function resolveTopic(typed: string) {
    const name = typed.trim().slice(0, longestName);
    const near = name === '' ? undefined : nearest(name, byPapers);
    if (near && near.distance <= name.length / 4) return { topic: near.name };
    const found = named().resolve(name, mostCandidates);
    if (found.kind === 'found') return { topic: found.entry.title };
    const candidates = lookUpTopics(name, mostCandidates);
    if (candidates.length > 0) return { candidates };
    return { candidates: near && near.distance <= name.length / 2 ? [near.name] : [] };
  }

  return { lookUpTopics, resolveTopic };
}

/** The issue with the fewest days between it and the window, in a list of one; ties: the one before it in the list. */
function closestTo({ from, to }: DateWindow, issues: readonly Issue[]): readonly Issue[] {
  const apart = ({ date }: Issue) => {
    const [before, after] = [from, to].map((day) => (day === null ? 0 : Date.parse(day) - Date.parse(date)));
    return Math.max(before!, -after!);
  };
  return issues.reduce<readonly Issue[]>(
    (kept, issue) => (kept[0] && apart(kept[0]) <= apart(issue) ? kept : [issue]),
    [],
  );
}

/** "2022-12-04" is also found as 4 December 2022. */
function inWords(date: string): string {
  const [year, month, day] = parts(date);
  return `${day} ${months[month - 1]} ${year}`;
}

/** Made when first asked for: who only asks a question waits for no titles of issues and topics. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
