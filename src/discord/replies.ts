// How cards reach a member: in answer to an interaction, for all or for one, whatever state the interaction is in.
import { DiscordAPIError, MessageFlags, RESTJSONErrorCodes, type RepliableInteraction } from 'discord.js';
import { noticeCard } from './cards.ts';
import type { CommandInteraction, Outcome, PressInteraction } from './command.ts';
import type { Id } from './ids.ts';
import type { Admission } from './limiter.ts';
import type { Payload } from './parts.ts';

/** Whatever can be answered. */
export type Repliable = RepliableInteraction | CommandInteraction | PressInteraction;

/** Answers with a card; a private one is seen by the member alone. */
export async function reply(interaction: Repliable, card: Payload, isPrivate: boolean): Promise<void> {
  const flags = isPrivate ? card.flags | MessageFlags.Ephemeral : card.flags;
  // What is not known when deferring, such as Components V2, goes with the edit.
  if (interaction.deferred) await interaction.editReply({ ...card, flags: card.flags });
  else if (interaction.replied) await interaction.followUp({ ...card, flags });
  else await firstReply(interaction.reply({ ...card, flags }));
}

/** An answer that Discord took while saying that it failed is sent again by discord.js: then it stands already. */
async function firstReply(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    const answered = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    if (!(error instanceof DiscordAPIError) || error.code !== answered) throw error;
  }
}

/** A short private word in answer: a hint, a refusal, an apology. */
export async function notice(interaction: Repliable, words: string): Promise<void> {
  await reply(interaction, noticeCard(words), true);
}

/**
 * Shows what a press asks for: in place for the member whose card it is, and for anyone else as a private copy.
 * @param draw the card for the member who pressed; `isPrivate` where only they see it.
 */
export async function turn(
  interaction: PressInteraction,
  { asker }: Pick<Id, 'asker'>,
  draw: (asker: string, isPrivate: boolean) => Payload,
): Promise<Outcome> {
  const mine = asker === interaction.user.id;
  if (mine && interaction.isMessageComponent()) {
    await interaction.update(draw(asker, isEphemeral(interaction)));
    return 'page';
  }
  await reply(interaction, draw(interaction.user.id, true), true);
  return mine ? 'page' : 'copy';
}

/** Whether the message that a press came from is seen by one member alone. */
export function isEphemeral(interaction: PressInteraction): boolean {
  return interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** When to come back, in words that need no clock. */
export function tooMany({ limit, retryAt }: Extract<Admission, { ok: false }>): string {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1000));
  const who = limit === 'member' ? 'You have asked a lot' : 'This server has asked a lot';
  return `${who} in the last minute. Please try again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
}
