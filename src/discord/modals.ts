// Forms that a button opens.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
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
 */
export function askAgainModal(question: string, asker: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: encodeId({ command: 'ask', action: 'asked', asker }),
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
