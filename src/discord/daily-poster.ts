// Daily posts and new issues → Discord: sends them, finds those that may have been sent, opens their threads, tells of troubles.
import {
  type APIGuild,
  type APIMessage,
  type Client,
  DiscordAPIError,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Announcer, Attempt, Outgoing, Poster } from '../daily/poster.ts';
import { type DailyPost, dailyPost, threadName } from './daily-post.ts';
import { createPostSearch } from './daily-search.ts';
import { isExpected, Refused, TooSlow, troubleOf } from './daily-trouble.ts';
import { issuePost } from './issue-post.ts';
import { cut } from './limits.ts';
import type { Logger } from './log.ts';

/** In milliseconds: nothing may take longer than a minute, and what follows takes its time too. */
const longest = 50_000;

/**
 * Requests go past discord.js's caches of channels: a channel that became hidden stays in them as it was.
 * @param within milliseconds after which a request is given up. One that goes on nevertheless does no harm: Discord drops
 *   a second message with the same nonce for some minutes, and afterwards the engine looks for the first.
 */
export function createPoster(client: Client, log: Logger, within = longest): Poster & Announcer {
  const find = createPostSearch(client);

  /** @param draw the message that pings such a role. */
  async function send(
    post: Omit<Outgoing, 'paper'>,
    draw: (role: string | null) => DailyPost,
    signal: AbortSignal,
  ): Promise<string> {
    const role = post.role !== null && isGone(client, post.server, post.role) ? null : post.role;
    try {
      return await sendOnce(post, draw(role), signal);
    } catch (error) {
      // A role that is gone must not cost the post.
      if (role === null || !hasCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType)) throw error;
      log.warn({ err: error, server: post.server, role }, 'a post is sent without its role');
      return sendOnce(post, draw(null), signal);
    }
  }

  async function sendOnce(
    { channel, nonce }: Pick<Outgoing, 'channel' | 'nonce'>,
    { content, embeds, components, allowedMentions }: DailyPost,
    signal: AbortSignal,
  ): Promise<string> {
    const body = {
      content,
      embeds,
      components,
      allowed_mentions: allowedMentions,
      nonce,
      enforce_nonce: true,
    };
    const sent = (await client.rest.post(Routes.channelMessages(channel), { body, signal })) as APIMessage;
    return sent.id;
  }

  async function openThread(
    channel: string,
    name: string,
    message: string,
    signal: AbortSignal,
  ): Promise<void> {
    const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.ThreeDays };
    try {
      await client.rest.post(Routes.threads(channel, message), { body, signal });
    } catch (error) {
      if (hasCode(error, RESTJSONErrorCodes.MissingPermissions))
        throw new Refused('I may open no threads in the channel: Create Public Threads is missing');
      if (!hasCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
    }
  }

  async function tell(server: string, words: string, signal: AbortSignal): Promise<void> {
    const guild = (await client.rest.get(Routes.guild(server), { signal })) as APIGuild;
    if (guild.system_channel_id === null) {
      log.info({ server }, 'the server has no system channel to tell its managers in');
      return;
    }
    const body = { content: cut(words, 2_000), allowed_mentions: { parse: [] } };
    await client.rest.post(Routes.channelMessages(guild.system_channel_id), { body, signal });
  }

  /** Every failure as a trouble; those that are a fault of ours are logged with their stack. */
  async function attempt<T>(
    what: string,
    about: object,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<Attempt<T>> {
    try {
      return { ok: true, value: await inTime(run, within) };
    } catch (error) {
      if (!isExpected(error)) log.error({ err: error, ...about }, `${what} met what was not expected`);
      return { ok: false, trouble: troubleOf(error) };
    }
  }

  return {
    send: (post) =>
      attempt('sending a daily post', { channel: post.channel }, (signal) =>
        send(post, (role) => dailyPost(post.paper, { role, nonce: post.nonce }), signal),
      ),
    announce: (post) =>
      attempt('announcing an issue', { channel: post.channel }, (signal) =>
        send(post, (role) => issuePost(post.issues, { role, nonce: post.nonce }), signal),
      ),
    find: (post, since) =>
      attempt('looking for a post', { channel: post.channel }, (signal) => find(post, since, signal)),
    openThread: ({ channel, paper }, message) =>
      attempt('opening a thread', { channel }, (signal) =>
        openThread(channel, threadName(paper), message, signal),
      ),
    async tell(server, words) {
      const told = await attempt('telling a server', { server }, (signal) => tell(server, words, signal));
      if (!told.ok) log.warn({ server, what: told.trouble.what }, 'the server’s managers could not be told');
    },
  };
}

/** Runs until it ends or its time is over; then its requests are called off, as far as they can be. */
async function inTime<T>(run: (signal: AbortSignal) => Promise<T>, within: number): Promise<T> {
  const over = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new TooSlow());
    over.abort();
  }, within);
  try {
    // A request that waits for a rate limit does not hear the signal: it is left to itself.
    return await Promise.race([run(over.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the server is known, and does not have the role; of one with an outage nothing is known. */
function isGone(client: Client, server: string, role: string): boolean {
  const guild = client.guilds.cache.get(server);
  return guild?.available === true && !guild.roles.cache.has(role);
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
