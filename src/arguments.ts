// The words behind a script's name, as far as all scripts read them alike: what is wrong with them, and their help.

/** `text` is shown as it is. */
export type Help = { readonly kind: 'help'; readonly text: string };
/** `text` names the culprit and says how it is done. */
export type WrongUsage = { readonly kind: 'wrong'; readonly text: string };

/**
 * Reads words with `parseArgs`.
 * @param read makes a run of them; `wrong` is for what it refuses itself.
 */
export function reading<T>(
  usage: string,
  read: (wrong: (problem: string) => WrongUsage) => T,
): T | WrongUsage {
  const wrong = (problem: string): WrongUsage => ({ kind: 'wrong', text: `${problem}\n\n${usage}` });
  try {
    return read(wrong);
  } catch (error) {
    return wrong(problemOf(error));
  }
}

/**
 * What `parseArgs` does not know, in its own whole sentences.
 * @throws any other error as it is.
 */
export function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('ERR_PARSE_ARGS_')) throw error;
  return (error as Error).message;
}
