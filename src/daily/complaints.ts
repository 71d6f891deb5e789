// What goes wrong again and again, each second perhaps, is told once a minute.
import { StoreError } from '../store/store.ts';
import type { DailyLog } from './daily.ts';

/** @param about what it concerns, such as the schedule. */
export type Complain = (error: unknown, about: object, message: string) => void;

const minute = 60_000;
/** More kinds than this are forgotten, and told anew. */
const mostKinds = 1_000;

export function createComplaints(log: DailyLog, now: () => number): Complain {
  const told = new Map<string, number>();
  return (error, about, message) => {
    // The store's trouble is one, however many schedules it keeps from being read.
    const kind = error instanceof StoreError ? error.message : `${message} ${JSON.stringify(about)} ${error}`;
    const before = told.get(kind);
    // The clock may have been set back.
    if (before !== undefined && Math.abs(now() - before) < minute) return;
    if (told.size >= mostKinds) told.clear();
    told.set(kind, now());
    if (error instanceof StoreError) log.error({ problem: error.message, ...about }, message);
    else log.error({ err: error, ...about }, message);
  };
}
