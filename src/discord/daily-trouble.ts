// What kept a daily post from Discord → whether it passes by itself, and why, in half a sentence for a person.
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError } from 'discord.js';
import type { Trouble } from '../daily/poster.ts';
import { explainFailure } from './failure.ts';

/** What only a person can mend, by Discord's codes. */
const refusals = new Map<number, string>([
  [Code.UnknownChannel, 'the channel is gone'],
  [Code.UnknownGuild, 'I am no longer in this server'],
  [Code.UnknownMessage, 'the message was deleted'],
  [Code.MissingAccess, 'I can’t see the channel: View Channel is missing'],
  [Code.MissingPermissions, 'I lack permissions in the channel: Send Messages, Embed Links or others'],
  [Code.CannotSendMessagesInNonTextChannel, 'the channel takes no messages'],
  [Code.InvalidFormBodyOrContentType, 'Discord refuses the form of the message'],
  [Code.MessageWasBlockedByAutomaticModeration, 'the server’s AutoMod blocks it'],
  [Code.TitleWasBlockedByAutomaticModeration, 'the server’s AutoMod blocks the title'],
  [Code.MaximumActiveThreads, 'the server has as many open threads as Discord allows'],
]);

/** What passes although it comes as a 4xx: slow mode, limits on writing, Discord's own troubles. */
const passing = new Set<number>([
  Code.ActionCannotBePerformedDueToSlowmodeRateLimit,
  Code.ChannelWriteRateLimit,
  Code.ServerWriteRateLimit,
  Code.ServiceResourceIsBeingRateLimited,
  Code.CloudflareIsBlockingYourRequest,
  Code.ApplicationNotYetAvailable,
  Code.APIResourceOverloaded,
]);

/** What Paperboy itself finds in its way. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Something took too long. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** Paperboy is not in Discord, or not there yet. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/** Whether it is a trouble of the network's or of Discord's, and no fault of Paperboy's own. */
export function isExpected(error: unknown): boolean {
  const isOurs = error instanceof Refused || error instanceof TooSlow || error instanceof NotYet;
  return isOurs || explainFailure(error, { apiUrl: undefined, guildId: undefined }) !== null;
}

/** Anything that can be thrown. What is not known to be for good is taken to pass. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof DiscordAPIError) return refusalOf(error);
  if (error instanceof HTTPError)
    return { kind: 'passing', what: `Discord has troubles of its own (${error.status})` };
  if (error instanceof Refused) return { kind: 'refused', what: error.message };
  if (error instanceof NotYet) return { kind: 'passing', what: 'I am not connected to Discord yet' };
  if (error instanceof TooSlow) return { kind: 'passing', what: 'Discord did not answer in time' };
  return { kind: 'passing', what: 'Discord could not be reached' };
}

function refusalOf({ code, status }: DiscordAPIError): Trouble {
  const known = typeof code === 'number' ? refusals.get(code) : undefined;
  if (known !== undefined) return { kind: 'refused', what: known };
  // A page of a proxy has no code; a token that was reset is no fault of the channel; some limits come as a 4xx.
  const forGood =
    typeof code === 'number' && code > 0 && !passing.has(code) && [400, 403, 404].includes(status);
  const what = `Discord refuses it (${status}, code ${code})`;
  return { kind: forGood ? 'refused' : 'passing', what };
}
