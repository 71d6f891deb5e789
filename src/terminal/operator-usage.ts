// The words behind `npm run gaps --` and `npm run backup --` → what is to be done, or what is wrong with them.
import { parseArgs } from 'node:util';

const gapsUsage = `Usage:
  npm run gaps                      what was asked in vain in the last 30 days, everywhere
  npm run gaps -- --export FILE     the same as questions for npm run eval, into a new file

  --all    also what was asked only once`;

const backupUsage = `Usage:
  npm run backup -- FILE    copies the database into a new file, while Paperboy runs`;

/** `text` is shown as it is. */
export type Help = { readonly kind: 'help'; readonly text: string };
/** `text` names the culprit and says how it is done. */
export type WrongUsage = { readonly kind: 'wrong'; readonly text: string };

export interface GapsRun {
  readonly kind: 'gaps';
  /** The file to write; undefined where a table is wanted. */
  readonly file: string | undefined;
  /** Also what was asked only once. */
  readonly all: boolean;
}

export interface BackupRun {
  readonly kind: 'backup';
  readonly file: string;
}

export function readGapsRun(words: readonly string[]): GapsRun | Help | WrongUsage {
  return reading(gapsUsage, (wrong) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        export: { type: 'string' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help', text: gapsUsage };
    if (values.export === '') return wrong('--export needs a file.');
    return { kind: 'gaps', file: values.export, all: values.all };
  });
}

export function readBackupRun(words: readonly string[]): BackupRun | Help | WrongUsage {
  return reading(backupUsage, (wrong) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help', text: backupUsage };
    const [file, ...others] = positionals;
    if (!file || others.length > 0) return wrong('Name one file to copy the database into.');
    return { kind: 'backup', file };
  });
}

// parseArgs tells in whole sentences what it does not know.
function reading<T>(usage: string, read: (wrong: (problem: string) => WrongUsage) => T): T | WrongUsage {
  const wrong = (problem: string): WrongUsage => ({ kind: 'wrong', text: `${problem}\n\n${usage}` });
  try {
    return read(wrong);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error;
    return wrong((error as Error).message);
  }
}
