// Schedules → cards for those who manage them: what was set up, what is lacking, the list.
import type { Schedule, ScheduleSettings } from '../store/schedules.ts';
import { inAPhrase, inASentence, instant, mention, roundInWords } from './daily-words.ts';
import { encodeId } from './ids.ts';
import { cut, drawWithinLimits } from './limits.ts';
import { clean, joined, type Markdown, md } from './markdown.ts';
import { card, colours, type Payload, placeWithin, row, text, turningButtons } from './parts.ts';
import type { Needed } from './permissions.ts';

export interface SetUp {
  /** "Set up", "Changed". */
  readonly heading: string;
  readonly schedule: Schedule;
  /** Its next times. */
  readonly upcoming: readonly Date[];
  /** How many papers the filter leaves. */
  readonly papers: number;
  /** What else is to be said: an assumption, and how to change it. */
  readonly hint: string | null;
}

export function setUpCard({ heading, schedule, upcoming, papers, hint }: SetUp): Payload {
  const next =
    schedule.paused === null
      ? joined([md`**The next posts**`, ...upcoming.map((at) => md`- ${instant(at)}`)])
      : md`⏸ Paused: ${pauseOf(schedule, 300)}. \`/daily edit paused:False\` lets it go on.`;
  return card(papers === 0 ? colours.fair : colours.strong, [
    text(joined([md`### ${heading}`, inASentence(schedule)])),
    text(next),
    text(joined([md`-# ${roundInWords(papers, schedule.days)}`, hint === null ? null : md`-# ${hint}`])),
  ]);
}

/** Refuses, so that nothing fails at 9 in the morning. */
export function lackingCard(
  { channel }: Pick<ScheduleSettings, 'channel'>,
  lacking: readonly Needed[],
): Payload {
  return card(colours.weak, [
    text(md`Nothing was changed. In ${mention('#', channel)} I lack:`),
    text(joined(lacking.map(({ name, why }) => md`- **${name}**, ${why}`))),
    text(
      md`Allow it to me or to one of my roles in the channel’s settings, under Permissions; then send the command again.`,
    ),
  ]);
}

/** So many schedules a page of the list has. */
const pageSize = 8;

/**
 * @param items all of a server, in their order; `next` is when the next post comes, undefined where none does.
 * @param page from 0; one beyond the last is the last.
 */
export function schedulesCard(
  items: readonly { readonly schedule: Schedule; readonly next: Date | undefined }[],
  page: number,
  asker: string,
): Payload {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const shown = placeWithin(page, pages);
  const first = shown * pageSize;
  const count = items.length === 1 ? '1 daily post' : `${items.length} daily posts`;
  return drawWithinLimits((room) => {
    const lineOf = ({ schedule, next }: (typeof items)[number], i: number): Markdown =>
      joined([
        md`**${first + i + 1}** · ${inAPhrase(schedule)}`,
        schedule.paused !== null
          ? md`⏸ Paused: ${pauseOf(schedule, room(200))}`
          : md`-# next: ${next === undefined ? 'never' : instant(next)}`,
      ]);
    return card(colours.paper, [
      text(md`### ${count}${pages > 1 ? md` · page ${shown + 1} of ${pages}` : md``}`),
      ...items.slice(first, first + pageSize).map((item, i) => text(lineOf(item, i))),
      row(
        turningButtons(shown, pages, (to) => encodeId({ command: 'daily', action: 'show', asker, page: to })),
      ),
    ]);
  });
}

/** A short word about a schedule that is ours, in Markdown. */
export function wordCard(words: Markdown, button: Parameters<typeof row>[0] = []): Payload {
  return card(colours.notice, [text(words), row(button)]);
}

function pauseOf({ paused }: Schedule, longest: number): string {
  return cut(clean(paused ?? ''), longest).replace(/\.$/, '');
}
