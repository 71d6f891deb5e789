// A schedule in words: in a sentence, in a line to choose from, and how long its papers last.
import type { Guild } from 'discord.js';
import type { DateWindow } from '../answering/dates.ts';
import type { Filter } from '../answering/find.ts';
import { describeDays } from '../daily/times.ts';
import type { ScheduleSettings } from '../store/schedules.ts';
import { cut } from './limits.ts';
import { clean, joined, type Markdown, md } from './markdown.ts';

/** "A paper every day at 09:00 (Europe/Berlin) in #general, only on attention, with a thread." */
export function inASentence(settings: ScheduleSettings): Markdown {
  return md`A paper ${inAPhrase(settings)}.`;
}

/** "every day at 09:00 (Europe/Berlin) in #general, only on attention, with a thread" */
export function inAPhrase({ days, time, zone, channel, ...rest }: ScheduleSettings): Markdown {
  const when = describeDays(days);
  const on = when === 'every day' ? when : `on ${when}`;
  const first = md`${on} at **${time}** (${zone}) in ${mention('#', channel)}`;
  return joined([first, ...detailsOf(rest)], ', ');
}

function detailsOf({
  topic,
  from,
  to,
  role,
  thread,
}: Pick<ScheduleSettings, 'topic' | 'from' | 'to' | 'role' | 'thread'>): readonly Markdown[] {
  return [
    ...(topic === null ? [] : [md`only on ${shortened(topic)}`]),
    ...(from === null && to === null ? [] : [md`only issues ${daysFrom(from, to)}`]),
    ...(role === null ? [] : [md`with a ping of ${mention('@&', role)}`]),
    ...(thread ? [md`with a thread for discussion`] : []),
  ];
}

/** In plain text, for a choice: "#general · 09:00 Europe/Berlin · weekdays · attention". */
export function inAChoice(settings: ScheduleSettings, guild: Guild | null): string {
  const { channel, time, zone, days, topic, from, to } = settings;
  const name = guild?.channels.cache.get(channel)?.name ?? channel;
  const parts = [
    `#${name}`,
    `${time} ${zone}`,
    describeDays(days),
    ...(topic === null ? [] : [topic]),
    ...(from === null && to === null ? [] : [daysFrom(from, to)]),
  ];
  return cut(clean(parts.join(' · ')), 100);
}

function daysFrom(from: string | null, to: string | null): string {
  if (to === null) return `from ${from} on`;
  return from === null ? `up to ${to}` : `from ${from} to ${to}`;
}

/** Fewer are worth a warning: members would soon see the same again. */
const few = 14;

/** How many papers fit, and how long until they come again. */
export function roundInWords(papers: number, days: readonly number[]): string {
  if (papers === 0) return '⚠ No paper fits now: nothing is posted until one does.';
  const fit = papers === 1 ? '1 paper fits' : `${papers.toLocaleString('en-US')} papers fit`;
  const long = durationOf((papers / days.length) * 7);
  if (papers >= few) return `${fit}: a round takes ${long}.`;
  return `⚠ Only ${fit}: a round takes ${long}, then ${papers === 1 ? 'it comes' : 'they come'} again.`;
}

function durationOf(days: number): string {
  const [count, unit] = days < 14 ? [Math.round(days), 'day'] : [Math.round(days / 7), 'week'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** An instant in the reader's own time, and how far it is: "Monday, 5 December 2022 09:00 (in 3 hours)". */
export function instant(at: Date | number): Markdown {
  const seconds = Math.floor(Number(at) / 1000);
  return { source: `<t:${seconds}:F> (<t:${seconds}:R>)` };
}

/** A channel or a role, which the reader sees by its name and which pings nobody. */
export function mention(kind: '#' | '@&', id: string): Markdown {
  return { source: `<${kind}${id}>` };
}

/** Which papers a schedule posts. */
export function filterOf({ topic, from, to }: Pick<ScheduleSettings, 'topic' | 'from' | 'to'>): Filter {
  const window: DateWindow | null = from === null && to === null ? null : { from, to };
  return { ...(topic !== null && { topic }), ...(window && { window }) };
}

function shortened(topic: string): string {
  return cut(clean(topic), 60);
}
