// The papers of an issue → the day under which the archive has the same ones: its source may have been dated anew.
import { readIfThere, type View } from '../corpus/journal.ts';

/** Which papers stand in which issue. */
export interface KnownPapers {
  /** The day of another issue, if any, with which this one shares more than half of its papers, and that one of its own. */
  twinOf(date: string, titles: readonly string[]): string | undefined;
  add(date: string, titles: readonly string[]): void;
}

/** @param there the files of the archive's folder. */
export function createKnownPapers(there: View): KnownPapers {
  const dates = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  const add = (date: string, titles: readonly string[]) => {
    sizes.set(date, titles.length);
    for (const title of titles.map(lettersOf)) dates.set(title, (dates.get(title) ?? new Set()).add(date));
  };
  for (const [name, path] of there) {
    const date = /^(\d{4}-\d{2}-\d{2})\.md$/.exec(name)?.[1];
    if (date !== undefined) add(date, (readIfThere(path) ?? '').match(/^## .*$/gm) ?? []);
  }
  return {
    add,
    twinOf(date, titles) {
      const shared = new Map<string, number>();
      for (const title of new Set(titles.map(lettersOf)))
        for (const other of dates.get(title) ?? [])
          if (other !== date) shared.set(other, (shared.get(other) ?? 0) + 1);
      return [...shared].find(
        ([other, count]) => 2 * count > Math.max(titles.length, sizes.get(other) ?? 0),
      )?.[0];
    },
  };
}

/** A title in Markdown and in letters are the same. */
function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
