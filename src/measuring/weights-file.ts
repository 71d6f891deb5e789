// Weights → the text of the file that the search reads them from.

import type { Weights } from '../retrieval/scorer.ts';

/** As wide as the formatter leaves a line. */
const width = 110;

/** The weights as JSON: a line for each of its two tables, or for each weight where a line would be too long. */
export function formatWeights({ ranking, confidence }: Weights): string {
  return `{\n${tableOf('ranking', ranking)},\n${tableOf('confidence', confidence)}\n}\n`;
}

function tableOf(name: string, weights: Readonly<Record<string, number>>): string {
  const cells = Object.entries(weights).map(([key, value]) => `${JSON.stringify(key)}: ${value}`);
  const line = `  ${JSON.stringify(name)}: { ${cells.join(', ')} }`;
  // The comma behind it has to fit, too.
  if (line.length < width) return line;
  return `  ${JSON.stringify(name)}: {\n    ${cells.join(',\n    ')}\n  }`;
}
