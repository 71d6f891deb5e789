// What was said last: in the file, so that a restart breaks no conversation, or in memory where the server wants that.
import { type ConversationStore, kept } from '../store.ts';
import type { Connection } from './connection.ts';
import { conversationOf } from './rows.ts';
import { mostTurns, type Unwritten } from './unwritten.ts';

export function createConversations(
  { prepare, run, write }: Connection,
  unwritten: Unwritten,
  now: () => number,
): ConversationStore {
  const silent = prepare('SELECT 1 FROM servers WHERE server = ? AND questions = 0');
  const last = prepare(
    `SELECT * FROM turns WHERE member = ? AND channel = ? AND at > ? ORDER BY id DESC LIMIT ${mostTurns}`,
  );
  const insert = prepare(
    'INSERT INTO turns (server, channel, member, at, understood, papers) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const dropOlder = prepare(`
    DELETE FROM turns WHERE member = $member AND channel = $channel AND id NOT IN
      (SELECT id FROM turns WHERE member = $member AND channel = $channel ORDER BY id DESC LIMIT ${mostTurns})`);

  return {
    async turns(channel, member) {
      const rows = await run(() => last.all(member, channel, now() - kept.turns));
      const written = rows.reverse().map(conversationOf);
      // Both only where a server changed its mind meanwhile.
      return [...written, ...unwritten.turns(channel, member)]
        .sort((a, b) => a.at - b.at)
        .slice(-mostTurns)
        .map(({ turn }) => turn);
    },
    async remember(place, turn) {
      const { server, channel, member } = place;
      const written = await write(() => {
        if (server !== null && silent.get(server) !== undefined) return false;
        insert.run(server, channel, member, now(), turn.understood, JSON.stringify(turn.papers));
        dropOlder.run({ member, channel });
        return true;
      });
      if (!written) unwritten.remember(place, turn);
    },
  };
}
