// A shell: `npm run import` turns back issues of a newsletter into an archive, and reports what needs a look.

import { join } from 'node:path';
import { styleText } from 'node:util';
import { loadArchive } from './corpus/load.ts';
import { findIssues } from './importing/found.ts';
import { importIssues } from './importing/import.ts';
import { needsLook } from './importing/report.ts';
import { createTopicSuggester } from './importing/topics.ts';
import { createTextAnalysis } from './retrieval/text.ts';
import {
  IMPORT_USAGE,
  IMPORT_USAGE_IN_SHORT,
  type ImportRun,
  readImportInvocation,
} from './terminal/import-invocation.ts';
import { printable } from './terminal/printable.ts';
import { progressBar } from './terminal/progress-bar.ts';
import { renderReport } from './terminal/render-import.ts';

const { stdout, stderr } = process;
const shippedDir = join(import.meta.dirname, '..', 'corpus');

// Whoever reads the report may leave at any time, as `head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const invocation = readImportInvocation(process.argv.slice(2));
if (invocation.kind === 'help') console.log(IMPORT_USAGE);
else if (invocation.kind === 'wrong') complain(`${invocation.problem}\n${IMPORT_USAGE_IN_SHORT}`, 2);
else await run(invocation);

async function run({ paths, to, dryRun, update, json }: ImportRun): Promise<void> {
  const examples = loadArchive(shippedDir, shippedDir);
  const line = stderr.isTTY && !json ? progressLine() : undefined;
  const stop = () => {
    line?.erase();
    // A commit is one step that nothing interrupts.
    complain(`Stopped. ${to} is as it was.`, 130);
    process.exit();
  };
  process.once('SIGINT', stop);
  const found = findIssues(paths, { archive: to, advance: (share) => line?.show({ share }) });
  const report = await importIssues(found, {
    to,
    shippedDir,
    update,
    dryRun,
    suggestTopics: (topics) => createTopicSuggester(examples, topics, createTextAnalysis()),
    progress: (done) => line?.show(done),
  });
  process.off('SIGINT', stop);
  line?.erase();
  if ('stopped' in report) {
    complain(report.stopped, 1);
    return;
  }
  const view = {
    width: stdout.columns || 80,
    paint: (format: Parameters<typeof styleText>[0], text: string) =>
      stdout.isTTY ? styleText(format, text) : text,
  };
  console.log(json ? JSON.stringify(report, null, 2) : renderReport(report, view));
  if (needsLook(report)) process.exitCode = 1;
}

/** A line on the terminal that is written again and again, ten times a second at most. */
function progressLine() {
  let last = 0;
  let now = { share: 0, issues: 0, papers: 0 };
  return {
    show(news: Partial<typeof now>) {
      now = { ...now, ...news };
      const time = performance.now();
      if (time - last < 100) return;
      last = time;
      stderr.write(`\r\u001b[K${progressBar(now.share, now.issues, now.papers, stderr.columns || 80)}`);
    },
    erase: () => stderr.write('\r\u001b[K'),
  };
}

function complain(problem: string, exitCode: number): void {
  console.error(printable(problem));
  process.exitCode = exitCode;
}
