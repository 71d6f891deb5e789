// All that is kept of one member: shown, and deleted for good.
import type { MemberRecord, MemberStore } from '../store.ts';
import type { Connection } from './connection.ts';
import type { Rewriter } from './rewrite.ts';
import { conversationOf, gapOf, savedOf, textOrNull, voteOf } from './rows.ts';
import type { Unwritten } from './unwritten.ts';

/** Few enough that a step takes some milliseconds. */
const step = 200;

const tables = { conversations: 'turns', saved: 'saved', votes: 'votes', gaps: 'gaps' } as const;

export function createMembers(
  { prepare, run, inSteps }: Connection,
  unwritten: Unwritten,
  rewriter: Rewriter,
): MemberStore {
  const rowsOf = (table: string, order: string) =>
    prepare(`SELECT * FROM ${table} WHERE member = ? ORDER BY id ${order}`);
  const reads = {
    conversations: rowsOf(tables.conversations, ''),
    saved: rowsOf(tables.saved, 'DESC'),
    votes: rowsOf(tables.votes, ''),
    gaps: rowsOf(tables.gaps, ''),
  };
  const deletionOf = (table: string) => {
    const some = prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE member = ? LIMIT ${step})`,
    );
    return (member: string) => inSteps(() => Number(some.run(member).changes));
  };
  const deletions = {
    conversations: deletionOf(tables.conversations),
    saved: deletionOf(tables.saved),
    votes: deletionOf(tables.votes),
    gaps: deletionOf(tables.gaps),
  };

  return {
    record: (member) =>
      run(
        (): MemberRecord => ({
          conversations: [
            ...reads.conversations.all(member).map(conversationOf),
            ...unwritten.ofMember(member),
          ].sort((a, b) => a.at - b.at),
          saved: reads.saved.all(member).map(savedOf),
          votes: reads.votes.all(member).map(voteOf),
          gaps: reads.gaps.all(member).map((row) => ({ ...gapOf(row), server: textOrNull(row, 'server') })),
        }),
      ),
    async forget(member) {
      const forgotten = {
        conversations: unwritten.forgetMember(member) + (await deletions.conversations(member)),
        saved: await deletions.saved(member),
        votes: await deletions.votes(member),
        gaps: await deletions.gaps(member),
      };
      if (Object.values(forgotten).some((count) => count > 0)) await rewriter.erase();
      return forgotten;
    },
  };
}
