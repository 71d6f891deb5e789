// What happens, told as lines of JSON: one for each interaction, none with a secret, questions only for who debugs.
import { type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config.ts';

export type { Logger };

/** How an interaction, or a message that was a question, was dealt with. */
export interface Handled {
  /** Its id, which Discord knows it by. */
  readonly id: string;
  /** What was asked of Paperboy: the name of a command, or that of another way to ask. */
  readonly command: string;
  /** How it ended, in a word: "answer", "none", "shown", "refused", "failed", … */
  readonly outcome: string;
  /** From its arrival to the last thing sent. */
  readonly milliseconds: number;
  /** The server's id; null for a direct message. */
  readonly guild: string | null;
  /** What was asked; only told at the level "debug". */
  readonly question?: string | undefined;
}

/**
 * Makes the log: lines of JSON, one for each event.
 * @param token taken out of every line, wherever it stands, and so is whatever else opens something.
 * @param destination standard output unless said.
 */
export function createLog(
  { level, token }: { readonly level: LogLevel; readonly token: string },
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => describeError(error, log) },
    hooks: { streamWrite: (line: string) => withoutSecrets(line, token) },
  };
  const log: Logger = destination === undefined ? pino(options) : pino(options, destination);
  return log;
}

/** The one line of an interaction. */
export function logHandled(log: Logger, handled: Handled): void {
  const { id, command, outcome, milliseconds, guild, question } = handled;
  const asked = log.isLevelEnabled('debug') ? { question } : {};
  log.info({ command, outcome, ms: Math.round(milliseconds), place: guild ?? 'dm', ...asked, id }, 'handled');
}

/** A request's body holds the text of an answer, and with it the question. */
function describeError(error: unknown, log: Logger): unknown {
  if (!(error instanceof Error)) return error;
  const { requestBody, ...described } = stdSerializers.err(error);
  return log.isLevelEnabled('debug') ? { ...described, requestBody } : described;
}

// The token of an interaction lets anyone answer in Paperboy's name for 15 minutes, and stands in every address
// that an answer is sent to. The last expression also finds JSON within JSON, whose quotation marks are escaped.
const inAddress = /\b(interactions|webhooks)\/(\d+)\/[^/\s"'\\?]+/g;
const inField = /(\\*"(?:token|authorization)\\*"\s*:\s*\\*")[^"\\]+/gi;

/** What is shorter is no token, but may be a part of anything, such as a number that JSON would lack. */
const shortestToken = 8;

/** A line of the log without what opens something. */
export function withoutSecrets(line: string, token: string): string {
  const known = token.length < shortestToken ? line : line.replaceAll(token, '[token]');
  return known.replace(inAddress, '$1/$2/[token]').replace(inField, '$1[token]');
}
