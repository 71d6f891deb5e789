// What an import takes from the archive's two lists, its own or those that stand in.
import { join } from 'node:path';
import { parseGlossary, parseTopics } from '../corpus/glossary.ts';
import type { View } from '../corpus/journal.ts';
import { collectProblems, type Report } from '../corpus/problems.ts';
import { readText } from '../corpus/read-text.ts';
import type { Stopped } from './report.ts';

interface Lists {
  /** The topics that the archive allows: name to what each covers. */
  readonly topics: ReadonlyMap<string, string>;
  /** The text of the glossary. */
  readonly glossary: string;
}

/** @param there the files of the archive's folder. */
export function readLists(
  there: View,
  { to, shippedDir }: { readonly to: string; readonly shippedDir: string },
): Lists | Stopped {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (text: string, report: Report) => T | undefined) =>
    collectProblems(join(there.has(name) ? to : shippedDir, name), problems, (report) => {
      const text = readText(there.get(name) ?? join(shippedDir, name), report);
      const value = text === undefined ? undefined : parse(text, report);
      return text === undefined || value === undefined ? undefined : { text, value };
    });
  const topics = read('topics.yaml', parseTopics);
  const glossary = read('glossary.yaml', parseGlossary);
  if (topics === undefined || glossary === undefined)
    return { stopped: `${problems.join('\n')}\nNothing was imported: mend that first.` };
  return { topics: topics.value, glossary: glossary.text };
}
