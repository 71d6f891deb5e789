// How the loader says what is wrong with an archive: every problem has a file, a line and a cure, and all come at once.

/** Notes a problem of the file at hand. `line` counts from 1; the text is one line that names the culprit and the cure. */
export type Report = (line: number, problem: string) => void;

/** Thrown instead of an archive; its message holds all problems, a line for each. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  /** `file:line: problem`, in the order of the files and of the lines in each. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Runs `work` on one file and adds what it reports to `problems`, sorted by line.
 * @returns what `work` returns.
 */
export function collectProblems<T>(file: string, problems: string[], work: (report: Report) => T): T {
  const found: { line: number; problem: string }[] = [];
  const result = work((line, problem) => found.push({ line, problem: onOneLine(problem) }));
  found.sort((a, b) => a.line - b.line);
  problems.push(...found.map(({ line, problem }) => `${file}:${line}: ${problem}`));
  return result;
}

// A culprit quoted from a file may hold line breaks or be as long as the file.
function onOneLine(problem: string): string {
  return problem.replace(/\s+/g, ' ');
}

const QUOTE_LENGTH = 60;

/** A culprit in quotation marks, shortened where it would fill the screen. */
export function quote(text: string): string {
  const characters = [...text.slice(0, 2 * QUOTE_LENGTH + 2)];
  return characters.length > QUOTE_LENGTH ? `“${characters.slice(0, QUOTE_LENGTH).join('')}…”` : `“${text}”`;
}
