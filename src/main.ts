// A shell: `npm start` brings Paperboy into Discord, and takes it out again when told to stop.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, Events } from 'discord.js';
import { commands } from '../commands/index.ts';
import description from '../package.json' with { type: 'json' };
import type { Folders } from './app.ts';
import { readSettings, type Settings } from './config.ts';
import { ArchiveError } from './corpus/problems.ts';
import { lookAt, watchFolder } from './corpus/watch.ts';
import { keepTicking } from './daily/clock.ts';
import { createDaily } from './daily/engine.ts';
import { createFollowing } from './daily/following.ts';
import { createAppBeside, createAppKept } from './discord/archive-beside.ts';
import { createClient, isConnected, leave, watchClient } from './discord/client.ts';
import { type Current, createCurrent } from './discord/current.ts';
import { createPoster } from './discord/daily-poster.ts';
import { attach } from './discord/dispatch.ts';
import { explainClose, explainFailure } from './discord/failure.ts';
import { createMetrics, type Health, type Metrics, serveHealth } from './discord/health.ts';
import { createLimiter } from './discord/limiter.ts';
import { createLog, type Logger } from './discord/log.ts';
import { isEmpty, registerCommands } from './discord/register.ts';
import { openStore } from './store/sqlite.ts';
import { type Store, StoreError } from './store/store.ts';
import { printable } from './terminal/printable.ts';

const { version } = description;
/** Who stops a container kills what is still there after 10 seconds. */
const stopWithin = 9_000;
/** Discord lets one in at a time, and tells of the servers one by one; a minute is long for both. */
const readyWithin = 60_000;
/** Between two looks at the archive's folder. */
const watchEvery = 5_000;

/** What to close, in the opposite order, when Paperboy stops. */
const closers: (() => Promise<unknown>)[] = [];
let stopping = false;

// npm runs scripts in the folder of package.json, where .env lies; what the environment says already goes before it.
if (existsSync('.env')) process.loadEnvFile();
const read = readSettings(process.env);
if (read.ok) await start(read.settings);
else {
  complain(read.problems.join('\n'));
  process.exitCode = 2;
}

async function start(settings: Settings): Promise<void> {
  const log = createLog({ level: settings.logLevel, token: settings.token });
  // Promises that nobody waits for end here as well.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught ends Paperboy');
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, log));

  const metrics = createMetrics();
  const client = createClient(settings);
  let current: Current | undefined;
  const health = () => ({ gateway: !stopping && isConnected(client), archive: current !== undefined });
  await openHealth(settings, { metrics, health, log });
  const folders = foldersOf(settings);
  // Whatever changes from here on is newer than what is read now.
  const seen = settings.watch ? await lookAt(folders.corpusDir).catch(() => null) : null;
  current = await openArchive(folders, log);
  const { app, reload } = current;
  process.on('SIGHUP', () => void reload());

  const store = openDatabase(settings);
  closers.push(store.close, () => leave(client));
  watchClient(client, log, metrics);
  const poster = createPoster(client, log);
  const posting = { store, app, log, now: Date.now, random: Math.random };
  const daily = createDaily({ ...posting, poster, catchUp: settings.catchUp });
  const following = createFollowing({ ...posting, announcer: poster });
  closers.push(daily.stop, following.stop);
  const context = { app, reload, store, daily, log, version };
  const limiter = createLimiter(settings.limits, Date.now);
  let registered = Promise.resolve();
  const { drain } = attach(client, { commands, context, log, metrics, limiter });
  client.once(Events.ClientReady, (ready) => {
    const { issues } = app().archive;
    log.info(
      { version, user: ready.user.tag, servers: ready.guilds.cache.size, issues: issues.length },
      'ready',
    );
    registered = register(ready, settings, log);
    closers.push(keepTicking(daily), keepTicking(following), keepTidy(store, log));
  });
  closers.push(() => registered, drain);
  if (settings.watch) {
    const complain = (problem: string) => log.warn({ problem }, 'the archive is not watched for now');
    closers.push(
      watchFolder(folders.corpusDir, seen, { every: watchEvery, onChange: reload, complain }).stop,
    );
  }
  await enter(client, settings);
}

