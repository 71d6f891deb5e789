// How far an import has come → a line that a terminal shows again and again.

const WIDTH = 20;

/**
 * @param share of the files that have been read, from 0 to 1.
 * @param width of the terminal, in columns; a line that wraps could not be written over.
 */
export function progressBar(share: number, issues: number, papers: number, width: number): string {
  const full = Math.floor(Math.min(Math.max(share, 0), 1) * WIDTH);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}${percent}  ${issues} issues, ${papers} papers`;
  return line.slice(0, width - 1);
}
