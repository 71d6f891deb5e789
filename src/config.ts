// Environment → settings: every variable that Paperboy reads, checked at once, each mistake with its cure.
import { z } from 'zod';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

export interface Settings {
  readonly token: string;
  /** The one server whose members get the commands; undefined for all. */
  readonly guildId: string | undefined;
  /** A Discord other than Discord's own, without the version; undefined for Discord's. */
  readonly apiUrl: string | undefined;
  /** Undefined for the archive that ships. */
  readonly corpusDir: string | undefined;
  /** Whether changes of the archive's files are picked up by themselves. */
  readonly watch: boolean;
  /** The file that what Paperboy remembers is kept in. */
  readonly databasePath: string;
  /** A daily post that is late by more milliseconds is left out. */
  readonly catchUp: number;
  readonly logLevel: LogLevel;
  /** Where health and metrics are served; undefined for nowhere. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  /** How many questions a minute. */
  readonly limits: { readonly member: number; readonly server: number };
}

const noToken = `DISCORD_TOKEN is not set: make an application at https://discord.com/developers/applications, open Bot, press Reset Token,
and put the token into the file .env beside package.json, as DISCORD_TOKEN=… (.env.example explains every setting).
To try Paperboy without Discord, in the terminal: npm run chat`;

/** The largest number of questions a minute that a limit may be set to. */
const mostQuestions = 10_000;

// What is set to nothing, as a line `NAME=` of .env does, counts as left out.
const setting = <T extends z.ZodType>(type: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
    type,
  );

const environment = z.object({
  // The token is never quoted: what is wrong with it may be told to anyone.
  DISCORD_TOKEN: setting(
    z
      .string(noToken)
      .regex(
        /^[\w.-]+$/,
        'DISCORD_TOKEN has characters that no token has: paste the token alone, without “Bot ” before it',
      ),
  ),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{17,20}$/, {
        error: ({ input }) =>
          `DISCORD_GUILD_ID is “${input}”, not a server's id of 17 to 20 digits: switch on Developer Mode in Discord's settings and choose Copy Server ID in the server's menu, or leave it out`,
      })
      .optional(),
  ),
  DISCORD_API_URL: setting(
    z
      .string()
      .refine(isApiUrl, {
        error: ({ input }) =>
          `DISCORD_API_URL is “${input}”: give an address such as http://127.0.0.1:3001/api, without the /v10 that is added to it, or leave it out for Discord's own`,
      })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  CORPUS_DIR: setting(z.string().optional()),
  CORPUS_WATCH: setting(
    z
      .enum(['0', '1'], {
        error: ({ input }) =>
          `CORPUS_WATCH is “${input}”: give 1 to pick up changes of the archive, 0 or nothing not to`,
      })
      .default('0'),
  ),
  DATABASE_PATH: setting(z.string().default('data/paperboy.sqlite')),
  DAILY_CATCH_UP_HOURS: setting(
    wholeNumber('DAILY_CATCH_UP_HOURS', 0, 23, 'or leave it out for 6').default(6),
  ),
  LOG_LEVEL: setting(
    z
      .enum(logLevels, {
        error: ({ input }) => `LOG_LEVEL is “${input}”: choose one of ${logLevels.join(', ')}`,
      })
      .default('info'),
  ),
  HEALTH_PORT: setting(wholeNumber('HEALTH_PORT', 0, 65_535, 'or leave it out to serve nothing').optional()),
  HEALTH_HOST: setting(z.string().default('127.0.0.1')),
  QUESTIONS_PER_MINUTE: setting(
    wholeNumber('QUESTIONS_PER_MINUTE', 1, mostQuestions, 'or leave it out for 8').default(8),
  ),
  SERVER_QUESTIONS_PER_MINUTE: setting(
    wholeNumber('SERVER_QUESTIONS_PER_MINUTE', 1, mostQuestions, 'or leave it out for 60').default(60),
  ),
});

/** The names of all variables that are read. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/**
 * Reads the settings from an environment; other variables are let be.
 * @returns everything that is wrong, each with its cure, where something is.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const read = environment.safeParse(env);
  if (!read.success) return { ok: false, problems: read.error.issues.map(({ message }) => message) };
  const { data } = read;
  return {
    ok: true,
    settings: {
      token: data.DISCORD_TOKEN,
      guildId: data.DISCORD_GUILD_ID,
      apiUrl: data.DISCORD_API_URL,
      corpusDir: data.CORPUS_DIR,
      watch: data.CORPUS_WATCH === '1',
      databasePath: data.DATABASE_PATH,
      catchUp: data.DAILY_CATCH_UP_HOURS * 3_600_000,
      logLevel: data.LOG_LEVEL,
      health: data.HEALTH_PORT === undefined ? undefined : { host: data.HEALTH_HOST, port: data.HEALTH_PORT },
      limits: { member: data.QUESTIONS_PER_MINUTE, server: data.SERVER_QUESTIONS_PER_MINUTE },
    },
  };
}

function wholeNumber(name: string, least: number, most: number, otherwise: string) {
  return z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) =>
        `${name} is “${input}”: give a whole number from ${least} to ${most}, ${otherwise}`,
    })
    .transform(Number);
}

function isApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  // Whatever follows the path would end up in the middle of every address.
  return url.search === '' && url.hash === '' && !/\/v\d+\/*$/.test(url.pathname);
}
