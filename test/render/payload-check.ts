// What holds for every message: Discord's limits, those of discord.js, nothing that pings, nothing of others' that is live.
import {
  type APIButtonComponent,
  type APIComponentInContainer,
  ButtonStyle,
  ComponentType,
  createComponentBuilder,
  MessageFlags,
  MessagePayload,
  type MessageTarget,
  Options,
} from 'discord.js';
import { expect } from 'vitest';
import { decodeId } from '../../src/discord/ids.ts';
import { limits, sizeOf } from '../../src/discord/limits.ts';
import type { Payload } from '../../src/discord/parts.ts';
import { read } from './discord-markdown.ts';

/** The kinds of markup that are ours. */
const OURS = ['text', 'bold', 'tag', 'heading', 'small', 'quote'];

/** The texts of a card. */
export function textsOf(payload: Payload): readonly string[] {
  return payload.components[0].components.flatMap((part) =>
    part.type === ComponentType.TextDisplay ? part.content : [],
  );
}

/** A card as a text: parts are parted by an empty line, buttons in [ ], in [( )] where they are off, options in { }. */
export function asText(payload: Payload): string {
  return payload.components[0].components.map(partAsText).join('\n\n');
}

function partAsText(part: APIComponentInContainer): string {
  if (part.type === ComponentType.TextDisplay) return part.content;
  if (part.type !== ComponentType.ActionRow) return '---';
  const select = part.components.find((each) => each.type === ComponentType.StringSelect);
  if (select)
    return select.options
      .map(({ label, value, description }) => `{${label} = ${value} (${description})}`)
      .join('\n');
  return part.components
    .map((each) => {
      const label = 'label' in each ? each.label : '';
      return each.disabled ? `[(${label})]` : `[${label}]`;
    })
    .join(' ');
}

/** Its buttons, in order. */
export function buttonsOf(payload: Payload): readonly APIButtonComponent[] {
  return payload.components[0].components.flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? part.components.filter((each) => each.type === ComponentType.Button)
      : [],
  );
}

/** The button with a label; every test that asks for one expects it. */
export function buttonOf(payload: Payload, label: string): APIButtonComponent {
  const found = buttonsOf(payload).find((each) => 'label' in each && each.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
}

/** What the custom id of a button says. */
export function idOf(payload: Payload, label: string) {
  const found = buttonOf(payload, label);
  return 'custom_id' in found ? decodeId(found.custom_id) : null;
}

/** Fails where a payload breaks a rule; `ours` names further kinds of markup that may be live. */
export function checkPayload(payload: Payload, ours: readonly string[] = []): void {
  expect(payload.flags).toBe(MessageFlags.IsComponentsV2);
  expect(payload.allowedMentions).toEqual({ parse: [] });
  const size = sizeOf(payload.components);
  for (const limit of ['components', 'characters', 'bytes'] as const)
    expect(size[limit], limit).toBeLessThanOrEqual(limits[limit]);
  // discord.js's own checks; ours count where it has none.
  expect(() => createComponentBuilder(payload.components[0]).toJSON()).not.toThrow();
  expect(payload.components[0].components.length).toBeGreaterThan(0);
  payload.components[0].components.forEach(checkPart);
  for (const text of textsOf(payload)) {
    expect(text).not.toMatch(/<@|(?<!\\)@/);
    const live = read(text).filter(({ kind }) => ![...OURS, ...ours].includes(kind));
    expect(live, text).toEqual([]);
    for (const { kind, text: tag } of read(text)) if (kind === 'tag') expect(tag).toMatch(/^t:-?\d+:D$/);
  }
  const ids = [...JSON.stringify(payload).matchAll(/"custom_id":("(?:\\.|[^"])*")/g)].map(([, id]) =>
    JSON.parse(id!),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(decodeId(id), id).not.toBeNull();
  for (const string of stringsIn(payload)) {
    expect(string.isWellFormed(), string).toBe(true);
    expect(string).not.toMatch(/(?!\n)\p{Cc}/u);
  }
}

function checkPart(part: APIComponentInContainer): void {
  if (part.type === ComponentType.TextDisplay) expect(part.content.trim()).not.toBe('');
  if (part.type !== ComponentType.ActionRow) return;
  expect(part.components.length).toBeGreaterThan(0);
  expect(part.components.length).toBeLessThanOrEqual(5);
  for (const each of part.components) {
    if (each.type === ComponentType.Button && each.style === ButtonStyle.Link) {
      expect(each.url.length).toBeLessThanOrEqual(512);
      expect(URL.canParse(each.url)).toBe(true);
      expect(each.url).toMatch(/^https:\/\/[!-~]+$/);
    }
    if (each.type === ComponentType.StringSelect) {
      expect(part.components).toHaveLength(1);
      expect(each.options.length).toBeLessThanOrEqual(25);
      for (const { label, description = '-', value } of each.options)
        for (const text of [label, description, value]) {
          expect(text.length).toBeLessThanOrEqual(100);
          expect(text.trim()).not.toBe('');
        }
    }
  }
}

/** The body that discord.js makes of a payload for `send`. */
export function bodyOf(payload: Payload): { readonly [key: string]: unknown } {
  const { jsonTransformer } = Options.createDefault();
  const target = { client: { options: { jsonTransformer } } } as unknown as MessageTarget;
  return JSON.parse(JSON.stringify(MessagePayload.create(target, payload).resolveBody().body));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
