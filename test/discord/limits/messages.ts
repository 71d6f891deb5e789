// What Discord refuses of a message as a whole: content, embeds, components, and the flag that changes all.
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Problem } from '../refusal.ts';
import { componentProblems } from './components.ts';
import { embedProblems } from './embeds.ts';
import { type Fields, fieldsOf, itemsOf, type Path, problem, size, textIn } from './form.ts';

/** Flags that may be set on a new message of an interaction, and on an edit of any. */
export const FLAGS_OF_NEW: number =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.IsComponentsV2 |
  MessageFlags.IsVoiceMessage |
  MessageFlags.SuppressNotifications;
export const FLAGS_OF_EDIT: number = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

const LEGACY_FIELDS = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

/**
 * Every problem of a message body. `before` is the message that it edits, or null for a new one;
 * `path` is where the message stands in the request.
 */
export function messageProblems(path: Path, body: Fields, before: APIMessage | null): readonly Problem[] {
  const v2 = isV2(body, before);
  return [
    ...size([...path, 'content'], body.content, 0, 2000),
    ...embedProblems([...path, 'embeds'], body.embeds),
    ...componentProblems([...path, 'components'], body.components, v2),
    ...(v2 ? legacyFieldProblems(path, body, before) : flagRemovalProblems(path, before)),
    ...mentionProblems([...path, 'allowed_mentions'], fieldsOf(body.allowed_mentions)),
    ...size([...path, 'attachments'], body.attachments, 0, 10),
    ...size([...path, 'sticker_ids'], body.sticker_ids, 0, 3),
    ...size([...path, 'nonce'], body.nonce, 0, 25),
  ];
}

/** Whether a body makes (or leaves) a message one of Components V2. */
export function isV2(body: Fields, before: APIMessage | null): boolean {
  const flags = typeof body.flags === 'number' ? body.flags : (before?.flags ?? 0);
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** Whether a message would show nothing at all (50006); blanks are nothing. */
export function isEmpty(message: Fields): boolean {
  const lists = [message.embeds, message.components, message.attachments, message.sticker_ids];
  return (
    textIn(message.content).trim() === '' &&
    !message.poll &&
    lists.every((list) => itemsOf(list).length === 0)
  );
}

function legacyFieldProblems(path: Path, body: Fields, before: APIMessage | null): readonly Problem[] {
  const used = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  const kept = fieldsOf(before);
  return LEGACY_FIELDS.filter((field) => used(body[field] === undefined ? kept[field] : body[field])).map(
    (field) => {
      const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
      return problem([...path, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
    },
  );
}

// Discord documents that the flag stays for good; the code of this refusal is not documented.
function flagRemovalProblems(path: Path, before: APIMessage | null): readonly Problem[] {
  if (before === null || !((before.flags ?? 0) & MessageFlags.IsComponentsV2)) return [];
  const message = 'The flag IS_COMPONENTS_V2 cannot be removed from a message';
  return [problem([...path, 'flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message)];
}

function mentionProblems(path: Path, mentions: Fields): readonly Problem[] {
  const both = (['users', 'roles'] as const).filter(
    (kind) => itemsOf(mentions.parse).includes(kind) && itemsOf(mentions[kind]).length > 0,
  );
  const exclusive = both.map((kind) => {
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return problem(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  });
  const misread = (['users', 'roles'] as const).flatMap((kind) =>
    itemsOf(mentions[kind]).flatMap((id, i) =>
      /^\d{1,20}$/.test(String(id))
        ? []
        : problem([...path, kind, i], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`),
    ),
  );
  return [...exclusive, ...misread];
}
