// 👍 and 👎 under an answer: a vote is counted, and what was missing is noted where its text may be kept.
import { MessageType } from 'discord.js';
import type { VoteCounts } from '../store/feedback.ts';
import { StoreError } from '../store/store.ts';
import type { Context, Outcome, PressInteraction } from './command.ts';
import { askedIn } from './drawing.ts';
import type { Id } from './ids.ts';
import { withoutMentions } from './mentions.ts';
import { expectedField, expectedModal } from './modals.ts';
import { notice } from './replies.ts';

/** Whether answers can be voted on in a server; `null` is a direct message, where they can. Where nobody knows, they can't. */
export async function votesIn(
  { store, log }: Pick<Context, 'store' | 'log'>,
  server: string | null,
): Promise<boolean> {
  try {
    return server === null || (await store.servers.choices(server)).votes;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'whether a server has votes could not be read');
    return false;
  }
}

/** Counts a vote, in place of the member's one before; a 👎 is asked about in a form. */
export async function vote(
  interaction: PressInteraction,
  { action, codes }: Id,
  context: Pick<Context, 'app' | 'store' | 'log'>,
): Promise<Outcome> {
  const { message, guildId: server, user } = interaction;
  if (message === null) return cannotBeFound(interaction);
  if (!(await votesIn(context, server))) {
    await notice(interaction, 'This server has switched votes on answers off.');
    return 'off';
  }
  const value = action === 'up' ? 'up' : 'down';
  const counts = await context.store.votes.cast({ message: message.id, member: user.id, server, value });
  const isNoted = value === 'down' && (await noteGap(interaction, codes, null, context));
  if (isNoted && interaction.isMessageComponent()) await interaction.showModal(expectedModal(codes));
  else await notice(interaction, `Noted. ${inWords(counts)}`);
  return value;
}

/** Notes what a member had expected, as the form after a 👎 brings it; an empty one adds nothing. */
export async function noteExpected(
  interaction: PressInteraction,
  { codes }: Id,
  context: Pick<Context, 'app' | 'store' | 'log'>,
): Promise<Outcome> {
  const { message } = interaction;
  if (message === null || !interaction.isModalSubmit()) return cannotBeFound(interaction);
  const expected = interaction.fields.getTextInputValue(expectedField).trim();
  const isNoted = expected !== '' && (await noteGap(interaction, codes, expected, context));
  const counts = inWords(await context.store.votes.counts(message.id));
  const thanks = isNoted ? 'Thank you: what you expected is noted.' : 'Your vote is noted.';
  await notice(interaction, `${thanks} ${counts}`);
  return 'expected';
}

/**
 * Notes that the answer in the message was not what its question asked for.
 * @returns whether its text may be kept, and can be told apart from others.
 */
async function noteGap(
  interaction: PressInteraction,
  papers: readonly string[],
  expected: string | null,
  { app, store }: Pick<Context, 'app' | 'store'>,
): Promise<boolean> {
  const { message, guildId: server, user } = interaction;
  // From the message menu, the question is what somebody else wrote, who may not want it kept.
  if (message === null || message.type === MessageType.ContextMenuCommand) return false;
  if (server !== null && !(await store.servers.choices(server)).questions) return false;
  const { question, understood } = askedIn(interaction);
  const terms = app().terms(understood);
  if (terms === '') return false;
  const where = { server, member: user.id, message: message.id };
  const texts = {
    question: withoutMentions(question),
    expected: expected === null ? null : withoutMentions(expected),
  };
  await store.gaps.note({ ...where, ...texts, terms, cause: 'down', papers });
  return true;
}

/** Who found an answer helpful, and who did not. */
export function inWords({ up, down }: VoteCounts): string {
  if (down === 0) return `${up} found this helpful.`;
  if (up === 0) return `${down} did not find this helpful.`;
  return `${up} found this helpful, ${down} did not.`;
}

async function cannotBeFound(interaction: PressInteraction): Promise<Outcome> {
  await notice(
    interaction,
    'I can’t find the answer that this is about any more. Please ask again with /ask.',
  );
  return 'gone';
}
