// Answer → the card that Discord shows: the question, the best match in full, the others in brief, and what to do next.
import type { APIButtonComponent } from 'discord.js';
import { type Answer, howSure, type Result } from '../answering/answer.ts';
import { tellingPart } from '../retrieval/excerpt.ts';
import { askedLines } from './asked.ts';
import { excerptLine } from './excerpts.ts';
import { encodeId, type Id, mostCodes } from './ids.ts';
import { cut, drawWithinLimits, type Room } from './limits.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { heading, inALine, linkToPaper, paperSelect, saveButton } from './paper-parts.ts';
import {
  button,
  card,
  colours,
  type Payload,
  placeWithin,
  row,
  separator,
  text,
  turningButtons,
} from './parts.ts';

export interface AnswerOptions {
  /** As the member wrote it. */
  readonly question: string;
  /** The user id of the member who asked. */
  readonly asker: string;
  /** Shown to that member alone, who can share it. */
  readonly private: boolean;
  /** Posted for all by that member. */
  readonly shared?: boolean;
  /** Whether members can say if it helped; see `votesIn`. */
  readonly votes: boolean;
}

/** In characters, where the message has room for them. */
const longest = { excerpt: 1_200, brief: 220, word: 40, notice: 3_000 } as const;
const mostWords = 5;

/**
 * An answer of any kind; small talk becomes a notice.
 * @param at which of the results is shown in full, from 0. The first 8 can be turned to.
 */
export function answerCard(answer: Answer, at: number, options: AnswerOptions): Payload {
  if (answer.reply !== null) return noticeCard(answer.reply);
  const results = answer.results.slice(0, mostCodes);
  const place = placeWithin(at, results.length);
  const shown = results[place];
  if (shown === undefined) return noneCard(answer, options);
  const idOf = idsFor(answer, place, options);
  return drawWithinLimits((room) => {
    const others = text(othersInBrief(results, place, room));
    return card(colours[howSure(shown.confidence)], [
      text(opening(answer, options, room)),
      text(inFull(shown, results.length > 1 ? md`${place + 1} of ${results.length} · ` : md``, room)),
      row([
        button('Whole summary', idOf('paper', 'open')),
        button('Related', idOf('related', 'show')),
        saveButton(shown.paper),
        linkToPaper(shown.paper),
        options.private && !options.shared ? button('Share', idOf('ask', 'share')) : null,
      ]),
      others && separator(),
      others,
      row([
        ...turningButtons(place, results.length, (to) => idOf('ask', 'show', to)),
        button('Ask again', idOf('ask', 'again')),
        ...(options.votes ? voteButtons(results) : []),
      ]),
    ]);
  });
}

/** A notice, a hint or an apology, in plain words; line breaks are kept. */
export function noticeCard(words: string): Payload {
  return drawWithinLimits((room) => {
    const lines = cut(words, room(longest.notice)).split('\n');
    return card(colours.notice, [text(joined(lines.map((line) => md`${line}`))) ?? text(md`…`)]);
  });
}

/** Says that the archive does not cover it, and offers the nearest titles. */
function noneCard(answer: Answer, options: AnswerOptions): Payload {
  const nearest = answer.suggestions.length > 0 ? md` The papers with the nearest titles:` : md``;
  return drawWithinLimits((room) =>
    card(colours.notice, [
      text(askedLines({ ...answer, question: options.question }, room)),
      text(md`The archive does not cover this.${nearest}`),
      paperSelect(answer.suggestions, options.asker),
      row([button('Ask again', idsFor(answer, 0, options)('ask', 'again'))]),
    ]),
  );
}

function idsFor({ results, window }: Answer, place: number, { asker }: AnswerOptions) {
  const codes = codesOf(results);
  return (command: string, action: Id['action'], at = place) =>
    encodeId({ command, action, asker, codes, at, window });
}

/** Anyone may vote, each for themselves. */
function voteButtons(results: readonly Result[]): readonly APIButtonComponent[] {
  const vote = { command: 'ask', asker: '0', codes: codesOf(results) } as const;
  return [
    button('👍', encodeId({ ...vote, action: 'up' })),
    button('👎', encodeId({ ...vote, action: 'down' })),
  ];
}

function codesOf(results: readonly Result[]): readonly string[] {
  return results.slice(0, mostCodes).map(({ paper }) => paper.code);
}

function opening(answer: Answer, { question, shared }: AnswerOptions, room: Room): Markdown {
  return joined([
    askedLines({ ...answer, question }, room),
    shared ? md`-# Shared from a private answer` : null,
    answer.kind === 'unsure' ? md`I am not sure that the archive answers this. The closest it has:` : null,
  ]);
}

function inFull({ paper, excerpt, confidence, why }: Result, count: Markdown, room: Room): Markdown {
  const words = why.slice(0, mostWords).map((word) => md`${cut(word, room(longest.word))}`);
  const matched = words.length > 0 ? md` · matched: ${joined(words, ', ')}` : md``;
  return joined([
    heading(paper, room),
    excerptLine(excerpt, room(longest.excerpt)),
    md`-# ${count}${howSure(confidence)} match${matched}`,
  ]);
}

/** A line for each of the others; for those as sure as the best, as in a list, also what they say. */
function othersInBrief(results: readonly Result[], place: number, room: Room): Markdown {
  const sure = results.map(({ confidence }) => howSure(confidence));
  const lesser = sure.findIndex((each) => each !== sure[0]);
  const alike = lesser < 0 ? results.length : lesser;
  const lines = results.flatMap(({ paper, excerpt }, i) => {
    if (i === place) return [];
    const line = inALine(paper, i + 1, room);
    if (i >= alike) return line;
    return joined([line, md`> ${excerptLine(tellingPart(excerpt), room(longest.brief))}`]);
  });
  if (lines.length === 0) return md``;
  return joined([place === 0 ? md`-# Next matches` : md`-# Other matches`, ...lines]);
}
