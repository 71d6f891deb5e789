// From a request body to a message as Discord keeps it, and from a message and an edit to the next version.
import { type APIAttachment, type APIMessage, MessageFlags, MessageType } from 'discord-api-types/v10';
import { type Fields, fieldsOf, itemsOf, textIn } from './limits/form.ts';
import { FLAGS_OF_EDIT, isEmpty, isV2 } from './limits/messages.ts';
import { type Audience, mentionsOf } from './mentions.ts';
import { Refusal } from './refusal.ts';
import { person } from './shapes.ts';
import { keepPost, type Post, type World } from './world.ts';

/** A file that came with a request. */
export interface Upload {
  readonly name: string;
  readonly size: number;
}

/** A message to be. `extra` holds the fields that its origin adds: type, reference, interaction. */
export interface Draft {
  /** For the first message of a forum post, which has the id of its thread. */
  readonly id?: string;
  readonly authorId: string;
  readonly channelId: string;
  readonly body: Fields;
  readonly uploads?: readonly Upload[];
  /** Which flags the body may set; the others are dropped, as Discord drops them. */
  readonly flagsAllowed: number;
  /** Whom a body without `allowed_mentions` pings. */
  readonly audience: Audience;
  readonly extra?: Partial<APIMessage>;
  readonly visibleTo?: string | null;
  readonly interactionId?: string | null;
}

/** Posts a message. Refused with 50006 where it would show nothing. */
export function createPost(world: World, draft: Draft): Post {
  const { body } = draft;
  const attachments = attachmentsOf(world, body, draft.uploads ?? [], []);
  if (isEmpty({ ...body, attachments })) throw new Refusal(400, 50006, 'Cannot send an empty message');
  return keepPost(world, postOf(world, draft, attachments, 0));
}

/** The placeholder "is thinking…" of a deferred answer: the one message that may be empty. */
export function createPlaceholder(world: World, draft: Draft): Post {
  return keepPost(world, postOf(world, draft, [], MessageFlags.Loading));
}

function postOf(world: World, draft: Draft, attachments: APIAttachment[], moreFlags: number): Post {
  const { body, extra = {} } = draft;
  const message: APIMessage = {
    id: draft.id ?? world.nextId(),
    channel_id: draft.channelId,
    type: MessageType.Default,
    author: person(world, draft.authorId),
    content: textIn(body.content),
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    tts: body.tts === true,
    pinned: false,
    attachments,
    embeds: embedsOf(body.embeds),
    components: storedComponents(body.components),
    flags: ((typeof body.flags === 'number' ? body.flags : 0) & draft.flagsAllowed) | moreFlags,
    ...(body.nonce == null ? {} : { nonce: body.nonce as string }),
    ...mentionsOf(world, draft, body, draft.audience, extra.referenced_message ?? null),
    ...extra,
  };
  const { visibleTo = null, interactionId = null } = draft;
  return { message, visibleTo, interactionId, postedAt: performance.now() };
}

/** Changes a message: what the body does not name stays. An answer that was thinking is one no more. */
export function editPost(
  world: World,
  post: Post,
  body: Fields,
  audience: Audience,
  uploads: readonly Upload[] = [],
): Post {
  const before = post.message;
  const given = typeof body.flags === 'number' ? body.flags & FLAGS_OF_EDIT : null;
  const kept = (before.flags ?? 0) & ~MessageFlags.Loading;
  const flags = given === null ? kept : (kept & ~FLAGS_OF_EDIT) | given;
  const filled = Boolean((before.flags ?? 0) & MessageFlags.Loading);
  const next: APIMessage = {
    ...before,
    content: body.content === undefined ? before.content : textIn(body.content),
    embeds: body.embeds === undefined ? before.embeds : embedsOf(body.embeds),
    components: body.components === undefined ? (before.components ?? []) : storedComponents(body.components),
    attachments: attachmentsOf(world, body, uploads, before.attachments),
    flags,
    edited_timestamp: filled ? null : new Date(world.clock.now()).toISOString(),
  };
  const shown = isV2(body, before) ? { ...next, content: '', embeds: [] } : next;
  if (isEmpty(fieldsOf(shown))) throw new Refusal(400, 50006, 'Cannot send an empty message');
  const mentions = mentionsOf(
    world,
    { authorId: before.author.id, channelId: before.channel_id },
    { ...fieldsOf(shown), allowed_mentions: body.allowed_mentions },
    audience,
    null,
  );
  return keepPost(world, { ...post, message: { ...shown, ...mentions } });
}

function embedsOf(embeds: unknown): APIMessage['embeds'] {
  return itemsOf(embeds).map(storedEmbed) as unknown as APIMessage['embeds'];
}

function attachmentsOf(
  world: World,
  body: Fields,
  uploads: readonly Upload[],
  before: readonly APIAttachment[],
): APIAttachment[] {
  const keep = itemsOf(body.attachments).map((attachment) => String(fieldsOf(attachment).id));
  const kept = body.attachments === undefined ? before : before.filter(({ id }) => keep.includes(id));
  const added = uploads.map(({ name, size }) => {
    const id = world.nextId();
    const url = `https://cdn.invalid/attachments/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size, url, proxy_url: url };
  });
  return [...kept, ...added];
}

/** Components as Discord gives them back: each with a number of its own, and every default spelled out. */
function storedComponents(components: unknown): NonNullable<APIMessage['components']> {
  const taken = new Set<number>();
  const collect = (list: unknown): void => {
    for (const item of itemsOf(list)) {
      const { id, components: inside, accessory } = fieldsOf(item);
      if (typeof id === 'number' && id > 0) taken.add(id);
      collect(inside);
      if (accessory) collect([accessory]);
    }
  };
  collect(components);
  let next = 1;
  const number = (item: unknown): unknown => {
    const fields = fieldsOf(item);
    const own = typeof fields.id === 'number' && fields.id > 0 ? fields.id : freeNumber();
    const inside =
      fields.components === undefined ? {} : { components: itemsOf(fields.components).map(number) };
    const beside = fields.accessory === undefined ? {} : { accessory: number(fields.accessory) };
    return { ...defaultsOf(fields.type), ...fields, id: own, ...inside, ...beside };
  };
  const freeNumber = () => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  };
  return itemsOf(components).map(number) as NonNullable<APIMessage['components']>;
}

function defaultsOf(type: unknown): Fields {
  if (type === 17) return { accent_color: null, spoiler: false };
  if (type === 14) return { divider: true, spacing: 1 };
  if ([3, 5, 6, 7, 8].includes(type as number)) return { min_values: 1, max_values: 1 };
  return {};
}

function storedEmbed(embed: unknown): Fields {
  const { fields, ...rest } = fieldsOf(embed);
  const withInline = itemsOf(fields).map((field) => ({ inline: false, ...fieldsOf(field) }));
  return { ...rest, type: 'rich', ...(fields === undefined ? {} : { fields: withInline }) };
}
