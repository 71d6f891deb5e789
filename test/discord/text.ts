// What a person would read of a message, a modal or choices, as plain text.
import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { type Fields, fieldsOf, itemsOf, textIn } from './limits/form.ts';

/**
 * A message as lines: texts as they are, buttons as [Label], disabled ones as (Label), links as [Label → url],
 * selects as a numbered list, containers drawn with a bar at the left.
 */
export function textOf(message: APIMessage): string {
  if ((message.flags ?? 0) & MessageFlags.Loading) return '(is thinking…)';
  const lines = [message.content, ...message.embeds.map(embedText), ...blocks(message.components)];
  return lines.filter((line) => line !== '').join('\n');
}

/** A modal as lines: its title, then each label with what may be filled in. */
export function textOfModal(modal: APIModalInteractionResponseCallbackData): string {
  return [`── ${modal.title} ──`, ...blocks(modal.components)].join('\n');
}

/** The line of a button: `[Label]`, with its address for a link, in round brackets where it cannot be pressed. */
export function buttonText(button: Fields): string {
  const label = [fieldsOf(button.emoji).name, button.label].filter(Boolean).join(' ');
  if (button.disabled === true) return `(${label})`;
  return button.url ? `[${label} → ${button.url}]` : `[${label}]`;
}

function blocks(components: unknown): string[] {
  return itemsOf(components).map((component) => block(fieldsOf(component)));
}

function block(component: Fields): string {
  const inside = () => blocks(component.components);
  switch (component.type) {
    case ComponentType.ActionRow:
      return inside().join(' ');
    case ComponentType.Button:
      return buttonText(component);
    case ComponentType.TextDisplay:
      return textIn(component.content);
    case ComponentType.Section:
      return [...inside(), block(fieldsOf(component.accessory))].join('\n');
    case ComponentType.Container:
      return inside().join('\n').replace(/^/gm, '│ ');
    case ComponentType.Separator:
      return component.divider === false ? '' : '────';
    case ComponentType.Label:
      return [`${component.label}:`, textIn(component.description), block(fieldsOf(component.component))]
        .filter(Boolean)
        .join('\n');
    case ComponentType.TextInput:
      return `${component.label ? `${component.label}: ` : ''}‹${component.value ?? component.placeholder ?? ''}›`;
    case ComponentType.Thumbnail:
    case ComponentType.File:
      return `(${fieldsOf(component.media ?? component.file).url})`;
    case ComponentType.MediaGallery:
      return itemsOf(component.items)
        .map((item) => `(${fieldsOf(fieldsOf(item).media).url})`)
        .join(' ');
    default:
      return listText(component);
  }
}

function listText(select: Fields): string {
  const options = itemsOf(select.options).map((option, i) => {
    const { label, description, default: chosen } = fieldsOf(option);
    return `  ${chosen === true ? '●' : '○'} ${i + 1}. ${label}${description ? ` — ${description}` : ''}`;
  });
  return [`▾ ${select.placeholder ?? 'Choose'}${select.disabled === true ? ' (off)' : ''}`, ...options].join(
    '\n',
  );
}

function embedText(embed: APIMessage['embeds'][number]): string {
  const fields = (embed.fields ?? []).map(({ name, value }) => `${name}\n${value}`);
  const lines = [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
  return lines.filter(Boolean).join('\n').replace(/^/gm, '┃ ');
}
