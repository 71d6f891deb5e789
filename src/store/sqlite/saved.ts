// Members' reading lists, as rows.
import { mostSaved, type SavedStore } from '../feedback.ts';
import type { Connection } from './connection.ts';
import { savedOf, whole } from './rows.ts';

export function createSaved({ prepare, run, write }: Connection, now: () => number): SavedStore {
  const has = prepare('SELECT 1 FROM saved WHERE member = ? AND code = ?');
  const count = prepare('SELECT count(*) AS rows FROM saved WHERE member = ?');
  const insert = prepare('INSERT INTO saved (member, code, title, at) VALUES (?, ?, ?, ?)');
  // By id rather than by time: clocks jump.
  const list = prepare('SELECT code, title, at FROM saved WHERE member = ? ORDER BY id DESC');
  const remove = prepare('DELETE FROM saved WHERE member = ? AND code = ?');

  return {
    add: (member, { code, title }) =>
      write(() => {
        if (has.get(member, code) !== undefined) return 'there';
        if (whole(count.get(member), 'rows') >= mostSaved) return 'full';
        insert.run(member, code, title, now());
        return 'added';
      }),
    list: (member) => run(() => list.all(member).map(savedOf)),
    remove: (member, code) => run(() => remove.run(member, code).changes === 1),
  };
}
