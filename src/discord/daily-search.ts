// Looks in a channel for a daily post that may have been sent: by the mark in its buttons.
import { type APIMessage, type Client, PermissionFlagsBits, Routes } from 'discord.js';
import type { Outgoing } from '../daily/poster.ts';
import { NotYet, Refused } from './daily-trouble.ts';
import { decodeId } from './ids.ts';
import { accessTo } from './permissions.ts';

/** As many messages as Discord tells of at once. */
const pageSize = 100;
/** Clocks differ: Discord's may be behind ours, in milliseconds. */
const earlier = 60_000;
/** Discord's ids count from here. */
const epochOfIds = 1_420_070_400_000;

/**
 * @param since when it was sent at the earliest.
 * @returns the id of its message; null where there is none.
 * @throws Refused where Paperboy can't see; what discord.js throws where Discord refuses or can't be reached.
 */
export type PostSearch = (
  post: Pick<Outgoing, 'channel' | 'nonce'>,
  since: number,
  signal: AbortSignal,
) => Promise<string | null>;

export function createPostSearch(client: Client): PostSearch {
  /** How far a search for a nonce came that was given up: a busy channel has more than fits into a minute. */
  const searched = new Map<string, string>();

  return async ({ channel, nonce }, since, signal) => {
    if (!client.isReady()) throw new NotYet();
    const own = client.user.id;
    const look = async (where: { readonly after?: string }) => {
      const query = new URLSearchParams({ ...where, limit: String(pageSize) });
      const page = (await client.rest.get(Routes.channelMessages(channel), {
        query,
        signal,
      })) as APIMessage[];
      const ids = page.map(({ id }) => BigInt(id));
      const found = page.find(({ author, components }) => author.id === own && isMarked(components, nonce));
      return { found: found?.id, ids, isLast: page.length < pageSize };
    };
    const earliest = BigInt(searched.get(nonce) ?? idAt(since - earlier));

    // The newest first: most often it is there, or they reach back to the earliest. A clock that was ahead of Discord's
    // makes the earliest lie behind the post.
    const newest = await look({});
    // To whom Discord does not show the history of a channel, it shows an empty one.
    if (newest.ids.length === 0) await requireHistory(client, channel);
    if (newest.found !== undefined || newest.isLast || newest.ids.some((id) => id <= earliest))
      return newest.found ?? null;

    for (let after = earliest; ; ) {
      const { found, ids, isLast } = await look({ after: after.toString() });
      if (found !== undefined || isLast) {
        searched.delete(nonce);
        return found ?? null;
      }
      after = ids.reduce((a, b) => (a > b ? a : b));
      searched.set(nonce, after.toString());
    }
  };
}

async function requireHistory(client: Client<true>, channel: string): Promise<void> {
  const { held } = await accessTo(client, channel);
  if ((held & PermissionFlagsBits.ReadMessageHistory) === 0n)
    throw new Refused('I can’t see whether the post is there already: Read Message History is missing');
}

function isMarked(components: unknown, nonce: string): boolean {
  return idsIn(components).some((id) => decodeId(id)?.topic === nonce);
}

/** Every custom id, however deep. */
function idsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'custom_id' in value && typeof value.custom_id === 'string' ? [value.custom_id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

/** The lowest id that something made at that instant can have. */
function idAt(instant: number): string {
  return (BigInt(Math.max(0, Math.floor(instant) - epochOfIds)) << 22n).toString();
}
