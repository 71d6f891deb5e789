// What was left out of a source, counted and in words.

import { inShort } from './lines-text.ts';

/** Counts what is left out of one source. */
export interface Tally {
  /** @param said one and many: `a form`, `forms`. */
  count(said: readonly [one: string, many: string], times?: number): void;
  /** Words that are left out, so that their author can see them. */
  quote(words: string): void;
  /** `3 images`, `a form`, `“Thanks for reading!”`, each kind once, in the order of their first. */
  said(): readonly string[];
}

export function createTally(): Tally {
  const counts = new Map<string, { many: string; times: number }>();
  const quotes: string[] = [];
  return {
    count([one, many], times = 1) {
      const known = counts.get(one);
      counts.set(one, { many, times: (known?.times ?? 0) + times });
    },
    quote(words) {
      quotes.push(`“${inShort(words.replace(/\s+/g, ' ').trim(), 80)}”`);
    },
    said() {
      const counted = [...counts].map(([one, { many, times }]) => (times === 1 ? one : `${times} ${many}`));
      return [...counted, ...quotes];
    },
  };
}
