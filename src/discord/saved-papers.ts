// A member's saved papers → the same in the archive as it is now, and the one that a member means by what they type.
import type { App } from '../app.ts';
import type { Archive, Paper } from '../corpus/archive.ts';
import { nearest } from '../corpus/nearest.ts';
import { resolvePaper } from '../corpus/resolve.ts';
import type { SavedPaper } from '../store/feedback.ts';
import type { Choices } from './command.ts';
import { cut } from './limits.ts';
import { clean } from './markdown.ts';
import { titleOf } from './paper-parts.ts';

/** One entry of a reading list. */
export interface Entry {
  /** The code that it was saved under, which tells it from the others of the list. */
  readonly key: string;
  /** As they are now; where the paper left the archive, as they were when it was saved. */
  readonly code: string;
  readonly title: string;
  /** Undefined where it left the archive. */
  readonly paper: Paper | undefined;
  /** In milliseconds since 1970. */
  readonly savedAt: number;
}

/** Saved papers in their order, each as the archive has it now. */
export function entriesOf(saved: readonly SavedPaper[], archive: Archive): readonly Entry[] {
  return saved.map(({ paper: key, title: was, savedAt }) => {
    const found = resolvePaper(archive, { code: key, title: was });
    const paper = found && isLike(found.title, was) ? found : undefined;
    return {
      key,
      code: paper?.code ?? key,
      title: titleOf(paper ?? { code: key, title: was }),
      paper,
      savedAt,
    };
  });
}

/** In characters: comparing takes the square of it, for each of up to 500 titles that were edited. */
const longestCompared = 60;

/** Whether a title may be another after an edit: what left the archive must not be taken for what stands in its place. */
function isLike(title: string, was: string): boolean {
  if (title === was) return true;
  const [now, before] = [title, was].map((each) => each.slice(0, longestCompared)) as [string, string];
  return nearest(before, [now])!.distance <= Math.max(now.length, before.length) / 2;
}

/** Discord's limits on choices, and on the name of one in characters. */
const mostChoices = 25;
const longestName = 100;

/** The entries that are called so, best first; all of them where nothing was typed. */
export function entryChoices(entries: readonly Entry[], typed: string, app: App): Choices {
  return matching(entries, typed, app)
    .slice(0, mostChoices)
    .map(({ key, code, title }) => {
      const end = ` (${code})`;
      return { name: `${cut(clean(title), longestName - end.length)}${end}`, value: key };
    });
}

/** The entry that is meant: picked from the choices, or typed as its code or its title. */
export function entryMeant(entries: readonly Entry[], typed: string, app: App): Entry | undefined {
  const wanted = typed.trim();
  const picked = entries.find(({ key }) => key === wanted) ?? entries.find(({ code }) => code === wanted);
  if (picked !== undefined) return picked;
  const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true });
  const titled = entries.find(({ title }) => collator.compare(title, wanted) === 0);
  if (titled !== undefined) return titled;
  const found = app.resolvePaper(wanted);
  return 'paper' in found ? entries.find(({ paper }) => paper === found.paper) : undefined;
}

/** So many of the archive's papers that are called so are looked through: its look-up is made for few. */
const mostCalled = 500;

function matching(entries: readonly Entry[], typed: string, app: App): readonly Entry[] {
  const wanted = typed.trim();
  if (wanted === '') return entries;
  const called = new Map(app.lookUp(wanted, mostCalled).map((paper, place) => [paper, place]));
  const placeOf = ({ paper }: Entry) => (paper && called.get(paper)) ?? mostCalled;
  // The archive's look-up knows nothing of papers that left it.
  const part = new RegExp(RegExp.escape(wanted), 'iu');
  return entries
    .filter((entry) => placeOf(entry) < mostCalled || part.test(entry.title) || part.test(entry.key))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}
