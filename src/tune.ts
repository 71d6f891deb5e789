// A shell: `npm run tune` fits the weights of the search to questions, and says how they do on questions unseen.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArchive } from './corpus/load.ts';
import { ArchiveError } from './corpus/problems.ts';
import { readTuneRun, type TuneRun } from './measuring/command-line.ts';
import { crossValidate } from './measuring/cross-validate.ts';
import { createRankAll, fitWeights, judgeRanked } from './measuring/fit-weights.ts';
import { readQuestions } from './measuring/questions.ts';
import { reportValidation, reportWeights } from './measuring/tune-report.ts';
import { formatWeights } from './measuring/weights-file.ts';
import weights from './retrieval/weights.json' with { type: 'json' };

const shippedDir = join(import.meta.dirname, '..', 'corpus');
const weightsFile = join(import.meta.dirname, 'retrieval', 'weights.json');

const run = readTuneRun(process.argv.slice(2));
try {
  if (run.kind === 'help') console.log(run.text);
  else if (run.kind === 'wrong') complain(run.text, 2);
  else tune(run);
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error;
  complain(error.message, 1);
}

function tune({ corpus, questions: path, write }: TuneRun): void {
  const archive = loadArchive(corpus, shippedDir);
  const { questions, problems } = readQuestions(path, archive);
  if (problems.length > 0) {
    complain(problems.join('\n'), 1);
    return;
  }

  const rankAll = createRankAll(archive, questions);
  const ranked = rankAll(weights);
  const inUse = ranked.map((each) => judgeRanked(each, weights));
  if (!inUse.some(({ place }) => place !== null)) {
    complain(`${path}: no question finds its paper, so that there is nothing to fit to`, 1);
    return;
  }
  console.log(`${reportValidation(crossValidate(ranked, rankAll), inUse)}\n`);
  const fitted = fitWeights(ranked, rankAll);
  console.log(reportWeights(weights, fitted));
  if (write) writeFileSync(weightsFile, formatWeights(fitted));
}

function complain(problem: string, exitCode: number): void {
  console.error(problem);
  process.exitCode = exitCode;
}
