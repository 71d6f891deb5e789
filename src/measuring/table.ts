// Rows → a plain-text table whose columns line up.

/** A column's name, and what stands above it and its neighbours of the same group. */
export type Column = string | { readonly name: string; readonly group: string };

const gap = '  ';

/** A table: the first column is flush left, all others flush right, and a line parts head and rows. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const names = columns.map((column) => (typeof column === 'string' ? column : column.name));
  const widths = names.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)));
  const groups = groupsOf(columns);
  for (const { label, first, last } of groups)
    widths[last]! += Math.max(0, label.length - span(widths, first, last));

  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join(gap)
      .trimEnd();
  const above = groups.map(({ label, first, last }) => label.padStart(span(widths, first, last))).join(gap);
  return [
    ...(above.trim() === '' ? [] : [above.trimEnd()]),
    line(names),
    widths.map((width) => '─'.repeat(width)).join(gap),
    ...rows.map(line),
  ].join('\n');
}

interface Group {
  readonly label: string;
  readonly first: number;
  readonly last: number;
}

function groupsOf(columns: readonly Column[]): readonly Group[] {
  const groups: Group[] = [];
  columns.forEach((column, i) => {
    const label = typeof column === 'string' ? '' : column.group;
    const before = groups.at(-1);
    if (label !== '' && before?.label === label) groups.splice(-1, 1, { ...before, last: i });
    else groups.push({ label, first: i, last: i });
  });
  return groups;
}

function span(widths: readonly number[], first: number, last: number): number {
  const within = widths.slice(first, last + 1);
  return within.reduce((sum, width) => sum + width, (within.length - 1) * gap.length);
}

/** A share as it stands in a table, "97.1%"; a dash for a share of nothing. */
export function percent(part: number, whole = 1): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
