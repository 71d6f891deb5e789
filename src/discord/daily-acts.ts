// /daily list, remove, preview, now and skip.
import { MessageFlags } from 'discord.js';
import type { Context, Outcome } from './command.ts';
import { schedulesCard, wordCard } from './daily-cards.ts';
import { type ManagersCommand, withSchedule } from './daily-picking.ts';
import { dailyPost } from './daily-post.ts';
import { inASentence, instant, mention } from './daily-words.ts';
import { cut } from './limits.ts';
import { clean, joined, md } from './markdown.ts';
import { linkButton, type Payload } from './parts.ts';
import { notice, reply } from './replies.ts';

const noPaper =
  'The archive has no paper that fits this daily post: change its topic or its dates with /daily edit.';

export async function list(interaction: ManagersCommand, context: Context): Promise<Outcome> {
  const drawn = await drawList(interaction.guildId, 0, context);
  if (drawn === null) {
    await notice(interaction, 'No daily post is set up in this server yet: /daily add sets one up.');
    return 'none';
  }
  await reply(interaction, drawn(interaction.user.id), true);
  return 'list';
}

/** A page of a server's list, to be drawn for a member; null where there is nothing to list. */
export async function drawList(
  server: string,
  page: number,
  { store, daily }: Pick<Context, 'store' | 'daily'>,
): Promise<((asker: string) => Payload) | null> {
  const schedules = await store.schedules.ofServer(server);
  if (schedules.length === 0) return null;
  const items = await Promise.all(
    schedules.map(async (schedule) => ({ schedule, next: (await daily.upcoming(schedule, 1))[0] })),
  );
  return (asker) => schedulesCard(items, page, asker);
}

export function remove(interaction: ManagersCommand, { store }: Context): Promise<Outcome> {
  return withSchedule(interaction, { store }, async (schedule) => {
    await store.schedules.remove(schedule.id);
    const words = joined([
      md`**Removed**, with what it remembered of the papers that it showed:`,
      inASentence(schedule),
    ]);
    await reply(interaction, wordCard(words), true);
    return 'removed';
  });
}

export function preview(interaction: ManagersCommand, { store, daily }: Context): Promise<Outcome> {
  return withSchedule(interaction, { store }, async (schedule) => {
    const paper = await daily.preview(schedule);
    if (paper === undefined) {
      await notice(interaction, noPaper);
      return 'none';
    }
    const [next] = await daily.upcoming(schedule, 1);
    const when = schedule.paused !== null || next === undefined ? md`` : md`, ${instant(next)}`;
    const about = md`-# Only you see this: what comes next in ${mention('#', schedule.channel)}${when}`;
    const { content, ...post } = dailyPost(paper, { role: schedule.role });
    await interaction.reply({
      ...post,
      content: `${about.source}\n${content}`,
      allowedMentions: { parse: [] },
      flags: MessageFlags.Ephemeral,
    });
    return 'shown';
  });
}

export function now(interaction: ManagersCommand, { store, daily }: Context): Promise<Outcome> {
  return withSchedule(interaction, { store }, async (schedule) => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const outcome = await daily.now(schedule, interaction.id);
    if (outcome.kind === 'empty') {
      await notice(interaction, noPaper);
      return 'none';
    }
    if (outcome.kind === 'trouble') {
      const after = outcome.again ? 'I try it again by myself.' : 'Mend that, and send the command again.';
      await notice(interaction, `It could not be posted: ${outcome.what}. ${after}`);
      return 'trouble';
    }
    const { paper, message } = outcome;
    const link = `https://discord.com/channels/${schedule.server}/${schedule.channel}/${message}`;
    const words = md`Posted in ${mention('#', schedule.channel)}: **${cut(clean(paper.title), 300)}**`;
    await reply(interaction, wordCard(words, [linkButton('Go to the post', link)]), true);
    return 'posted';
  });
}

export function skip(interaction: ManagersCommand, { store, daily }: Context): Promise<Outcome> {
  return withSchedule(interaction, { store }, async (schedule) => {
    if (schedule.paused !== null) {
      await notice(interaction, 'It is paused, so that no post comes that could be left out.');
      return 'paused';
    }
    const left = await daily.skip(schedule);
    const [next] = await daily.upcoming((await store.schedules.get(schedule.id)) ?? schedule, 1);
    const then = next === undefined ? md`No other comes.` : md`The next one comes ${instant(next)}.`;
    await reply(interaction, wordCard(md`Left out: the post of ${instant(left)}. ${then}`), true);
    return 'skipped';
  });
}
