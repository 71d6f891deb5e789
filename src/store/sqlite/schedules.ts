// The schedules of daily posts, as rows.
import type { Schedule, ScheduleStore } from '../schedules.ts';
import type { Connection } from './connection.ts';
import { scheduleOf } from './rows.ts';

export function createSchedules({ prepare, run, write }: Connection): ScheduleStore {
  const insert = prepare(`
    INSERT INTO schedules
      (server, channel, time, zone, days, topic, first_day, last_day, role, thread, seed, round, next_at, failures, paused)
    VALUES
      ($server, $channel, $time, $zone, $days, $topic, $from, $to, $role, $thread, $seed, $round, $nextAt, $failures, $paused)
    RETURNING *`);
  const update = prepare(`
    UPDATE schedules SET channel = $channel, time = $time, zone = $zone, days = $days, topic = $topic, first_day = $from,
      last_day = $to, role = $role, thread = $thread, round = $round, next_at = $nextAt, failures = $failures, paused = $paused
    WHERE id = $id
    RETURNING *`);
  const one = prepare('SELECT * FROM schedules WHERE id = ?');
  const ofServer = prepare('SELECT * FROM schedules WHERE server = ? ORDER BY id');
  const active = prepare('SELECT * FROM schedules WHERE id > ? AND paused IS NULL ORDER BY id LIMIT ?');
  const due = prepare(
    'SELECT * FROM schedules WHERE next_at <= ? AND paused IS NULL ORDER BY next_at, id LIMIT ?',
  );
  const remove = prepare('DELETE FROM schedules WHERE id = ?');
  const read = (id: number) => {
    const row = one.get(id);
    return row && scheduleOf(row);
  };

  return {
    add: (settings, { seed, nextAt }) =>
      run(() => {
        const start = { seed, nextAt, round: 1, failures: 0, paused: null };
        return scheduleOf(insert.get(columnsOf({ ...settings, ...start }))!);
      }),
    get: (id) => run(() => read(id)),
    ofServer: (server) => run(() => ofServer.all(server).map(scheduleOf)),
    active: (after, limit) => run(() => active.all(after, limit).map(scheduleOf)),
    due: (by, limit) => run(() => due.all(by, limit).map(scheduleOf)),
    change: (id, changes) =>
      write(() => {
        const before = read(id);
        if (before === undefined) return undefined;
        const { server: _, seed: __, ...columns } = columnsOf({ ...before, ...changes });
        return scheduleOf(update.get({ ...columns, id })!);
      }),
    remove: (id) => write(() => remove.run(id).changes === 1),
  };
}

function columnsOf(schedule: Omit<Schedule, 'id'>) {
  const { server, channel, time, zone, topic, from, to, role, seed, round, nextAt, failures, paused } =
    schedule;
  return {
    ...{ server, channel, time, zone, topic, from, to, role, seed, round, nextAt, failures, paused },
    days: JSON.stringify(schedule.days),
    thread: Number(schedule.thread),
  };
}
