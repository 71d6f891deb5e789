// A heading of an issue with markup → the chance that it is a paper's title, with reasons.

import type { PhrasingContent, RootContent } from 'mdast';
import { readDate } from './dates.ts';
import { oneLine } from './lines-text.ts';
import { canonicalLink, paperLink } from './links.ts';
import type { Piece } from './split-headings.ts';
import { LEVELS } from './split-headings.ts';
import { cleanTitle } from './titles-clean.ts';
import { isClosing, isGreeting, isNameColon, isPart, isSection, isSponsor } from './titles-phrases.ts';

/** A heading with all that stands below it up to the next one. */
export interface Headed {
  readonly level: number;
  readonly nodes: readonly PhrasingContent[];
  /** On one line, with its marks. */
  readonly text: string;
  /** Directly below it, up to the next heading of any level. */
  readonly blocks: readonly RootContent[];
  /** Whether there is no text up to the next heading of its own level or an outer one. */
  readonly isBare: boolean;
}

export interface Judged extends Headed {
  readonly chance: number;
  readonly reasons: readonly string[];
}

/** Chances below and above which nobody needs to look. */
export const SURE = { text: 0.05, title: 0.95 } as const;

type Rule = readonly [
  points: number,
  says: string,
  holds: (heading: Headed, all: readonly Headed[]) => boolean,
];

const NO_PAPERS =
  /^(?:the )?(?:(?:latest |other |ai |ml |industry |community |company )*(?:news|jobs|events|community|articles|tutorials|resources|links|reading list|podcasts?|videos?|tools|announcements?|misc(?:ellaneous)?|quick (?:hits|links)|odds and ends)|table of contents|contents|highlights)[:.]?$/i;

/** Logarithms of odds, by eye: headings say so clearly what they are that nothing needs to be learnt. */
const RULES: readonly Rule[] = [
  [2.5, 'links to a paper', ({ nodes }) => linksToPaper(nodes)],
  [
    1.5,
    'a link to a paper is near',
    ({ nodes, blocks }) => !linksToPaper(nodes) && paperLink(nodes, blocks) !== null,
  ],
  [-6, 'no text below', ({ isBare }) => isBare],
  [-2, 'only headings stand below', ({ isBare, blocks }) => !isBare && blocks.length === 0],
  [-4.5, 'is the name of a section', ({ text }) => isNoPaper(text)],
  [-1.5, 'is the name of a topic', ({ text }) => isSection(text) && !isNoPaper(text)],
  [-4.5, 'is the name of a part of a summary', ({ text }) => isPart(cleanTitle(text).title)],
  [-7, 'ends the papers', ({ text }) => isClosing(text)],
  [-6, 'greets', ({ text, nodes }) => isGreeting(text) && !linksToPaper(nodes)],
  [-6, 'names a sponsor', ({ text, nodes }) => isSponsor(text) && !linksToPaper(nodes)],
  [-8, 'is a date', ({ text }) => isDateAlone(text)],
  [
    -2.5,
    'stands in this issue twice',
    ({ text }, all) => all.filter((each) => each.text === text).length > 1,
  ],
  [-2, 'ends in a colon', ({ text }) => text.endsWith(':')],
  [-2.5, 'has several sentences', ({ text }) => /\p{Ll}{2}[.!?] \p{Lu}/u.test(text)],
  [1.5, 'is as long as titles are', ({ text }) => between(wordsIn(text), 4, 26)],
  [0.5, 'is two or three words', ({ text }) => between(wordsIn(text), 2, 3)],
  [-0.5, 'is one word', ({ text }) => wordsIn(text) === 1],
  [-1, 'is far too long', ({ text }) => wordsIn(text) > 34],
  [1, 'has the form “Name: Title”', ({ text }) => isNameColon(cleanTitle(text).title)],
  [1, 'has a number in front', ({ text }) => cleanTitle(text).numbered],
  [1, 'has a star', ({ text }) => cleanTitle(text).starred],
  [-1, 'is a bold beginning only', ({ level }) => level >= LEVELS.lead],
];

/** What it is worth to a heading that it is of the level of this titles, or of an outer or inner one. */
const AGREEMENT = { same: 4, outer: -1, inner: -4 } as const;

/** Headings with what stands below each; the blocks before the first come apart. */
export function headedPieces(pieces: readonly Piece[]): {
  readonly before: readonly RootContent[];
  readonly headed: readonly Headed[];
} {
  const starts = pieces.flatMap(({ kind }, i) => (kind === 'heading' ? [i] : []));
  const blocksIn = (from: number, to: number | undefined) =>
    pieces.slice(from, to).flatMap((piece) => (piece.kind === 'block' ? [piece.block] : []));
  const headed = starts.flatMap((start, i): readonly Headed[] => {
    const piece = pieces[start]!;
    if (piece.kind !== 'heading') return [];
    const { level, nodes } = piece;
    const blocks = blocksIn(start + 1, starts[i + 1]).filter(({ type }) => !/[dD]efinition$/.test(type));
    const text = oneLine({ type: 'paragraph', children: [...nodes] });
    return [{ level, nodes, text, blocks, isBare: false }];
  });
  const complete = headed.map((heading, i) => ({
    ...heading,
    isBare: !hasText(heading, headed.slice(i + 1)),
  }));
  return { before: blocksIn(0, starts[0]), headed: complete };
}

function hasText({ level, blocks }: Headed, following: readonly Headed[]): boolean {
  const end = following.findIndex((other) => other.level <= level);
  const inner = following.slice(0, end < 0 ? undefined : end);
  return [...blocks, ...inner.flatMap((heading) => heading.blocks)].some((block) => oneLine(block) !== '');
}

/**
 * Judges every heading.
 * @param level the one that this titles are thought to have; null: not known yet.
 */
export function judge(headed: readonly Headed[], level: number | null): readonly Judged[] {
  return headed.map((heading) => {
    const held = RULES.filter(([, , holds]) => holds(heading, headed));
    const points = held.reduce((sum, [points]) => sum + points, -0.5);
    const agrees = agreement(heading.level, level);
    const reasons = [...held]
      .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
      .map(([points, says]) => `${says} (${points > 0 ? 'for' : 'against'})`);
    const other = level !== null && heading.level !== level;
    return {
      ...heading,
      chance: 1 / (1 + Math.exp(-points - agrees)),
      reasons: [...(other ? ['is not of the level of the other titles (against)'] : []), ...reasons].slice(
        0,
        4,
      ),
    };
  });
}

function agreement(own: number, titles: number | null): number {
  if (titles === null) return 0;
  return own === titles ? AGREEMENT.same : own < titles ? AGREEMENT.outer : AGREEMENT.inner;
}

/** Whether a title holds a link to arXiv, OpenReview or a DOI. */
export function linksToPaper(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some(
    (node) =>
      (node.type === 'link' && canonicalLink(node.url) !== null) ||
      ('children' in node && linksToPaper(node.children)),
  );
}

function isNoPaper(text: string): boolean {
  return NO_PAPERS.test(cleanTitle(text).title);
}

function isDateAlone(text: string): boolean {
  const [found] = readDate(text);
  return found !== undefined && text.length - (found.end - found.start) < 12;
}

function wordsIn(text: string): number {
  return cleanTitle(text).title.split(' ').length;
}

function between(count: number, least: number, most: number): boolean {
  return count >= least && count <= most;
}
