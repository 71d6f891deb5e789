// A claimed post → its message in the channel, its thread, or why not; each step is on record before the next begins.

import type { Paper } from '../corpus/archive.ts';
import { resolvePaper } from '../corpus/resolve.ts';
import type { Post, Schedule } from '../store/schedules.ts';
import type { Store } from '../store/store.ts';
import { earliestOf, guarded, pauseAfter } from './attempts.ts';
import type { Complain } from './complaints.ts';
import type { DailyLog } from './daily.ts';
import { leftAlone, type Papers } from './picking.ts';
import type { Attempt, Poster, Trouble } from './poster.ts';
import { isDay } from './times.ts';

export interface Delivery {
  /** Sends a post for the first time, right after it was claimed. */
  send(post: Post, schedule: Schedule, paper: Paper): Promise<Attempt<string>>;
  /** Goes on with a post that did not come to an end, beginning with a look into the channel. */
  resume(post: Post): Promise<void>;
}

export interface DeliveryOptions {
  readonly store: Pick<Store, 'schedules' | 'posts'>;
  readonly app: () => Papers;
  readonly poster: Poster;
  readonly now: () => number;
  readonly catchUp: number;
  readonly log: DailyLog;
  readonly complain: Complain;
}

/** A schedule whose posts fail so often in a row is paused. */
const mostFailures = 3;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { store, app, poster, now, catchUp, log, complain } = options;
  const { schedules, posts } = store;

  async function send(post: Post, schedule: Schedule, paper: Paper): Promise<Attempt<string>> {
    const { channel, nonce } = post;
    const { server, role } = schedule;
    const sent = await guarded(() => poster.send({ server, channel, role, paper, nonce }), unexpected(post));
    if (sent.ok) await stands(post, schedule, sent.value, paper);
    else await met(sent.trouble, post, schedule);
    return sent;
  }

  async function resume(post: Post): Promise<void> {
    const schedule = await schedules.get(post.schedule);
    // Its posts went with it.
    if (schedule === undefined) return;
    const paper = resolvePaper(app().archive, { code: post.paper, title: post.title });
    if (post.message !== null) return openThread(post, post.message, paper);
    const since = earliestOf(post, now());
    const found = await guarded(() => poster.find(post, since), unexpected(post));
    if (!found.ok) return met(found.trouble, post, schedule);
    if (found.value !== null) return stands(post, schedule, found.value, paper);
    if (schedule.paused !== null) return giveUp(post, 'its schedule is paused');
    if (now() > post.dueAt + catchUp) return giveUp(post, 'it is too late for it');
    if (paper === undefined) return giveUp(post, 'its paper left the archive');
    await send(post, schedule, paper);
  }

  async function stands(post: Post, schedule: Schedule, message: string, paper: Paper | undefined) {
    const state = schedule.thread ? 'sent' : 'done';
    await posts.change(post.id, { state, message, attempts: 0, retryAt: now() + leftAlone });
    log.info({ ...about(post), message }, 'a daily post stands');
    if (schedule.failures > 0) await schedules.change(schedule.id, { failures: 0 });
    if (schedule.thread) await openThread({ ...post, attempts: 0 }, message, paper);
  }

  /** A post without its thread is a post: only what passes by itself is tried again. */
  async function openThread(post: Post, message: string, paper: Paper | undefined): Promise<void> {
    const { channel } = post;
    const opened: Attempt<void> =
      paper === undefined
        ? { ok: false, trouble: { kind: 'refused', what: 'its paper left the archive' } }
        : await guarded(() => poster.openThread({ channel, paper }, message), unexpected(post));
    if (!opened.ok && opened.trouble.kind === 'passing' && now() <= post.dueAt + catchUp)
      return tryLater(post);
    if (!opened.ok) log.warn({ ...about(post), what: opened.trouble.what }, 'a daily post has no thread');
    await posts.change(post.id, { state: 'done' });
  }

  /** What passes may have left a message all the same: whether it did is found out by looking, however late. */
  async function met(trouble: Trouble, post: Post, schedule: Schedule): Promise<void> {
    log.warn({ ...about(post), ...trouble }, 'a daily post met trouble');
    if (trouble.kind === 'passing') return tryLater(post);
    await posts.change(post.id, { state: 'failed' });
    // Who asked for a post there and then is told there and then.
    if (isDay(post.occasion)) await countFailure(schedule.id, trouble.what);
  }

  async function tryLater(post: Post): Promise<void> {
    const retryAt = now() + pauseAfter(post.attempts);
    await posts.change(post.id, { attempts: post.attempts + 1, retryAt });
  }

  async function giveUp(post: Post, why: string): Promise<void> {
    log.warn({ ...about(post), why }, 'a daily post was given up');
    await posts.change(post.id, { state: 'failed' });
  }

  async function countFailure(id: number, what: string): Promise<void> {
    const schedule = await schedules.get(id);
    if (schedule === undefined || schedule.paused !== null) return;
    const failures = schedule.failures + 1;
    if (failures < mostFailures) return void (await schedules.change(id, { failures }));
    await schedules.change(id, { failures, paused: what });
    log.warn({ schedule: id, channel: schedule.channel, what }, 'a schedule was paused');
    await poster.tell(
      schedule.server,
      `I could not make the daily post in <#${schedule.channel}> ${failures} times in a row: ${what}. I have paused it. Put that right, and let it go on with \`/daily edit\`.`,
    );
  }

  function unexpected(post: Post) {
    return (error: unknown) => complain(error, about(post), 'a daily post met what was not expected');
  }

  return { send, resume };
}

function about({ id, schedule, occasion, channel }: Post) {
  return { post: id, schedule, occasion, channel };
}
