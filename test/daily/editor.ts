// An archive that its keeper goes on editing: papers are added and taken out, titles are corrected.

import type { Entry } from './archive.ts';

interface Kept {
  readonly issue: string;
  readonly title: string;
  /** Stays the paper's own whatever its title becomes. */
  readonly identity: number;
}

export interface Editor {
  entries(): readonly Entry[];
  /** Changes one thing. */
  edit(): void;
  /** Which paper has, or once had, a title. */
  paperOf(title: string): number;
}

/** Few, so that a round is over after two months. */
const atFirst = 60;
const perIssue = 6;

/**
 * In issues of an even month titles are corrected, and in the others papers come and go: where both happen between two
 * posts, nobody can tell a corrected paper from another that took its place.
 */
export function createEditor(random: () => number): Editor {
  const identities = new Map<string, number>();
  let kept: readonly Kept[] = [];
  for (let i = 0; i < atFirst; i += 1) kept = [...kept, made(Math.floor(i / perIssue))];

  function made(issue: number): Kept {
    const identity = identities.size;
    const title = `Paper ${identity}`;
    identities.set(title, identity);
    return { identity, title, issue: new Date(Date.UTC(2020, issue, 5)).toISOString().slice(0, 10) };
  }

  function correct(paper: Kept): Kept {
    const title = `${paper.title}, corrected ${identities.size}`;
    identities.set(title, paper.identity);
    return { ...paper, title };
  }

  return {
    entries: () => kept,
    paperOf: (title) => identities.get(title)!,
    edit() {
      const chosen = kept[Math.floor(random() * kept.length)]!;
      const month = Number(chosen.issue.slice(5, 7));
      if (month % 2 === 0) kept = kept.map((each) => (each === chosen ? correct(each) : each));
      else if (random() < 0.5 && kept.length > atFirst / 2) kept = kept.filter((each) => each !== chosen);
      else kept = [{ ...made(0), issue: chosen.issue }, ...kept];
    },
  };
}
