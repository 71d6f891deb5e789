// An issue as it was understood → the text of its file, which the archive's loader reads back with the same words.
import { isLink } from '../corpus/facts.ts';
import { MAX_TITLE } from '../corpus/front-matter.ts';
import { MAX_PAPERS, parseIssue } from '../corpus/parse-issue.ts';
import { paragraphsOf } from '../corpus/plain-text.ts';
import { MAX_BYTES } from '../corpus/read-text.ts';
import type { FoundIssue, FoundPaper, Refusal } from './draft.ts';
import { refusal } from './read-said.ts';
import { blocksOf, noteOf } from './write-blocks.ts';
import { clean } from './write-inline.ts';
import { settleReferences } from './write-notes.ts';
import { MANNERS, type Manner, type Prepared, textOf, type WrittenPaper } from './write-text.ts';

/** Names from the controlled list, for a paper's title and paragraphs; asked only where its source names none. */
export type SuggestTopics = (title: string, paragraphs: readonly string[]) => readonly string[];

export interface WrittenIssue {
  readonly title: string;
  readonly papers: readonly WrittenPaper[];
  /** The content of the file. */
  readonly text: string;
  /** What had to be changed to fit the format, a sentence each, for a person to look at. */
  readonly changed: readonly string[];
}

/**
 * Refused is an issue that the format has no room for, or that would not be read back with the same words.
 * @param proven whether a text is known to be read back so; it takes a while to see.
 * @param topics the controlled list, where topics are to be checked against it.
 */
export function writeIssue(
  found: FoundIssue,
  suggest: SuggestTopics,
  proven: (text: string) => boolean = () => false,
  topics?: ReadonlySet<string>,
): WrittenIssue | Refusal {
  const refuse = (what: string) => refusal(found.source, what);
  const changed: string[] = [];
  const title = fitting(found.title, changed) || found.date;
  const papers = prepare(found.papers, suggest, changed);
  if (papers.length === 0) return refuse('has no paper with text below its title: add the text');
  if (papers.length > MAX_PAPERS)
    return refuse(`has ${papers.length} papers, and at most ${MAX_PAPERS} fit in an issue: split it`);
  const manners = papers.map((): Manner => MANNERS[0]);
  for (let left = MANNERS.length; left > 0; left--) {
    const text = textOf(found.date, title, papers, manners);
    if (Buffer.byteLength(text) > MAX_BYTES)
      return refuse(`would be larger than ${MAX_BYTES} bytes, the most that an issue may have: split it`);
    const wrong = proven(text) ? [] : differing(text, { date: found.date, topics, title, papers });
    if (wrong.length === 0) return { title, papers, text, changed };
    for (const place of wrong) manners[place] = MANNERS[MANNERS.length - left + 1] ?? 'escaped';
  }
  return refuse('can’t be written so that it reads the same, which is a fault of Paperboy: please report it');
}

function prepare(found: readonly FoundPaper[], suggest: SuggestTopics, changed: string[]): Prepared[] {
  const blocksByPaper = settleReferences(found.map(({ blocks }) => blocks));
  const taken = new Set<string>();
  return found.flatMap(({ title: asFound, starred, link: address, topics: chosen, askedAs }, i) => {
    const blocks = blocksByPaper[i]!.flatMap((block) =>
      block.type === 'footnoteDefinition' ? noteOf(block) : blocksOf([block]),
    );
    const paragraphs = blocks.flatMap(paragraphsOf);
    const title = free(fitting(asFound, changed), taken, changed);
    if (title === '' || paragraphs.length === 0) {
      changed.push(
        title === ''
          ? `text below an empty title was left out: “${(paragraphs[0] ?? '').slice(0, 60)}…”`
          : `left out because no text stands below it: “${title}”`,
      );
      return [];
    }
    taken.add(title.toLowerCase());
    const topics = chosen.length > 0 ? chosen : suggest(title, paragraphs);
    const link = address !== null && isLink(address) ? address : null;
    return [{ title, starred, link, topics, askedAs, paragraphs, blocks }];
  });
}

/** A title with its white space folded, cut between words where it is too long. */
function fitting(title: string, changed: string[]): string {
  const folded = clean(title).replace(/\s+/g, ' ').trim();
  if (folded.length <= MAX_TITLE) return folded;
  const start = folded.slice(0, MAX_TITLE - 1);
  const cut = `${start.slice(0, Math.max(start.lastIndexOf(' '), MAX_TITLE / 2)).trimEnd()}…`.toWellFormed();
  changed.push(`a title of ${folded.length} characters was cut, ${MAX_TITLE} are the most: “${cut}”`);
  return cut;
}

function free(title: string, taken: ReadonlySet<string>, changed: string[]): string {
  if (!taken.has(title.toLowerCase())) return title;
  for (let number = 2; ; number++) {
    const mark = ` (${number})`;
    const numbered = `${title.slice(0, MAX_TITLE - mark.length).toWellFormed()}${mark}`;
    if (taken.has(numbered.toLowerCase())) continue;
    changed.push(`a second paper of the same title is called “${numbered}”`);
    return numbered;
  }
}

/** What a text is to say. */
interface Meant {
  readonly date: string;
  readonly topics: ReadonlySet<string> | undefined;
  readonly title: string;
  readonly papers: readonly Prepared[];
}

/** The places of the papers that the loader reads otherwise than they were meant; all where it reads another number. */
function differing(text: string, { date, topics, title, papers }: Meant): readonly number[] {
  let problems = 0;
  const surroundings = { topics, dates: new Set([date]) };
  const read = parseIssue(text, date, surroundings, () => problems++);
  const all = [...papers.keys()];
  if (read.title !== title || read.papers.length !== papers.length) return all;
  const wrong = all.filter((i) => !isSame(read.papers[i]!, papers[i]!));
  return wrong.length === 0 && problems > 0 ? all : wrong;
}

function isSame(one: WrittenPaper, other: WrittenPaper): boolean {
  const wording = ({ title, topics, starred, link, askedAs, paragraphs }: WrittenPaper) =>
    JSON.stringify([title, topics, starred, link, askedAs, paragraphs]);
  return wording(one) === wording(other);
}
