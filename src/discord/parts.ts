// What every card is made of: texts, buttons and rows as Discord's HTTP API has them, in one coloured container.
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Markdown } from './markdown.ts';

/** A message that `reply`, `editReply`, `update` and `send` take; who sends it adds `Ephemeral` to the flags. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent];
  /** Nobody is ever pinged. */
  readonly allowedMentions: { readonly parse: readonly [] };
}

/** The line at a card's left edge; the words say the same, for those who don't see it. */
export const colours = {
  strong: 0x3ba55d,
  fair: 0xe8a317,
  weak: 0xd9534f,
  paper: 0x5865f2,
  notice: 0x80848e,
} as const;

/** One container; parts that are null are left out. */
export function card(colour: number, parts: readonly (APIComponentInContainer | null)[]): Payload {
  const components = parts.filter((part) => part !== null);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: colour, components }],
    allowedMentions: { parse: [] },
  };
}

/** A text; null where there is none, which Discord refuses. */
export function text({ source }: Markdown): APIComponentInContainer | null {
  const content = source.trim();
  return content === '' ? null : { type: ComponentType.TextDisplay, content };
}

export function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** Up to five buttons, or one select; null where there is none. */
export function row(
  parts: readonly (APIComponentInMessageActionRow | null)[],
): APIActionRowComponent<APIComponentInMessageActionRow> | null {
  const components = parts.filter((part) => part !== null);
  return components.length === 0 ? null : { type: ComponentType.ActionRow, components };
}

export function button(label: string, id: string, disabled = false): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id, disabled };
}

export function linkButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

/**
 * The two buttons that turn pages or matches, off at the ends; none where there is only one.
 * @param at from 0.
 * @param idOf the custom id that leads to a place.
 */
export function turningButtons(
  at: number,
  count: number,
  idOf: (at: number) => string,
): APIButtonComponent[] {
  if (count < 2) return [];
  // Two buttons of a message must not share an id: the one that is off leads to where one is, the other never does.
  return [
    button('Previous', idOf(Math.max(at - 1, 0)), at === 0),
    button('Next', idOf(Math.min(at + 1, count - 1)), at === count - 1),
  ];
}

/** A place that exists: ids and calls may be older than the list. */
export function placeWithin(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}
