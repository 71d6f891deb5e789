// The options of /daily add and /daily edit → what was chosen, or what is wrong with it, in words with examples.
import type { ChatInputCommandInteraction } from 'discord.js';
import type { App } from '../app.ts';
import { readDays, readTime } from '../daily/times.ts';
import { readZone } from '../daily/zones.ts';
import type { ScheduleSettings } from '../store/schedules.ts';
import type { Removable } from './daily-definition.ts';
import { readWindow } from './options.ts';

/** What was chosen; the rest stays as it is, or takes its usual value. */
export type Chosen = Partial<Omit<ScheduleSettings, 'server'>>;

type Options = ChatInputCommandInteraction<'cached'>['options'];

/**
 * @param before the schedule that is changed; null for a new one.
 * @returns a string where something can't be read.
 */
export function readChosen(
  { options, guildId }: Pick<ChatInputCommandInteraction<'cached'>, 'options' | 'guildId'>,
  app: App,
  before: ScheduleSettings | null,
): Chosen | string {
  const parts = [readWhen(options), readFilter(options, app, before), readPlace(options, guildId)];
  const problem = parts.find((part) => typeof part === 'string');
  return problem ?? Object.assign({}, ...parts);
}

/** When: time, zone, days. */
function readWhen(options: Options): Chosen | string {
  const typed = (name: string) => options.getString(name);
  const time = readWith(typed('time'), readTime);
  if (time === null)
    return `“${typed('time')}” is no time that I can read: write it like 9:00, 21:30 or 9am.`;
  const zone = readWith(typed('timezone'), readZone);
  if (zone === null)
    return `“${typed('timezone')}” is no time zone that I know: type a city such as Berlin, or UTC, and pick one from the list.`;
  const days = readWith(typed('days'), readDays);
  if (days === null)
    return `“${typed('days')}” are no days that I can read: write “every day”, “weekdays”, “weekends” or “mon,wed,fri”.`;
  return { ...(time && { time }), ...(zone && { zone }), ...(days && { days }) };
}

/** What: topic, first and last day. */
function readFilter(options: Options, app: App, before: ScheduleSettings | null): Chosen | string {
  const without = options.getString('without') as Removable | null;
  const typedTopic = options.getString('topic');
  const topic = readWith(typedTopic, (typed) => app.topic(typed) ?? null);
  if (topic === null)
    return `There is no topic “${typedTopic}”. Type a part of one, and pick it from the list.`;
  const [from, to] = [options.getString('from'), options.getString('to')];
  const kept = without === 'dates' ? null : before;
  const window = readWindow(from ?? kept?.from ?? null, to ?? kept?.to ?? null);
  if (typeof window === 'string') return window;
  return {
    ...(without === 'topic' && { topic: null }),
    ...(topic && { topic }),
    ...((from !== null || to !== null || without === 'dates') && {
      from: window?.from ?? null,
      to: window?.to ?? null,
    }),
  };
}

/** Where and for whom: channel, role, thread. */
function readPlace(options: Options, server: string): Chosen | string {
  const channel = options.getChannel('channel');
  const role = options.getRole('role');
  const thread = options.getBoolean('thread');
  // The role of all has the id of its server.
  if (role?.id === server) return 'I never ping everyone: choose a role that members can take or leave.';
  return {
    ...(channel && { channel: channel.id }),
    ...(options.getString('without') === 'role' && { role: null }),
    ...(role && { role: role.id }),
    ...(thread !== null && { thread }),
  };
}

/** Undefined where nothing was typed, null where it can't be read. */
function readWith<T>(typed: string | null, read: (typed: string) => T | null): T | null | undefined {
  return typed === null ? undefined : read(typed);
}
