// What was meant by a name that isn't known: the known one with the fewest letters to change.

/** The name nearest to `name`, capitals ignored, and how many letters apart they are; `undefined` without names. */
export function nearest<Name extends string>(
  name: string,
  names: Iterable<Name>,
): { readonly name: Name; readonly distance: number } | undefined {
  let best: { name: Name; distance: number } | undefined;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || distance < best.distance) best = { name: candidate, distance };
  }
  return best;
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements of one letter that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[b.length]!;
}
