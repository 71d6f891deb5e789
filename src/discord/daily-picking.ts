// Which of a server's schedules is meant, and those to choose from; another server's is never seen.
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Schedule } from '../store/schedules.ts';
import type { Choices, Context, Outcome } from './command.ts';
import { inAChoice } from './daily-words.ts';
import { notice } from './replies.ts';

/** So many schedules a server has at most: as many as there are choices. */
export const mostSchedules = 25;

export type ManagersCommand = ChatInputCommandInteraction<'cached'>;

/** Goes on with the schedule that the option `schedule` means, or says why it means none. */
export async function withSchedule(
  interaction: ManagersCommand,
  { store }: Pick<Context, 'store'>,
  use: (schedule: Schedule) => Promise<Outcome>,
): Promise<Outcome> {
  const schedules = await store.schedules.ofServer(interaction.guildId);
  const typed = interaction.options.getString('schedule')?.trim() ?? null;
  const { guild } = interaction;
  const found =
    typed === null && schedules.length === 1
      ? schedules[0]
      : schedules.find((each) => String(each.id) === typed || inAChoice(each, guild) === typed);
  if (found !== undefined) return use(found);
  await notice(interaction, whyNone(schedules.length, typed));
  return 'none';
}

function whyNone(count: number, typed: string | null): string {
  if (count === 0) return 'No daily post is set up in this server yet: /daily add sets one up.';
  if (typed === null)
    return `This server has ${count} daily posts: pick the one that you mean from the list of the option “schedule”.`;
  return 'This server has no such daily post: pick one from the list of the option “schedule”, or see /daily list.';
}

/** The server's schedules that have what is typed, or all where none has. */
export async function scheduleChoices(
  interaction: AutocompleteInteraction,
  { store }: Pick<Context, 'store'>,
): Promise<Choices> {
  const { guildId, guild } = interaction;
  if (guildId === null) return [];
  const all = (await store.schedules.ofServer(guildId)).map((each) => ({
    name: inAChoice(each, guild),
    value: String(each.id),
  }));
  const typed = new RegExp(RegExp.escape(interaction.options.getFocused().trim()), 'iu');
  const fitting = all.filter(({ name, value }) => typed.test(name) || typed.test(value));
  return (fitting.length > 0 ? fitting : all).slice(0, mostSchedules);
}
