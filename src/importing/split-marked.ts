// The blocks of an issue with markup → its papers: which headings are titles, and what belongs to none of them.

import type { PhrasingContent, RootContent } from 'mdast';
import type { Doubt, FoundPaper } from './draft.ts';
import { inShort, oneLine } from './lines-text.ts';
import { paperLink } from './links.ts';
import { withFacts } from './split-facts.ts';
import { levelsIn, piecesAt } from './split-headings.ts';
import { headedPieces, type Judged, judge, linksToPaper, SURE } from './split-judge.ts';
import { cleanTitle } from './titles-clean.ts';
import { isClosing } from './titles-phrases.ts';

/** What an issue's blocks were understood as. */
export interface Parted {
  readonly papers: readonly FoundPaper[];
  readonly doubts: readonly Doubt[];
  readonly dropped: readonly string[];
}

/** `title`: of a paper; `inner`: of a part of a summary; `closing`: ends the papers; `group`: stands over papers, or over none. */
type Role = 'title' | 'inner' | 'closing' | 'group';

/** @returns null where no heading looks like a paper's title. */
export function partMarked(blocks: readonly RootContent[]): Parted | null {
  const level = levelOfTitles(blocks);
  if (level === null) return null;
  const { before, headed } = headedPieces(piecesAt(blocks, level));
  const { papers, doubts, dropped } = gathered(judge(headed, level), level);
  // What stood below a title may have said goodbye, and is told of already.
  const [whole, bare] = [papers.filter(hasText), papers.filter((paper) => !hasText(paper))];
  const last = whole.pop();
  if (last === undefined) return null;
  const goodbye = withoutGoodbye(last);
  const told = [...whole, goodbye.paper].map(withFacts);
  return {
    papers: told.map(({ paper }) => paper),
    doubts,
    dropped: [
      ...leftOut('before the first paper', before),
      ...dropped,
      ...bare.map(({ title }) => `a heading without text: “${inShort(title)}”`),
      ...goodbye.dropped,
      ...told.flatMap(({ dropped }) => dropped),
    ],
  };
}

/** Each heading's part goes to a paper of its own, to the paper above, or is left out. */
function gathered(judged: readonly Judged[], level: number): Parted {
  const papers: FoundPaper[] = [];
  const doubts: Doubt[] = [];
  const dropped: string[] = [];
  let open = false;
  for (const heading of judged) {
    const role = roleOf(heading, level, open);
    doubts.push(...doubtOf(heading, role));
    if (role === 'title') papers.push(paperOf(heading.nodes, heading.blocks));
    else if (role === 'inner') papers.push(extended(papers.pop()!, heading));
    else {
      const what = role === 'group' && heading.blocks.length === 0 ? 'a heading without text' : 'not a paper';
      dropped.push(`${what}: “${inShort(heading.text)}”`);
      dropped.push(...leftOut(`below “${inShort(heading.text, 40)}”`, heading.blocks));
    }
    open = role === 'title' || role === 'inner';
  }
  return { papers, doubts, dropped };
}

function hasText({ blocks }: FoundPaper): boolean {
  return blocks.some((block) => oneLine(block) !== '');
}

/** A title and the blocks below it as a paper. */
export function paperOf(nodes: readonly PhrasingContent[], blocks: readonly RootContent[]): FoundPaper {
  const { title, starred } = cleanTitle(oneLine({ type: 'paragraph', children: [...nodes] }));
  return { title, starred, link: paperLink(nodes, blocks), topics: [], askedAs: [], blocks };
}

/** Blocks that belong to no paper, each with its words. */
export function leftOut(where: string, blocks: readonly RootContent[]): string[] {
  const texts = blocks.filter(({ type }) => !isDefinition(type)).map(oneLine);
  return texts.filter((text) => text !== '').map((text) => `${where}: “${inShort(text)}”`);
}

/** Whether a block is the target of links or a footnote: it goes where it is referred to. */
export function isDefinition(type: string): boolean {
  return type === 'definition' || type === 'footnoteDefinition';
}

/**
 * The level whose headings speak most for being titles, all together. An outer level wins that says nearly as much:
 * parts of summaries have headings that look like titles, and are more.
 */
function levelOfTitles(blocks: readonly RootContent[]): number | null {
  const levels = levelsIn(blocks).map((level) => {
    const { headed } = headedPieces(piecesAt(blocks, level));
    const own = judge(headed, null).filter((heading) => heading.level === level);
    return { level, titles: own.filter(({ chance }) => chance > 0.5).length, ...evidenceOf(own) };
  });
  const by = (name: 'sum' | 'lenient') => {
    const best = Math.max(0, ...levels.map((each) => each[name]));
    const isEnough = (each: (typeof levels)[number]) =>
      each[name] === best || (each.titles > 1 && each.level <= 6 && each[name] > best * NEARLY);
    return best === 0 ? undefined : levels.find(isEnough)?.level;
  };
  return by('sum') ?? by('lenient') ?? null;
}

const NEARLY = 0.4;
// What speaks against one heading hardly speaks against another of its level.
const AGAINST = 0.3;
// Odds in favour of headings where nothing else is a title, such as single words.
const LENIENCE = 5;

function evidenceOf(judged: readonly Judged[]): { readonly sum: number; readonly lenient: number } {
  const sumOf = (odds: number) =>
    judged
      .map(({ chance }) => (2 * (chance * odds)) / (chance * odds + 1 - chance) - 1)
      .reduce((sum, evidence) => sum + (evidence > 0 ? evidence : evidence * AGAINST), 0);
  return { sum: sumOf(1), lenient: sumOf(LENIENCE) };
}

function roleOf(
  { level: own, chance, text, nodes, blocks, isBare }: Judged,
  level: number,
  open: boolean,
): Role {
  // A paper that stands above the others, such as the one of the week.
  const isAbove = own < level && linksToPaper(nodes) && blocks.length > 0;
  if (!isBare && chance >= 0.5 && (own === level || isAbove)) return 'title';
  if (isClosing(text)) return 'closing';
  return own > level && open ? 'inner' : 'group';
}

/** A paper with a further part, whose heading becomes a bold paragraph. */
function extended(paper: FoundPaper, { nodes, blocks }: Judged): FoundPaper {
  const heading: RootContent = { type: 'paragraph', children: [{ type: 'strong', children: [...nodes] }] };
  return { ...paper, blocks: [...paper.blocks, heading, ...blocks] };
}

/** The last paper without the paragraphs at its end that say goodbye. */
function withoutGoodbye(paper: FoundPaper): {
  readonly paper: FoundPaper;
  readonly dropped: readonly string[];
} {
  const isGoodbye = (block: RootContent) => block.type === 'paragraph' && isClosing(oneLine(block));
  const kept = paper.blocks.findLastIndex((block) => !isGoodbye(block)) + 1;
  // A paper has some text.
  if (kept === 0) return { paper, dropped: [] };
  const dropped = leftOut('after the last paper', paper.blocks.slice(kept));
  return { paper: { ...paper, blocks: paper.blocks.slice(0, kept) }, dropped };
}

function doubtOf({ text, chance, reasons }: Judged, role: Role): readonly Doubt[] {
  const isTitle = role === 'title';
  const isSure = isTitle ? chance >= SURE.title : chance <= SURE.text;
  return isSure ? [] : [{ text: inShort(text, 300), taken: isTitle ? 'title' : 'text', chance, reasons }];
}
