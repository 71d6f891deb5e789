// What is kept of a member → the card that /privacy shows, and the file that it exports.
import type { MemberRecord } from '../store/store.ts';
import { joined, type Markdown, md } from './markdown.ts';
import { card, colours, type Payload, text } from './parts.ts';

/** How many entries there are of each kind. */
export type Counts = Readonly<Record<keyof MemberRecord, number>>;

const kinds = ['conversations', 'saved', 'votes', 'gaps'] as const satisfies readonly (keyof MemberRecord)[];

export function countsOf(record: MemberRecord): Counts {
  return {
    conversations: record.conversations.length,
    saved: record.saved.length,
    votes: record.votes.length,
    gaps: record.gaps.length,
  };
}

/** Says what there is, why, and for how long. */
export function privacyCard(counts: Counts): Payload {
  return card(colours.paper, [
    text(
      joined([
        md`### What is kept about you`,
        ...kinds.map((kind) => md`- **${counted(kind, counts[kind])}** ${why[kind]}`),
        md`With each stands your Discord id and when it was; your name is not kept, nor any other message of yours.`,
      ]),
    ),
    text(
      md`\`/privacy export\` gives you all of it as a file, \`/privacy delete\` deletes it at once and for good.`,
    ),
  ]);
}

const why: Readonly<Record<keyof MemberRecord, Markdown>> = {
  conversations: md`in conversations: the last five in each channel, for 30 minutes, so that I understand “and how fast is it?”`,
  saved: md`in your reading list: until you remove them, see \`/saved\``,
  votes: md`on answers: others see only the counts; after 90 days your id is taken away from them`,
  gaps: md`that I could not answer, or not well, with what you had expected: for 30 days, to see what the archive lacks; not where the server switched it off`,
};

/** What was deleted, in a sentence. */
export function deletedWords(counts: Counts): string {
  const there = kinds.filter((kind) => counts[kind] > 0);
  if (there.length === 0) return 'There was nothing of you to delete.';
  const parts = there.map((kind) => `${counted(kind, counts[kind])} ${where[kind]}`);
  const list = new Intl.ListFormat('en').format(parts);
  return `Deleted for good: ${list}. Nothing of you is kept any more, until you use me again.`;
}

const where: Readonly<Record<keyof MemberRecord, string>> = {
  conversations: 'in conversations',
  saved: 'in your reading list',
  votes: 'on answers',
  gaps: 'that I could not answer well',
};

const nouns: Readonly<Record<keyof MemberRecord, string>> = {
  conversations: 'question',
  saved: 'paper',
  votes: 'vote',
  gaps: 'question',
};

function counted(kind: keyof MemberRecord, count: number): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en-US')} ${nouns[kind]}${count === 1 ? '' : 's'}`;
}

/** The file: JSON that a person can read, with dates in ISO's form and UTC. */
export function exportOf(record: MemberRecord): string {
  const { conversations, saved, votes, gaps } = record;
  const dated = <T extends { readonly at: number }>({ at, ...rest }: T) => ({ at: iso(at), ...rest });
  const readable = {
    conversations: conversations.map(({ at, channel, turn: { understood, papers } }) =>
      dated({ at, channel, question: understood, papers }),
    ),
    readingList: saved.map(({ savedAt, ...rest }) => ({ ...rest, savedAt: iso(savedAt) })),
    votes: votes.map(dated),
    questionsWithoutGoodAnswer: gaps.map(dated),
  };
  return `${JSON.stringify(readable, null, 2)}\n`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
