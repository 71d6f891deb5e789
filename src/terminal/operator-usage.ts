// The words behind `npm run gaps --` and `npm run backup --` → what is to be done, or what is wrong with them.
import { parseArgs } from 'node:util';
import { type Help, reading, type WrongUsage } from '../arguments.ts';

const gapsUsage = `Usage:
  npm run gaps                      what was asked in vain in the last 30 days, everywhere
  npm run gaps -- --export FILE     the same as questions for npm run eval, into a new file

  --all    also what was asked only once`;

const backupUsage = `Usage:
  npm run backup -- FILE    copies the database into a new file, while Paperboy runs`;

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
