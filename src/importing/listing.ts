// A folder or a zip archive as a list of files in a stable order, without what never is a newsletter.

import type { Note, Refusal } from './draft.ts';
import { note } from './read-said.ts';

/** A file that may be read, once its turn comes. */
export interface ListedFile {
  /** For people, from the path that was given. */
  readonly name: string;
  /** Below the folder or archive, parted by `/`. */
  readonly path: string;
  /** Where it lies, unless it is packed into an archive. */
  readonly disk?: string;
  /** Its bytes, or why they can't be had. */
  read(): Promise<Uint8Array | Refusal>;
}

/** In bytes; `ratio` is how many times its size an archive or a file in it may grow in unpacking. */
export interface Limits {
  readonly fileBytes: number;
  readonly zipBytes: number;
  readonly ratio: number;
}

// No issue of a newsletter comes near to these; text shrinks to a fifth, seldom to a thirtieth.
export const LIMITS: Limits = { fileBytes: 20 * 2 ** 20, zipBytes: 2 * 2 ** 30, ratio: 200 };

/** A size for people: `3 kB`, `21.5 MB`, `1 GB`. */
export function megabytes(bytes: number): string {
  return bytes < 2 ** 20
    ? `${Math.ceil(bytes / 1024)} kB`
    : bytes < 2 ** 30
      ? `${(bytes / 2 ** 20).toFixed(1).replace(/\.0$/, '')} MB`
      : `${(bytes / 2 ** 30).toFixed(1).replace(/\.0$/, '')} GB`;
}

const collator = new Intl.Collator('en', { numeric: true });

/** By folders and names, with numbers in them by their value: `2.txt` before `10.txt`. */
export function byPath(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one, two] = [left[i]!, right[i]!];
    // Names that the collator takes for equal still need an order.
    const order = collator.compare(one, two) || Number(one > two) - Number(one < two);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Hidden files, and what systems and editors leave behind. */
export function isHidden(name: string): boolean {
  return /^\.(?!\.?$)|^__MACOSX$|^Thumbs\.db$|^desktop\.ini$|^~\$|~$/i.test(name);
}

// What lies beside newsletters without ever being one; given by itself, such a file is refused like any other.
const BESIDE =
  /\.(?:png|jpe?g|gif|webp|svg|ico|avif|bmp|tiff?|heic|css|js|mjs|map|woff2?|ttf|otf|eot|mp[34]|m4a|wav|ogg|webm|mov)$/i;
// What lies in the folder of an archive such as ours beside its issues.
const NO_ISSUE = /^(?:README|LICENSE|CHANGELOG|CONTRIBUTING)(?:\.\w+)?$|^(?:glossary|topics)\.yaml$/i;
// A browser puts the pictures and scripts of `Page.html` into `Page_files`.
const OF_PAGE = /^(.*)(?:_files|-Dateien|_fichiers)$/;
// They hold the addresses of readers.
const OF_READERS = /(?:^|\/)email_list\.[^/]*\.csv$|\.(?:opens|delivers)\.csv$/i;

/**
 * Leaves out, with a word, what is no newsletter by its name alone.
 * @param files in any order.
 * @param name of the folder or archive.
 */
export function tidied(
  files: readonly ListedFile[],
  name: string,
): { readonly files: readonly ListedFile[]; readonly said: readonly Note[] } {
  const paths = new Set(files.map(({ path }) => path));
  const belongsToPage = (path: string): boolean => {
    const parts = path.split('/');
    return parts.slice(0, -1).some((part, depth) => {
      const page = OF_PAGE.exec(part)?.[1];
      const before = parts
        .slice(0, depth)
        .map((folder) => `${folder}/`)
        .join('');
      return page !== undefined && ['html', 'htm'].some((ending) => paths.has(`${before}${page}.${ending}`));
    });
  };
  const kept: ListedFile[] = [];
  const passed = { pages: 0, readers: 0 };
  const beside: string[] = [];
  for (const file of [...files].sort((a, b) => byPath(a.path, b.path))) {
    if (file.path.split('/').some(isHidden)) continue;
    if (OF_READERS.test(file.path)) passed.readers += 1;
    else if (belongsToPage(file.path)) passed.pages += 1;
    else if (BESIDE.test(file.path) || NO_ISSUE.test(file.path.split('/').at(-1)!)) beside.push(file.path);
    else kept.push(file);
  }
  const said = [
    passed.readers > 0 && `${counted(passed.readers, 'list')} of readers, not opened`,
    passed.pages > 0 && `${counted(passed.pages, 'file')} beside saved pages, passed over`,
    beside.length > 0 && `${counted(beside.length, 'file')} beside issues, passed over: ${someOf(beside)}`,
  ].flatMap((what) => (what === false ? [] : note(name, what)));
  return { files: kept, said };
}

function someOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} …` : shown;
}

/** `1 file`, `3 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
