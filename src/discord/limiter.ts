// Before any work: how many questions a member, and a server as a whole, may ask in a minute.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** A minute begins with its first question, and `retryAt` is when it ends. */
export type Admission =
  | { readonly ok: true }
  | { readonly ok: false; readonly limit: 'member' | 'server'; readonly retryAt: Date };

export interface Limiter {
  /**
   * Counts a question, and says whether it may be answered. A question that the server's limit refuses does not count
   * for its member. Never rejects.
   * @param server null for a direct message, which only the member's limit concerns.
   */
  admit(member: string, server: string | null): Promise<Admission>;
}

const MINUTE = 60;

/**
 * Limits kept in memory, in questions a minute.
 * @param now milliseconds, as `Date.now`, by which the library counts.
 */
export function createLimiter(
  { member, server }: { readonly member: number; readonly server: number },
  now: () => number,
): Limiter {
  const members = new RateLimiterMemory({ points: member, duration: MINUTE });
  const servers = new RateLimiterMemory({ points: server, duration: MINUTE });
  return {
    async admit(memberId, serverId) {
      const byMember = await consume(members, memberId, 'member', now);
      if (!byMember.ok || serverId === null) return byMember;
      const byServer = await consume(servers, serverId, 'server', now);
      if (!byServer.ok) await members.reward(memberId);
      return byServer;
    },
  };
}

async function consume(
  limiter: RateLimiterMemory,
  key: string,
  limit: 'member' | 'server',
  now: () => number,
): Promise<Admission> {
  try {
    await limiter.consume(key);
    return { ok: true };
  } catch (refusal) {
    // The library rejects with what it counted. Anything else would be a fault of its own, which no member shall pay for.
    if (!(refusal instanceof RateLimiterRes)) return { ok: true };
    return { ok: false, limit, retryAt: new Date(now() + refusal.msBeforeNext) };
  }
}
