// A shell: Paperboy starts it beside itself to read an archive and index it, which takes many seconds and much memory for
// a large one; what comes out is sent to who started it.
import { readIndexed } from './app.ts';
import { toPieces } from './corpus/pieces.ts';
import { ArchiveError } from './corpus/problems.ts';
import type { Told } from './discord/archive-beside.ts';

// Once whoever started it is gone there is nobody to read for; to wait for that alone is no reason to stay.
if (process.connected === false) process.exit();
process.once('disconnect', () => process.exit());
process.channel?.unref();

const [corpusDir = '', shippedDir = ''] = process.argv.slice(2);
/** One after another: what waits to be sent takes memory twice. */
const tell = (told: Told) => new Promise((resolve) => process.send?.(told, resolve));

try {
  const indexed = await readIndexed({ corpusDir, shippedDir });
  for (const piece of toPieces(indexed)) await tell({ piece });
  await tell({ end: 'whole' });
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error;
  await tell({ end: 'refused', problems: error.problems });
}
