// The archive that ships, searched as the bot does.

import { join } from 'node:path';
import type { Archive } from '../../src/corpus/archive.ts';
import { loadArchive } from '../../src/corpus/load.ts';
import { createSearch, type Search } from '../../src/retrieval/search.ts';
import { createTextAnalysis } from '../../src/retrieval/text.ts';
import weights from '../../src/retrieval/weights.json' with { type: 'json' };

const corpus = join(import.meta.dirname, '..', '..', 'corpus');

export function loadShipped(): { readonly archive: Archive; readonly search: Search } {
  const archive = loadArchive(corpus, corpus);
  return { archive, search: createSearch(archive, createTextAnalysis(), weights) };
}
