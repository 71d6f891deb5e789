// What an import remembers beside the issues that it wrote, so that the next one knows a person's changes from its own.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { readIfThere } from '../corpus/journal.ts';
import type { Stopped } from './report.ts';

const schema = z.strictObject({
  version: z.literal(1),
  /** By date. */
  issues: z.record(
    z.string(),
    z.strictObject({
      /** The name of its source. */
      source: z.string(),
      /** Of the text that was written. */
      digest: z.string(),
    }),
  ),
  /** Every acronym that was ever put into the glossary, with its long forms, whatever a person made of them. */
  acronyms: z.record(z.string(), z.array(z.string())),
});

export type State = z.infer<typeof schema>;

const NO_STATE: State = { version: 1, issues: {}, acronyms: {} };

/** @param file where the state lies; undefined where there is none. */
export function readState(file: string | undefined): State | Stopped {
  const text = file === undefined ? undefined : readIfThere(file);
  if (text === undefined) return NO_STATE;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return {
      stopped: `${file} is damaged: restore it, or delete it; issues that differ then count as written by hand`,
    };
  }
}

/** The same for equal states. */
export function formatState({ version, issues, acronyms }: State): string {
  return `${JSON.stringify({ version, issues: sorted(issues), acronyms: sorted(acronyms) }, null, 1)}\n`;
}

export function digestOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
