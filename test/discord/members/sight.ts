// What a member comes to see after acting: waits for the app's answer, deferred or not, and measures it.
import {
  InteractionResponseType as Answer,
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
} from 'discord-api-types/v10';
import { FIRST_ANSWER_MS, type Interaction, TOKEN_MS } from '../interactions.ts';
import { textOf, textOfModal } from '../text.ts';
import type { Change, World } from '../world.ts';

export interface Sight {
  /**
   * `message`: a new or changed message; `modal`, `choices`; `unchanged`: acknowledged, and nothing more to see;
   * `failed`: "The application did not respond" in time.
   */
  readonly kind: 'message' | 'modal' | 'choices' | 'unchanged' | 'failed';
  /** From the act to the first response, in real milliseconds. */
  readonly milliseconds: number;
  /** All of it as a person reads it. */
  readonly text: string;
  readonly message: APIMessage | null;
  /** Whether only this member sees the message. */
  readonly ephemeral: boolean;
  readonly modal: APIModalInteractionResponseCallbackData | null;
  readonly choices: readonly APIApplicationCommandOptionChoice[];
  readonly interaction: Interaction;
}

/** How long after a silent acknowledgement (deferred update) something may still change, in real milliseconds. */
const QUIET_MS = 1_000;

/** What is seen of an interaction. Resolves when the answer is complete, or when Discord gives the app up. */
export async function sightOf(world: World, interaction: Interaction): Promise<Sight> {
  const answered = await until(world, FIRST_ANSWER_MS, () => interaction.answer !== null);
  const { answer } = interaction;
  if (!answered || answer === null)
    return seen(interaction, 'failed', { text: 'The application did not respond' });
  if (answer.type === Answer.Modal)
    return seen(interaction, 'modal', { modal: answer.modal!, text: textOfModal(answer.modal!) });
  if (answer.type === Answer.ApplicationCommandAutocompleteResult) {
    const choices = answer.choices ?? [];
    return seen(interaction, 'choices', { choices, text: choices.map(({ name }) => name).join('\n') });
  }
  if (answer.type === Answer.DeferredMessageUpdate) return afterSilence(world, interaction);
  await until(world, TOKEN_MS, () => !isThinking(originalOf(world, interaction)));
  return seenMessage(interaction, originalOf(world, interaction));
}

/** A deferred update shows nothing by itself: the next change counts, of its message or as a message of its own. */
async function afterSilence(world: World, interaction: Interaction): Promise<Sight> {
  let shown: APIMessage | null = null;
  const concerns = ({ message, interactionId }: { message: APIMessage; interactionId: string | null }) =>
    message.id === interaction.originalId || interactionId === interaction.wire.id;
  await until(world, QUIET_MS, (change) => {
    if (change?.what === 'message edited' || change?.what === 'message created') {
      if (concerns(change.post)) shown = change.post.message;
    }
    return shown !== null;
  });
  return shown === null ? seen(interaction, 'unchanged', { text: '' }) : seenMessage(interaction, shown);
}

function originalOf(world: World, interaction: Interaction): APIMessage | null {
  return world.posts.get(interaction.originalId ?? '')?.message ?? null;
}

function isThinking(message: APIMessage | null): boolean {
  return message !== null && ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

function seenMessage(interaction: Interaction, message: APIMessage | null): Sight {
  if (message === null) return seen(interaction, 'unchanged', { text: '' });
  if (isThinking(message))
    return seen(interaction, 'failed', { message, text: 'The application did not respond' });
  const ephemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return seen(interaction, 'message', { message, ephemeral, text: textOf(message) });
}

function seen(
  interaction: Interaction,
  kind: Sight['kind'],
  what: Partial<Sight> & { readonly text: string },
): Sight {
  const milliseconds = interaction.answer?.milliseconds ?? performance.now() - interaction.startedAt;
  return {
    kind,
    milliseconds,
    message: null,
    ephemeral: false,
    modal: null,
    choices: [],
    interaction,
    ...what,
  };
}

/**
 * Waits until `done`, which is asked at once and after every change; false when the clock has moved
 * `milliseconds` on without.
 */
export function until(
  world: World,
  milliseconds: number,
  done: (change: Change | null) => boolean,
): Promise<boolean> {
  if (done(null)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (result: boolean) => {
      callOff();
      world.changes.off('change', look);
      resolve(result);
    };
    const look = (change: Change) => {
      if (done(change)) finish(true);
    };
    const callOff = world.clock.after(milliseconds, () => finish(false));
    world.changes.on('change', look);
  });
}
