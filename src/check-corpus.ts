// A shell: `npm run check-corpus` says what an archive holds, or everything that is wrong with it.

import { join } from 'node:path';
import { countPapers } from './corpus/archive.ts';
import { loadArchive } from './corpus/load.ts';
import { ArchiveError } from './corpus/problems.ts';

const shippedDir = join(import.meta.dirname, '..', 'corpus');

try {
  const { issues, glossary, topics } = loadArchive(process.env.CORPUS_DIR || shippedDir, shippedDir);
  const papers = countPapers(issues);
  console.log(
    `${issues.length} issues, ${papers} papers, ${topics.size} topics, ${glossary.acronyms.size} acronyms, ${glossary.synonyms.length} groups of synonyms`,
  );
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
