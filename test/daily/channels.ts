// Channels in memory that posts are sent to: with Discord's memory for nonces, and every way to fail.

import type { Attempt, Outgoing, Poster } from '../../src/daily/poster.ts';

export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly nonce: string;
  readonly title: string;
  readonly role: string | null;
  /** By Discord's own clock. */
  readonly at: number;
  thread: boolean;
}

export type Step = 'send' | 'find' | 'openThread';
/** How one request goes: as it should, or not; `lost` does what was asked and loses the answer. */
export type Fate = 'ok' | 'refused' | 'passing' | 'lost' | 'bug';

export interface Channels extends Poster {
  readonly messages: readonly Message[];
  readonly told: readonly string[];
  /** What was asked for, in order. */
  readonly asked: readonly Step[];
}

/** As long as Discord knows a nonce again, in milliseconds. */
const nonceKept = 3 * 60_000;
/** As many messages as are looked through in any case. */
const newest = 100;

/**
 * @param fate decides on each request.
 * @param now Discord's clock, which is always right.
 */
export function createChannels(fate: (step: Step, nonce: string) => Fate, now: () => number): Channels {
  const messages: Message[] = [];
  const byChannel = new Map<string, Message[]>();
  const told: string[] = [];
  const asked: Step[] = [];

  async function request<T>(step: Step, nonce: string, act: () => T): Promise<Attempt<T>> {
    asked.push(step);
    const how = fate(step, nonce);
    if (how === 'bug') throw new Error('a bug in the poster');
    if (how === 'refused') return { ok: false, trouble: { kind: 'refused', what: 'the channel is gone' } };
    const value = how === 'passing' ? null : act();
    if (how === 'ok') return { ok: true, value: value as T };
    return { ok: false, trouble: { kind: 'passing', what: 'Discord is out of order' } };
  }

  function post({ channel, nonce, paper, role }: Outgoing): string {
    const same = byChannel.get(channel)?.find((each) => each.nonce === nonce && now() - each.at < nonceKept);
    if (same !== undefined) return same.id;
    const id = `m${messages.length + 1}`;
    const message = { id, channel, nonce, title: paper.title, role, at: now(), thread: false };
    messages.push(message);
    byChannel.set(channel, [...(byChannel.get(channel) ?? []), message]);
    return id;
  }

  return {
    messages,
    told,
    asked,
    send: (outgoing) => request('send', outgoing.nonce, () => post(outgoing)),
    find: ({ channel, nonce }, since) =>
      request('find', nonce, () => {
        const all = byChannel.get(channel) ?? [];
        const looked = all.filter(({ at }, i) => at >= since || i >= all.length - newest);
        return looked.find((each) => each.nonce === nonce)?.id ?? null;
      }),
    openThread: (_, message) =>
      request('openThread', message, () => {
        messages[Number(message.slice(1)) - 1]!.thread = true;
      }),
    async tell(_, words) {
      told.push(words);
    },
  };
}
