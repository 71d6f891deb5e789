// Questions without a good answer, as rows; the tables beside them count each group's members, kept by triggers.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GapStore } from '../feedback.ts';
import { kept } from '../store.ts';
import type { Connection } from './connection.ts';
import { gapOf, type Row, text, whole } from './rows.ts';

const mostWordings = 3;
// A group may hold a million questions of one wording: another wording further back is not looked for.
const mostLooked = 100;
/** So many rows at once, so that others have their turn between. */
const page = 500;

export function createGaps({ prepare, run, write }: Connection, now: () => number): GapStore {
  const silent = prepare('SELECT 1 FROM servers WHERE server = ? AND questions = 0');
  const takeBack = prepare('DELETE FROM gaps WHERE message = ? AND member = ?');
  const insert = prepare(`
    INSERT INTO gaps (server, member, question, terms, cause, message, expected, papers, at)
    VALUES ($server, $member, $question, $terms, $cause, $message, $expected, $papers, $at)`);
  const groups = prepare(`
    SELECT terms, members, asked, last_at FROM gap_groups
    WHERE server = ? AND members > 1 AND last_at > ?
    ORDER BY members DESC, last_at DESC LIMIT ?`);
  const wordings = prepare(
    `SELECT question FROM gaps WHERE server = ? AND terms = ? ORDER BY id DESC LIMIT ${mostLooked}`,
  );
  const after = prepare(`SELECT * FROM gaps WHERE id > ? ORDER BY id LIMIT ${page}`);

  function questionsOf(server: string, terms: string): readonly string[] {
    const found = new Set(wordings.all(server, terms).map((row) => text(row, 'question')));
    return [...found].slice(0, mostWordings);
  }

  const groupOf = (server: string) => (row: Row) => {
    const terms = text(row, 'terms');
    return {
      terms,
      members: whole(row, 'members'),
      asked: whole(row, 'asked'),
      lastAt: whole(row, 'last_at'),
      questions: questionsOf(server, terms),
    };
  };

  return {
    note: ({ server, member, question, terms, cause, message, expected, papers }) =>
      write(() => {
        if (server !== null && silent.get(server) !== undefined) return;
        if (message !== null) takeBack.run(message, member);
        const values = { server, member, question, terms, cause, message, expected };
        insert.run({ ...values, papers: JSON.stringify(papers), at: now() });
      }),
    groups: (server, limit) =>
      run(() => groups.all(server, now() - kept.questions, limit).map(groupOf(server))),
    async *all() {
      for (let last = 0; ; await nextTurn()) {
        const rows = await run(() => after.all(last));
        for (const row of rows) yield gapOf(row);
        if (rows.length === 0) return;
        last = whole(rows.at(-1), 'id');
      }
    },
  };
}
