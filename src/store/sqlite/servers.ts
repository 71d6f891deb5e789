// What servers chose, as rows; a server without one chose nothing.
import type { ServerChoices, ServerStore } from '../store.ts';
import type { Connection } from './connection.ts';
import type { Rewriter } from './rewrite.ts';
import { whole } from './rows.ts';
import type { Unwritten } from './unwritten.ts';

/** Few enough that a step takes some milliseconds. */
const step = 200;

/** Deletes some of the questions kept of servers that do not want it. @returns how many. */
export type ForgetSilenced = () => number;

export function forgetSilenced({ prepare }: Connection): ForgetSilenced {
  const silenced = `(SELECT server FROM servers WHERE questions = 0)`;
  const deletions = ['gaps', 'turns'].map((table) =>
    prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE server IN ${silenced} AND server IS NOT NULL LIMIT ${step})`,
    ),
  );
  return () => deletions.reduce((sum, deletion) => sum + Number(deletion.run().changes), 0);
}

export function createServers(
  { prepare, run, write, inSteps }: Connection,
  unwritten: Unwritten,
  { forgetSome, rewriter }: { forgetSome: ForgetSilenced; rewriter: Rewriter },
): ServerStore {
  const one = prepare('SELECT questions, votes FROM servers WHERE server = ?');
  const upsert = prepare(`
    INSERT INTO servers (server, questions, votes) VALUES ($server, $questions, $votes)
    ON CONFLICT (server) DO UPDATE SET questions = excluded.questions, votes = excluded.votes`);

  function read(server: string): ServerChoices {
    const row = one.get(server);
    if (row === undefined) return { questions: true, votes: true };
    return { questions: whole(row, 'questions') === 1, votes: whole(row, 'votes') === 1 };
  }

  return {
    choices: (server) => run(() => read(server)),
    async choose(server, changes) {
      const { before, after } = await write(() => {
        const before = read(server);
        const after = { ...before, ...changes };
        upsert.run({ server, questions: Number(after.questions), votes: Number(after.votes) });
        return { before, after };
      });
      if (before.questions && !after.questions) {
        unwritten.forgetServer(server);
        // Should Paperboy end before it is through, tidying does the rest.
        if ((await inSteps(forgetSome)) > 0) await rewriter.erase();
      }
      return after;
    },
  };
}
