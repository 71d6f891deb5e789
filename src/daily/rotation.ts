// What: which paper a schedule shows next, out of those that its filter leaves and what it has shown.
import type { Archive, Paper } from '../corpus/archive.ts';
import { resolvePaper } from '../corpus/resolve.ts';
import { mostRecent, type Schedule, type Shown } from '../store/schedules.ts';

/** The paper, and the round that it belongs to. */
export interface Picked {
  readonly paper: Paper;
  readonly round: number;
}

/**
 * The next paper: in each round every paper once, in an order that follows from the seed and the round alone. An archive
 * that grows, shrinks or is edited moves no other paper in it. A paper that was among the last shown waits, also across
 * the border of two rounds, until half of the others (50 at most) were shown after it.
 * @param eligible the papers that the filter leaves.
 * @param shown newest first, as `PostStore.shown` tells it for the schedule's present round.
 * @returns undefined where there is no eligible paper.
 */
export function nextPaper(
  { seed, round }: Pick<Schedule, 'seed' | 'round'>,
  archive: Archive,
  eligible: readonly Paper[],
  shown: readonly Shown[],
): Picked | undefined {
  const inRound = new Set<Paper>();
  const latest = new Set<Paper>();
  const among = setOf(eligible);
  const most = Math.min(Math.floor(eligible.length / 2), mostRecent);
  for (const each of shown) {
    const paper = resolvePaper(archive, { code: each.paper, title: each.title });
    if (paper === undefined || !among.has(paper)) continue;
    if (each.round === round) inRound.add(paper);
    if (latest.size < most) latest.add(paper);
  }
  const firstOf = (at: number, open: (paper: Paper) => boolean): Picked | undefined => {
    const key = mixed(seed ^ mixed(at));
    const paper =
      first(eligible, key, (each) => open(each) && !latest.has(each)) ?? first(eligible, key, open);
    return paper && { paper, round: at };
  };
  // Where all were shown, the next round has all before it.
  return firstOf(round, (paper) => !inRound.has(paper)) ?? firstOf(round + 1, () => true);
}

/** Of those that are open, the one whose number is the lowest; of two with one number, which is rare, that of the lower code. */
function first(papers: readonly Paper[], key: number, isOpen: (paper: Paper) => boolean): Paper | undefined {
  let best: Paper | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const paper of papers) {
    if (!isOpen(paper)) continue;
    const number = mixed(key ^ numberOf(paper));
    if (number > lowest || (number === lowest && best !== undefined && best.code < paper.code)) continue;
    lowest = number;
    best = paper;
  }
  return best;
}

/** Made once for each list, as long as it is in use. */
const sets = new WeakMap<readonly Paper[], ReadonlySet<Paper>>();

function setOf(papers: readonly Paper[]): ReadonlySet<Paper> {
  const known = sets.get(papers) ?? new Set(papers);
  sets.set(papers, known);
  return known;
}

/** Made once for each paper: ten thousand schedules may be due at once. */
const numbers = new WeakMap<Paper, number>();

/** Its issue and its title stay a paper's own when others come before it; its place does not. */
function numberOf(paper: Paper): number {
  const known = numbers.get(paper);
  if (known !== undefined) return known;
  const number = hashed(`${paper.issue} ${paper.title}`);
  numbers.set(paper, number);
  return number;
}

/** FNV-1a over UTF-16 units, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3, fmix32: each bit of a number decides on each bit of what comes out, no two alike. */
export function mixed(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
