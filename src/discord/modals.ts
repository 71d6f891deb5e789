// Forms that a button opens.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { DateWindow } from '../answering/dates.ts';
import { longestQuestion } from './asked.ts';
import { encodeId } from './ids.ts';
import { cut } from './limits.ts';
import { clean } from './markdown.ts';

/** The names of the forms' fields. */
export const questionField = 'question';
export const expectedField = 'expected';

/** In characters: the most that a member can write of what was expected. */
export const longestExpected = 1_000;

/**
 * The form behind "Ask again", which comes back to `/ask` as `asked`.
 * @param question what stands in its field; as much of it as the field takes.
 * @param asker the user id of the member who opened it.
 * @param window the days that the question stays limited to.
 */
export function askAgainModal(
  question: string,
  asker: string,
  window: DateWindow | null = null,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeId({ command: 'ask', action: 'asked', asker, window }),
    title: 'Ask again',
    components: [
      {
        type: ComponentType.Label,
        label: 'Your question',
        component: {
          type: ComponentType.TextInput,
          custom_id: questionField,
          style: TextInputStyle.Paragraph,
          value: cut(clean(question), longestQuestion),
          min_length: 1,
          max_length: longestQuestion,
          required: true,
        },
      },
    ],
  };
}

/**
 * The form behind 👎, which comes back to `/ask` as `expected`; the vote does not wait for it.
 * @param codes the papers of the answer, best first, 8 at most.
 */
export function expectedModal(codes: readonly string[]): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeId({ command: 'ask', action: 'expected', asker: '0', codes }),
    title: 'Noted, thank you',
    components: [
      {
        type: ComponentType.Label,
        label: 'What did you expect? (optional)',
        description:
          'Your vote counts already. What you write helps to fill the gap, and is kept for 30 days.',
        component: {
          type: ComponentType.TextInput,
          custom_id: expectedField,
          style: TextInputStyle.Paragraph,
          placeholder: 'A paper, a fact, an answer of another kind …',
          max_length: longestExpected,
          required: false,
        },
      },
    ],
  };
}
