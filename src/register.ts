// A shell: `npm run register` makes Discord's list of commands equal ours, and tells what changed.
import { existsSync } from 'node:fs';
import { commands } from '../commands/index.ts';
import { readSettings, type Settings } from './config.ts';
import { createRest } from './discord/client.ts';
import { explainFailure } from './discord/failure.ts';
import { type Changes, isEmpty, registerCommands } from './discord/register.ts';

// npm runs scripts in the folder of package.json, where .env lies; what the environment says already goes before it.
if (existsSync('.env')) process.loadEnvFile();
const read = readSettings(process.env);
if (read.ok) await register(read.settings);
else {
  console.error(read.problems.join('\n'));
  process.exitCode = 2;
}

async function register(settings: Settings): Promise<void> {
  const definitions = commands.map(({ data }) => data);
  try {
    const changes = await registerCommands(createRest(settings), definitions, settings.guildId);
    console.log(describe(changes, settings));
  } catch (error) {
    const problem = explainFailure(error, settings);
    if (problem === null) throw error;
    console.error(problem);
    process.exitCode = 1;
  }
}

function describe(changes: Changes, { guildId }: Settings): string {
  const where = guildId === undefined ? 'for everyone' : `for the server ${guildId}`;
  if (isEmpty(changes))
    return `Nothing has changed: all ${commands.length} commands are registered ${where}.`;
  return [
    `Registered ${where}:`,
    ...changes.added.map((name) => `  added    ${name}`),
    ...changes.changed.map(({ name, what }) => `  changed  ${name}: ${what.join(', ')}`),
    ...changes.removed.map((name) => `  removed  ${name}`),
  ].join('\n');
}
