// Schedules, claims and gaps to fill a store with.
import type { Gap } from '../../src/store/feedback.ts';
import type { Claim, ScheduleSettings } from '../../src/store/schedules.ts';

/** Some noon. */
export const noon = Date.UTC(2026, 10, 22, 12);
export const minute = 60_000;
export const day = 86_400_000;

export const settings: ScheduleSettings = {
  server: 's1',
  channel: 'c1',
  time: '09:00',
  zone: 'Europe/Kyiv',
  days: [1, 3, 7],
  topic: 'attention',
  from: '2022-01-01',
  to: null,
  role: 'r1',
  thread: true,
};

export const start = { seed: 4_294_967_295, nextAt: noon };

export function claimOf(schedule: number, occasion: string, changes: Partial<Claim> = {}): Claim {
  return {
    schedule,
    occasion,
    dueAt: noon,
    nonce: `n${schedule}${occasion.replaceAll('-', '')}`,
    channel: 'c1',
    round: 1,
    paper: '2022-12-04#2',
    title: "A title “with” 🙂 'quotes'",
    retryAt: noon + 2 * minute,
    next: { nextAt: noon + day, round: 1 },
    ...changes,
  };
}

export const gap: Gap = {
  server: 's1',
  member: 'm1',
  question: 'how does mamba work?',
  terms: 'mamba',
  cause: 'none',
  message: null,
  expected: null,
  papers: [],
};

export async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const each of all) found.push(each);
  return found;
}
