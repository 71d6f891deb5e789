// One issue as it comes out now, as it was written before, and as its file is now → what is to be done.
import { isWritten, type Outcome } from './report.ts';
import { digestOf, type State } from './state.ts';

/**
 * @param digest of the issue's text as it comes out now.
 * @param known what is remembered of it.
 * @param there the text of its file as it is.
 */
export function outcomeOf(
  digest: string,
  known: State['issues'][string] | undefined,
  there: string | undefined,
  update: boolean,
): Outcome {
  if (there === undefined) return known === undefined || update ? 'new' : 'deleted';
  const current = digestOf(there);
  if (current === digest) return 'unchanged';
  if (known === undefined) return 'by hand';
  if (current !== known.digest) return known.digest === digest ? 'corrected' : 'edited';
  return update ? 'replaced' : 'differs';
}

interface Judged {
  readonly date: string;
  readonly source: string;
  readonly digest: string;
  readonly outcome: Outcome;
}

/**
 * What to remember anew: what is written now, and what says the same as if it had been.
 * @param update whoever asks for what has changed, and is told that an edited file stays, need not be told again.
 */
export function remembered(issues: readonly Judged[], before: State, update: boolean): State['issues'] {
  const ours = issues.filter(
    ({ date, digest, outcome }) =>
      isWritten({ outcome }) ||
      (outcome === 'edited' && update) ||
      (outcome === 'unchanged' && before.issues[date]?.digest !== digest),
  );
  return Object.fromEntries(ours.map(({ date, source, digest }) => [date, { source, digest }]));
}
