// A shell: `npm run backup -- FILE` copies the database into a new file, while Paperboy runs.
import { existsSync, statSync } from 'node:fs';
import { StoreError } from './store/store.ts';
import { openDatabase } from './terminal/open-database.ts';
import { readBackupRun } from './terminal/operator-usage.ts';
import { printable } from './terminal/printable.ts';

const run = readBackupRun(process.argv.slice(2));
if (run.kind === 'help') console.log(run.text);
else if (run.kind === 'wrong') complain(run.text, 2);
else await backUp(run.file);

async function backUp(file: string): Promise<void> {
  // npm runs scripts in the folder of package.json, where .env lies; what the environment says already goes before it.
  if (existsSync('.env')) process.loadEnvFile();
  const opened = openDatabase(process.env.DATABASE_PATH, Date.now);
  if (!opened.ok) return complain(opened.problem, 1);
  const { store } = opened;
  try {
    await store.backup(file);
    console.log(`Copied to ${printable(file)}, ${Math.ceil(statSync(file).size / 1024)} kB.`);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    complain(error.message, 1);
  } finally {
    await store.close();
  }
}

function complain(problem: string, exitCode: number): void {
  console.error(printable(problem));
  process.exitCode = exitCode;
}
