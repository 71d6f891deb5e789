// Everything Paperboy knows, wired, without Discord and without the process.
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer, Result, Turn } from './answering/answer.ts';
import { createAnswerer } from './answering/answerer.ts';
import type { DateWindow } from './answering/dates.ts';
import { createFinder, type Filter } from './answering/find.ts';
import { createGapTerms } from './answering/gap-terms.ts';
import { createNames, type Names } from './answering/names.ts';
import { quote } from './answering/quote.ts';
import type { Archive, Issue, Paper } from './corpus/archive.ts';
import { type PackedArchive, packArchive, unpackArchive } from './corpus/packed-archive.ts';
import { readSnapshot, withSnapshot } from './corpus/snapshot.ts';
import { createRelated, type Related } from './retrieval/related.ts';
import { createSearch, indexArchive, type PackedIndex, unpackIndex } from './retrieval/search.ts';
import { createTextAnalysis } from './retrieval/text.ts';
import { createThesaurus } from './retrieval/thesaurus.ts';
import { createTitles, papersToBrowse } from './retrieval/titles.ts';
import weights from './retrieval/weights.json' with { type: 'json' };

/** What is known, and how it is asked for; `Names` looks papers, issues and topics up by what they are called. */
export interface App extends Names {
  readonly archive: Archive;
  /** Answers one question; `turns` are what was said before, oldest first. See `Answerer` for the options. */
  ask(question: string, turns: readonly Turn[], options?: AskOptions): Answer;
  /** The papers that the words fit, as a list; see `Finder`. */
  find(words: string, filter: Filter): readonly Result[];
  /** Papers that were found before, quoted for a question. */
  quote(question: string, papers: readonly Paper[]): readonly Result[];
  /** The papers most like one, the likest first, each with the words and topics that both have. */
  related(paper: Paper, limit: number): readonly Related[];
  /** What groups a question with others of the same matter: its most telling terms, sorted, parted by spaces; may be empty. */
  terms(question: string): string;
  /** Every paper of the filter, newest issue first. */
  papers(filter?: Filter): readonly Paper[];
  /** Undefined where the filter leaves none. */
  randomPaper(filter?: Filter): Paper | undefined;
  /** A paper by its code, such as `2022-12-04#2`. */
  paper(code: string): Paper | undefined;
  /** An issue by its date, `YYYY-MM-DD`. */
  issue(date: string): Issue | undefined;
  /** The topic that is meant, where that is clear; see `resolveTopic`. */
  topic(typed: string): string | undefined;
  /** See `Search`. */
  warmUp(): Generator<void>;
}

export interface AskOptions {
  readonly limit?: number | undefined;
  readonly window?: DateWindow | null | undefined;
}

export interface Folders {
  readonly corpusDir: string;
  /** Where the glossary and the topics come from if `corpusDir` has none. */
  readonly shippedDir: string;
}

export interface AppOptions extends Folders {
  readonly now: () => Date;
  /** From 0 to below 1, as `Math.random`. */
  readonly random: () => number;
}

/** An archive with its index, as plain data. */
export interface IndexedArchive extends PackedArchive {
  readonly index: PackedIndex;
}

/** @throws ArchiveError with every problem of the archive. */
export async function createApp(options: AppOptions): Promise<App> {
  return createAppOf(await readIndexed(options), options);
}

/**
 * Reads an archive and indexes it, or takes both from the snapshot beside it where that is up to date.
 * @throws ArchiveError with every problem of the archive.
 */
export function readIndexed(folders: Folders): Promise<IndexedArchive> {
  return withSnapshot(snapshotOf(folders), sourcesOf(folders), async () => {
    // The parsers take longer to load than what they made to read.
    const { loadArchive } = await import('./corpus/load.ts');
    // A process that is to stop hears of it between the steps.
    await nextTurn();
    const packed = packArchive(loadArchive(folders.corpusDir, folders.shippedDir));
    await nextTurn();
    return { ...packed, index: indexArchive(unpackArchive(packed), createTextAnalysis()) };
  });
}

/** What the snapshot beside an archive holds; undefined where it is not up to date. */
export function readKept(folders: Folders): Promise<IndexedArchive | undefined> {
  return readSnapshot(snapshotOf(folders), sourcesOf(folders));
}

/** In steps, between which others have their turn: each takes up to a fifth of a second for 15,000 papers. */
export async function createAppOf(
  indexed: IndexedArchive,
  { now, random }: Pick<AppOptions, 'now' | 'random'>,
): Promise<App> {
  const text = createTextAnalysis();
  const archive = unpackArchive(indexed);
  const index = unpackIndex(indexed.index, archive.issues);
  await nextTurn();
  const thesaurus = createThesaurus(index.glossary);
  const search = createSearch(archive, text, weights, index);
  await nextTurn();
  const answer = createAnswerer(archive, search, now);
  const { find, filtered } = createFinder(archive, search, now);
  const names = createNames({
    archive,
    search,
    papers: createTitles(papersToBrowse(archive.issues), text, thesaurus, index.titles),
    titlesOf: (entries) => createTitles(entries, text, thesaurus),
    now,
  });
  const issues = new Map(archive.issues.map((issue) => [issue.date, issue]));
  const papers = new Map(archive.issues.flatMap((issue) => issue.papers.map((paper) => [paper.code, paper])));
  return {
    ...names,
    archive,
    ask: (question, turns, { limit, window } = {}) => answer(question, turns, limit, window),
    find,
    quote: (question, papers) => quote(search, question, papers),
    related: createRelated(index.papers, text, thesaurus),
    terms: createGapTerms(archive, search, text, now),
    papers: (filter = {}) => filtered(filter),
    randomPaper: (filter = {}) => pick(filtered(filter), random()),
    paper: (code) => papers.get(code),
    issue: (date) => issues.get(date),
    topic: (typed) => topicIn(names.resolveTopic(typed)),
    warmUp: search.warmUp,
  };
}

/** @param chance from 0 to below 1 */
function pick<T>(list: readonly T[], chance: number): T | undefined {
  return list[Math.floor(chance * list.length)];
}

function topicIn(resolved: ReturnType<Names['resolveTopic']>): string | undefined {
  return 'topic' in resolved ? resolved.topic : undefined;
}

function snapshotOf({ corpusDir }: Folders): string {
  return join(corpusDir, '.snapshot');
}

/** An archive, the lists that it may borrow, the code that reads and indexes it, and the versions of what that uses. */
function sourcesOf({ corpusDir, shippedDir }: Folders): readonly string[] {
  const code = ['corpus', 'retrieval', '..'].map((folder) => join(import.meta.dirname, folder));
  return [corpusDir, shippedDir, ...code];
}
