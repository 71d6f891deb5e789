// Paper → the message of a daily post: plain content, which a notification shows, an embed with an excerpt, and buttons.
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
} from 'discord.js';
import type { Paper } from '../corpus/archive.ts';
import { createTextAnalysis } from '../retrieval/text.ts';
import { encodeId } from './ids.ts';
import { cut } from './limits.ts';
import { clean, day, isBlank, joined, type Markdown, md } from './markdown.ts';
import { linkToPaper, saveButton, starOf, titleOf } from './paper-parts.ts';
import { button, colours, row } from './parts.ts';

/** A message as `send` and `reply` take it. It has no Components V2, whose notifications are empty. */
export interface DailyPost {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** Nobody is pinged but the one role. */
  readonly allowedMentions: { readonly parse: readonly []; readonly roles?: readonly string[] };
}

export interface DailyPostOptions {
  /** The role that is pinged. */
  readonly role?: string | null;
  /** What the post is found by; null for one that is only looked at. */
  readonly nonce?: string | null;
}

/** In characters, as they are read. */
const longest = { title: 300, excerpt: 600, topics: 300, thread: 100 } as const;

/** The message of a daily post; within Discord's limits for every paper. */
export function dailyPost(paper: Paper, { role = null, nonce = null }: DailyPostOptions): DailyPost {
  const ping: Markdown = role === null ? md`` : { source: `<@&${role}> ` };
  const content = joined([
    md`${ping}**${cut(titleOf(paper), longest.title)}**`,
    md`-# issue of ${day(paper.issue)} · ${paper.code}${starOf(paper)}`,
  ]);
  const buttons = row(buttonsFor(paper, nonce));
  return {
    content: content.source,
    embeds: embedsFor(paper),
    components: buttons === null ? [] : [buttons],
    allowedMentions: role === null ? { parse: [] } : { parse: [], roles: [role] },
  };
}

/** The name of the thread under a post: the paper's title, or as much of it as Discord takes. */
export function threadName(paper: Paper): string {
  return cut(titleOf(paper), longest.thread);
}

/** Anyone may press them, each for themselves. */
function buttonsFor(paper: Paper, nonce: string | null): readonly APIButtonComponent[] {
  const idOf = (command: string, action: 'open' | 'show', topic: string | null) =>
    encodeId({ command, action, asker: '0', codes: [paper.code], topic });
  return [
    button('Whole summary', idOf('paper', 'open', nonce)),
    button('Related', idOf('related', 'show', null)),
    saveButton(paper),
    linkToPaper(paper),
  ];
}

/** None where there is nothing to read, which Discord refuses. */
function embedsFor({ paragraphs, topics }: Paper): readonly APIEmbed[] {
  const { source } = opening(paragraphs, longest.excerpt);
  const footer = cut(topics.map(clean).join(', '), longest.topics);
  if (isBlank(source)) return [];
  return [
    { description: source, color: colours.paper, ...(isBlank(footer) ? {} : { footer: { text: footer } }) },
  ];
}

/**
 * How a summary begins: whole sentences, and "…" where it goes on. Only a first sentence that is too long by itself is
 * cut, at the end of a word.
 * @param room in UTF-16 units.
 */
export function opening(paragraphs: readonly string[], room: number): Markdown {
  const text = createTextAnalysis();
  const written = paragraphs.map(clean).filter((paragraph) => !isBlank(paragraph));
  const sentences = written.flatMap((paragraph, place) =>
    text.sentences(paragraph).map((sentence) => ({ sentence, place })),
  );
  const [first] = sentences;
  if (first === undefined) return md``;
  let length = 0;
  const beyond = sentences.findIndex(({ sentence }) => {
    length += sentence.length + 1;
    return length > room;
  });
  if (beyond === 0) return md`${cut(first.sentence, room)}`;
  const taken = beyond < 0 ? sentences : sentences.slice(0, beyond);
  const shown = written.map((_, place) =>
    taken.flatMap((each) => (each.place === place ? each.sentence : [])).join(' '),
  );
  const whole = joined(
    shown.flatMap((paragraph) => (paragraph === '' ? [] : md`${paragraph}`)),
    '\n\n',
  );
  return beyond < 0 ? whole : md`${whole} …`;
}