/** Serves health and metrics, if asked to, from the first moment: until all is well they say so. */
async function openHealth(
  settings: Settings,
  { metrics, health, log }: { metrics: Metrics; health: () => Health; log: Logger },
): Promise<void> {
  if (settings.health === undefined) return;
  try {
    const server = await serveHealth(settings.health, { version, metrics, health });
    closers.push(server.close);
    log.info({ url: server.url }, 'serving /healthz and /metrics');
  } catch (error) {
    const { host, port } = settings.health;
    const { code } = error as NodeJS.ErrnoException;
    giveUp(`Can't listen on ${host}, port ${port} (${code}): choose another HEALTH_PORT or HEALTH_HOST.`);
  }
}

function foldersOf({ corpusDir }: Settings): Folders {
  const shippedDir = join(import.meta.dirname, '..', 'corpus');
  return { corpusDir: corpusDir ?? shippedDir, shippedDir };
}

async function openArchive(folders: Folders, log: Logger): Promise<Current> {
  // Else a process that reads the archive would outlive this one by seconds.
  const ending = new AbortController();
  process.once('exit', () => ending.abort());
  const options = { ...folders, now: () => new Date(), random: Math.random, signal: ending.signal };
  try {
    return await createCurrent(
      () => createAppKept(options),
      log,
      () => createAppBeside(options),
    );
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return giveUp(error.message);
  }
}

function openDatabase({ databasePath }: Settings): Store {
  try {
    return openStore({ path: databasePath, now: Date.now });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return giveUp(error.message);
  }
}

/** Forgets what has been kept long enough, now and every hour. @returns what ends it. */
function keepTidy(store: Store, log: Logger): () => Promise<void> {
  let running = Promise.resolve();
  const tidy = () => {
    running = store.tidy().catch((error) => log.error({ err: error }, 'what is due was not forgotten'));
  };
  const timer = setInterval(tidy, 3_600_000);
  tidy();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Logs in. Whatever closes the door for good, now or later, ends Paperboy with a sentence. */
async function enter(client: Client, settings: Settings): Promise<void> {
  client.once(Events.ShardDisconnect, ({ code }) => {
    if (!stopping) giveUp(explainClose(code, settings));
  });
  const late = setTimeout(
    () =>
      giveUp(`The gateway ${client.ws.gateway} did not let Paperboy in within a minute: try again later.`),
    readyWithin,
  );
  client.once(Events.ClientReady, () => clearTimeout(late));
  try {
    await client.login(settings.token);
  } catch (error) {
    // Whoever stops before the login is through makes it fail.
    if (stopping) return;
    const problem = explainFailure(error, settings);
    if (problem !== null) giveUp(problem);
    throw error;
  }
}

/** Paperboy answers without it too, by the commands that Discord knows: failing ends nothing. */
async function register(client: Client<true>, settings: Settings, log: Logger): Promise<void> {
  try {
    const changes = await registerCommands(
      client.rest,
      commands.map(({ data }) => data),
      settings.guildId,
    );
    if (!isEmpty(changes)) log.info(changes, 'commands registered');
  } catch (error) {
    const problem = explainFailure(error, settings);
    if (problem === null) log.error({ err: error }, 'the commands could not be registered');
    else log.error({ problem }, 'the commands could not be registered');
  }
}

/** Takes no more work, finishes what runs, and leaves. */
async function stop(signal: NodeJS.Signals, log: Logger): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  setTimeout(() => {
    log.warn('not everything was finished in time');
    process.exit(0);
  }, stopWithin);
  for (const close of closers.toReversed()) await close();
  log.info('stopped');
  process.exit(0);
}

function giveUp(problem: string): never {
  complain(problem);
  process.exit(1);
}

function complain(problem: string): void {
  console.error(printable(problem));
}
