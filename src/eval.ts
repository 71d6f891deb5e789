// A shell: `npm run eval` says how well Paperboy answers questions, or ranks the documents of a retrieval set.

import { join } from 'node:path';
import { loadArchive } from './corpus/load.ts';
import { ArchiveError } from './corpus/problems.ts';
import { type EvalRun, readEvalRun } from './measuring/command-line.ts';
import { createExaminee } from './measuring/examinee.ts';
import { listMisses } from './measuring/misses.ts';
import { reportQuestions, reportTimes } from './measuring/question-report.ts';
import { readQuestions } from './measuring/questions.ts';
import { listRetrievalMisses, rankedBy, reportRetrieval } from './measuring/retrieval-report.ts';
import { readRetrievalSet } from './measuring/retrieval-set.ts';
import { createSearch } from './retrieval/search.ts';
import { createTextAnalysis } from './retrieval/text.ts';
import weights from './retrieval/weights.json' with { type: 'json' };

const shippedDir = join(import.meta.dirname, '..', 'corpus');
const shippedQuestions = join(import.meta.dirname, '..', 'test', 'questions');
const stopwatch = () => performance.now();

const run = readEvalRun(process.argv.slice(2));
try {
  if (run.kind === 'help') console.log(run.text);
  else if (run.kind === 'wrong') complain(run.text, 2);
  else if (run.kind === 'questions') await evaluateQuestions(run);
  else evaluateRetrieval(run);
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error;
  complain(error.message, 1);
}

async function evaluateQuestions({
  corpus,
  questions: path,
  misses,
}: EvalRun & { kind: 'questions' }): Promise<void> {
  const examinee = await createExaminee({ corpusDir: corpus ?? shippedDir, shippedDir }, stopwatch);
  const { questions, problems } = readQuestions(path ?? shippedQuestions, examinee.archive);
  if (problems.length > 0) {
    complain(problems.join('\n'), 1);
    return;
  }

  // The first pass warms up: what is compiled and cached as it goes would count as the time of the first questions.
  questions.forEach(examinee.ask);
  const asked = questions.map(examinee.ask);
  const times = asked.flatMap((each) => each.times);
  show(
    reportQuestions(asked, examinee.archive),
    reportTimes(times, examinee.loadTime),
    misses ? listMisses(asked) : '',
  );
}

function evaluateRetrieval({ docs, queries, misses }: EvalRun & { kind: 'retrieval' }): void {
  const { glossary } = loadArchive(shippedDir, shippedDir);
  const { set, problems } = readRetrievalSet(docs, queries, glossary);
  if (problems.length > 0) {
    complain(problems.join('\n'), 1);
    return;
  }

  const started = stopwatch();
  const rank = rankedBy(createSearch(set.archive, createTextAnalysis(), weights));
  const loadTime = stopwatch() - started;
  for (const { text } of set.queries) rank(text);
  const times: number[] = [];
  const ranked = set.queries.map((query) => {
    const start = stopwatch();
    const ids = rank(query.text);
    times.push(stopwatch() - start);
    return { query, ids };
  });
  show(
    reportRetrieval(ranked, set),
    reportTimes(times, loadTime),
    misses ? listRetrievalMisses(ranked, set) : '',
  );
}

function show(...parts: readonly string[]): void {
  console.log(parts.filter((part) => part !== '').join('\n\n'));
}

function complain(problem: string, exitCode: number): void {
  console.error(problem);
  process.exitCode = exitCode;
}
