// Forms that a button opens.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { DateWindow } from '../answering/dates.ts';
import { longestQuestion } from './asked.ts';
import { encodeId } from './ids.ts';
import { cut } from './limits.ts';
import { clean } from './markdown.ts';

/** The name of the form's field. */
export const questionField = 'question';

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
