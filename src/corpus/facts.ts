// The short list below a paper's heading → its topics, its star, its link and how members would ask for it.

import type { Paper } from './archive.ts';
import { nearest } from './nearest.ts';
import { type Node, textOf } from './plain-text.ts';
import { quote, type Report } from './problems.ts';

export type Facts = Pick<Paper, 'topics' | 'starred' | 'link' | 'askedAs'>;

export const NO_FACTS: Facts = { topics: [], starred: false, link: null, askedAs: [] };

const NAMES = ['topics', 'starred', 'link', 'asked as'] as const;
type Name = (typeof NAMES)[number];
const KNOWN = '`topics: …`, `starred`, `link: …` and `asked as: …`';

// Two letters wrong is a slip of the hand; three make `shared` and `topics` of ordinary words. In a name as short as
// `link` one makes `line` and `sink`, so that only its capitals may be wrong.
const slipIn = (name: Name) => (name.length > 4 ? 2 : 0);
// No name of a fact is longer; a sentence need not be compared letter by letter.
const LONGEST_SLIP = 12;

interface Item {
  /** What stands before the first colon, or everything. */
  readonly name: string;
  /** What stands behind the first colon; `undefined` without one. */
  readonly value: string | undefined;
  readonly line: number;
  /** A single paragraph on a single line. */
  readonly short: boolean;
}

/**
 * Whether a list below a heading holds facts: one item at least has the name of a fact, or all have one with a slip of
 * the hand. Every other list belongs to the summary.
 */
export function isFactList(block: Node | undefined): boolean {
  if (block?.type !== 'list') return false;
  const names = block.children.map((item) => readItem(item, 0).name);
  return names.some(isName) || names.every((name) => slipOf(name) !== undefined);
}

/**
 * Reads a list of facts.
 * @param lineOffset what is added to the list's own line numbers to get the file's.
 * @param topics the names that are allowed; `undefined` when the list of topics itself is broken.
 */
export function readFacts(
  list: Node,
  lineOffset: number,
  topics: ReadonlySet<string> | undefined,
  report: Report,
): Facts {
  const items = list.type === 'list' ? list.children.map((item) => readItem(item, lineOffset)) : [];
  const found = {
    topics: [] as readonly string[],
    starred: false,
    link: null as string | null,
    askedAs: [] as string[],
  };
  const seen = new Set<Name>();
  for (const { name, value, line, short } of items) {
    if (!isName(name)) {
      report(line, unknownFact(name));
    } else if (!short) {
      report(
        line,
        `“${name}” goes on over several lines: write it on one, and leave an empty line below the facts`,
      );
    } else if (name !== 'asked as' && seen.has(name)) {
      report(line, `“${name}” is there twice: delete one of the two`);
    } else if (name === 'starred') {
      if (value !== undefined) report(line, '“starred” stands alone: write `- starred`, or delete the line');
      found.starred = true;
    } else if (value === undefined || value === '') {
      report(line, `“${name}” is empty: write something behind \`${name}:\`, or delete the line`);
    } else if (name === 'topics') {
      found.topics = readTopics(value, topics, (problem) => report(line, problem));
    } else if (name === 'link') {
      found.link = readLink(value, (problem) => report(line, problem));
    } else {
      found.askedAs.push(value);
    }
    if (isName(name)) seen.add(name);
  }
  return found;
}

function readItem(item: Node, lineOffset: number): Item {
  const text = textOf(item);
  const colon = text.indexOf(':');
  const first = 'children' in item ? item.children[0] : undefined;
  const short =
    'children' in item &&
    item.children.length === 1 &&
    first?.type === 'paragraph' &&
    first.position?.start.line === first.position?.end.line;
  return {
    name: (colon < 0 ? text : text.slice(0, colon)).trim(),
    value: colon < 0 ? undefined : text.slice(colon + 1).trim(),
    line: (item.position?.start.line ?? 1) + lineOffset,
    short,
  };
}

function readTopics(
  value: string,
  known: ReadonlySet<string> | undefined,
  report: (problem: string) => void,
): readonly string[] {
  const topics = value.split(',').map((topic) => topic.trim());
  topics.forEach((topic, index) => {
    if (topic === '')
      report('“topics” has nothing between two commas: write a topic there, or delete a comma');
    else if (topics.indexOf(topic) < index)
      report(`topic ${quote(topic)} is there twice: delete one of the two`);
    else if (known !== undefined && !known.has(topic)) report(unknownTopic(topic, known));
  });
  return topics;
}

function readLink(value: string, report: (problem: string) => void): string | null {
  if (isLink(value)) return value;
  report(`link ${quote(value)} is no https address: write one such as https://arxiv.org/abs/2211.15841`);
  return null;
}

/** Whether a text can be a paper's link: an https address, in one piece. */
export function isLink(text: string): boolean {
  return /^https:\/\/[^\s<>"\p{Cc}]+$/u.test(text) && URL.canParse(text);
}

function unknownTopic(topic: string, known: ReadonlySet<string>): string {
  const meant = nearest(topic.slice(0, 100), known);
  const hint = meant === undefined ? '' : `did you mean ${quote(meant.name)}? `;
  return `unknown topic ${quote(topic)}: ${hint}The topics stand in topics.yaml`;
}

function unknownFact(name: string): string {
  const meant = slipOf(name);
  const hint = meant === undefined ? '' : `did you mean “${meant}”? `;
  return `unknown fact ${quote(name)}: ${hint}Only ${KNOWN} are facts; a list of the summary stands below a paragraph`;
}

function slipOf(name: string): string | undefined {
  if (name.length > LONGEST_SLIP) return undefined;
  const meant = nearest(name, NAMES);
  return meant && meant.distance <= slipIn(meant.name) ? meant.name : undefined;
}

function isName(name: string): name is Name {
  return (NAMES as readonly string[]).includes(name);
}
