// A shell: `npm run gaps` shows the operator what was asked in vain, or exports it as questions for `npm run eval`.
import { existsSync, writeFileSync } from 'node:fs';
import { kept, StoreError } from './store/store.ts';
import { mattersOf, matterTable, questionLines } from './terminal/gaps.ts';
import { openDatabase } from './terminal/open-database.ts';
import { type GapsRun, readGapsRun } from './terminal/operator-usage.ts';
import { printable } from './terminal/printable.ts';

const run = readGapsRun(process.argv.slice(2));
if (run.kind === 'help') console.log(run.text);
else if (run.kind === 'wrong') complain(run.text, 2);
else await showGaps(run);

async function showGaps({ file, all }: GapsRun): Promise<void> {
  // npm runs scripts in the folder of package.json, where .env lies; what the environment says already goes before it.
  if (existsSync('.env')) process.loadEnvFile();
  const opened = openDatabase(process.env.DATABASE_PATH, Date.now);
  if (!opened.ok) return complain(opened.problem, 1);
  const { store } = opened;
  try {
    const stored = await Array.fromAsync(store.gaps.all());
    // A Paperboy that has not run for long has not forgotten them yet.
    const questions = stored.filter(({ at }) => at > Date.now() - kept.questions);
    const matters = mattersOf(questions, all);
    if (matters.length === 0) console.log(nothing(questions.length));
    else if (file === undefined) console.log(matterTable(matters));
    else writeQuestions(file, questionLines(matters));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    complain(error.message, 1);
  } finally {
    await store.close();
  }
}

function nothing(askedOnce: number): string {
  const once = askedOnce === 0 ? '' : ` ${askedOnce} were asked only once: --all shows them.`;
  return `No questions were asked in vain more than once in the last 30 days.${once}`;
}

function writeQuestions(file: string, lines: readonly string[]): void {
  try {
    writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'wx' });
    console.log(
      `Wrote ${lines.length} questions to ${printable(file)}: npm run eval -- --questions reads them.`,
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why =
      code === 'EEXIST'
        ? 'exists already: choose a new file'
        : `can't be written (${code}): choose another place`;
    complain(`${file}: ${why}`, 1);
  }
}

function complain(problem: string, exitCode: number): void {
  console.error(printable(problem));
  process.exitCode = exitCode;
}
