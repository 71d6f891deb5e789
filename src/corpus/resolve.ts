// A paper as it was remembered → the same paper in the archive as it is now, which may have been edited since.
import type { Archive, Paper } from './archive.ts';

/** What is remembered of a paper: its code and its title as they were then. */
export interface Remembered {
  readonly code: string;
  readonly title: string;
}

interface Papers {
  readonly byCode: ReadonlyMap<string, Paper>;
  readonly byTitle: ReadonlyMap<string, Paper>;
}

/** Made once for each archive: thousands of papers may be looked up in it, one after the other. */
const known = new WeakMap<Archive, Papers>();

/**
 * The paper with that title in that issue: papers move up and down when others come and go. Where its title was
 * edited, the paper at that code. Undefined where the archive has neither.
 */
export function resolvePaper(archive: Archive, { code, title }: Remembered): Paper | undefined {
  const { byCode, byTitle } = papersOf(archive);
  const there = byCode.get(code);
  // Also where two papers of an issue share a title.
  if (there?.title === title) return there;
  return byTitle.get(placeOf(code.slice(0, 10), title)) ?? there;
}

function papersOf(archive: Archive): Papers {
  const made = known.get(archive);
  if (made !== undefined) return made;
  const all = archive.issues.flatMap(({ papers }) => papers);
  const papers: Papers = {
    byCode: new Map(all.map((paper) => [paper.code, paper])),
    byTitle: new Map(all.toReversed().map((paper) => [placeOf(paper.issue, paper.title), paper])),
  };
  known.set(archive, papers);
  return papers;
}

function placeOf(issue: string, title: string): string {
  return `${issue} ${title}`;
}
