// The words behind `npm run import --` → what is to be imported, or what is wrong with them.
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { problemOf } from '../arguments.ts';

export const IMPORT_USAGE = `Turns back issues of a newsletter into an archive of Paperboy's.

Usage:
  npm run -s import -- PATH… --to DIR [--dry-run] [--update] [--json]

  PATH       a file, a folder or a zip archive: plain text, Markdown, HTML, an
             export from Substack, an RSS or Atom feed with full content
  --to DIR   the folder of the archive; set CORPUS_DIR to it afterwards
  --dry-run  write nothing, and report the same
  --update   replace issues that have changed, unless a person has edited them
  --json     the report as one JSON document
  --help     this text

Exit code:
  0          all is well
  1          something needs a look, marked ? in the report
  2          wrong usage`;

/** What a person sees who used it wrongly. */
export const IMPORT_USAGE_IN_SHORT = `Usage: npm run -s import -- PATH… --to DIR [--dry-run] [--update] [--json]
--help tells what each of them does.`;

export interface ImportRun {
  readonly kind: 'import';
  readonly paths: readonly string[];
  readonly to: string;
  readonly dryRun: boolean;
  readonly update: boolean;
  readonly json: boolean;
}

/** `problem` names the culprit and says what to do. */
export type ImportInvocation =
  | ImportRun
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

/** @param words as they stand behind the script's name. */
export function readImportInvocation(words: readonly string[]): ImportInvocation {
  const wrong = (problem: string): ImportInvocation => ({ kind: 'wrong', problem });
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { to, update, json, help, 'dry-run': dryRun } = values;
    if (help) return { kind: 'help' };
    if (positionals.length === 0) return wrong('Nothing to import: name a file, a folder or a zip archive.');
    if (positionals.includes(''))
      return wrong('One of the paths is empty: name a file, a folder or a zip archive.');
    if (!to) return wrong('No archive to write to: name its folder with --to DIR.');
    const around = positionals.find((path) => isInside(to, path));
    if (around !== undefined && resolve(around) === resolve(to))
      return wrong(`${around} can't be both a source and the archive: choose another folder for --to.`);
    if (around !== undefined)
      return wrong(
        `${to} lies in ${around}, so that the archive would be read as a source: choose another folder.`,
      );
    return { kind: 'import', paths: positionals, to, dryRun, update, json };
  } catch (error) {
    return wrong(problemOf(error));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}
