// The paper that a schedule shows next, out of the archive and the store; and the claim that makes it so.
import type { App } from '../app.ts';
import type { Paper } from '../corpus/archive.ts';
import type { Claim, PostStore, Schedule } from '../store/schedules.ts';
import { nextPaper, type Picked } from './rotation.ts';

/** The archive as the daily posts use it. */
export type Papers = Pick<App, 'archive' | 'papers'>;

export type PickPaper = (schedule: Schedule) => Promise<Picked | undefined>;

/** As long as another process leaves a claimed post alone, in milliseconds: no sending takes longer than a minute. */
export const leftAlone = 2 * 60_000;

export function createPicking(posts: PostStore, app: () => Papers): PickPaper {
  /** Thousands of schedules with one filter may be due at once. */
  const filtered = new WeakMap<Papers, Map<string, readonly Paper[]>>();

  function eligible(papers: Papers, { topic, from, to }: Schedule): readonly Paper[] {
    const known = filtered.get(papers) ?? new Map<string, readonly Paper[]>();
    filtered.set(papers, known);
    const key = JSON.stringify([topic, from, to]);
    const found = known.get(key) ?? papers.papers({ ...(topic !== null && { topic }), window: { from, to } });
    known.set(key, found);
    return found;
  }

  return async (schedule) => {
    const shown = await posts.shown(schedule.id, schedule.round);
    const papers = app();
    return nextPaper(schedule, papers.archive, eligible(papers, schedule), shown);
  };
}

/** The claim of a picked paper for an occasion. */
export function claimOf(
  schedule: Schedule,
  { paper, round }: Picked,
  at: { readonly occasion: string; readonly dueAt: number; readonly nextAt: number },
  { now, random }: { readonly now: number; readonly random: () => number },
): Claim {
  return {
    schedule: schedule.id,
    occasion: at.occasion,
    dueAt: at.dueAt,
    nonce: nonceFrom(random),
    channel: schedule.channel,
    round,
    paper: paper.code,
    title: paper.title,
    retryAt: now + leftAlone,
    next: { nextAt: at.nextAt, round },
  };
}

/** 20 letters and digits, never the same twice. */
export function nonceFrom(random: () => number): string {
  const part = () => Math.floor(random() * 36 ** 10);
  return [part(), part()].map((number) => number.toString(36).padStart(10, '0')).join('');
}
