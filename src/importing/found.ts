// Paths → issues as they were understood: reading and splitting, one source at a time.
import type { Found, Source } from './draft.ts';
import { readOwnFormat } from './own-format.ts';
import { readDrafts } from './read.ts';
import { findSources, type SourceOptions } from './sources.ts';
import { splitIssue } from './split.ts';

/** What all sources hold, in a stable order; only one of them is held in memory. */
export async function* findIssues(
  paths: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<Found> {
  for await (const source of findSources(paths, options)) {
    if ('bytes' in source) yield* issuesIn(source);
    else yield source;
  }
}

function* issuesIn(source: Source): Generator<Found> {
  const own = readOwnFormat(source);
  if (own !== null) {
    yield { kind: 'issue', issue: own };
    return;
  }
  for (const draft of readDrafts(source)) {
    const result = 'blocks' in draft ? splitIssue(draft) : draft;
    yield 'papers' in result ? { kind: 'issue', issue: result } : result;
  }
}
