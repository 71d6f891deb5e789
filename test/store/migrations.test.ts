// A database of every older version becomes one of the newest, with all that it held.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/sqlite/migrate.ts';
import { migrations } from '../../src/store/sqlite/migrations.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { newFolder } from './folder.ts';

/** What each version brought, with a row in every table: written as SQL, since it must stay as it was then. */
const rows: readonly string[] = [
  `INSERT INTO servers VALUES ('s1', 1, 0);
   INSERT INTO turns VALUES (7, 's1', 'c1', 'm1', 1000, 'what is mamba', '["2022-12-04#1"]');`,
  `INSERT INTO schedules VALUES (5, 's1', 'c1', '09:00', 'UTC', '[1,2]', NULL, NULL, NULL, NULL, 0, 3, 1, 5000, 0, NULL);
   INSERT INTO posts VALUES (9, 5, '2026-11-22', 1, 2, 'nonce', 'c1', 1, '2022-12-04#1', 'T', 'done', 'msg', 0, 3);`,
  `INSERT INTO saved VALUES (1, 'm1', '2022-12-04#1', 'T', 1000);
   INSERT INTO votes VALUES (1, 'a1', 'm1', 'up', 1000), (2, 'a1', NULL, 'up', 1);
   INSERT INTO gaps VALUES (1, 's1', 'm1', 'q', 'mamba', 'none', NULL, NULL, '[]', 1000),
     (2, 's1', 'm2', 'r', 'mamba', 'down', 'a1', 'e', '["2022-12-04#1"]', 1000);`,
  '',
  `INSERT INTO follows VALUES ('s1', 'c1', 'r1', '2022-12-04');
   INSERT INTO announcements VALUES (3, 's1', 'c1', '2022-11-27', '2022-12-04', 'nonce', 1, 'claimed', NULL, 0, 2);`,
];

const now = () => 1_000;

describe('a database of version', () => {
  it.each(migrations.map((_, version) => version))('%i', async (version) => {
    const path = join(newFolder(), 'old.sqlite');
    const db = new DatabaseSync(path);
    migrate(db, path, migrations.slice(0, version));
    for (const sql of rows.slice(0, version)) db.exec(sql);
    db.close();

    await openStore({ path, now }).close();
    const fresh = join(newFolder(), 'new.sqlite');
    await openStore({ path: fresh, now }).close();
    expect(schemaOf(path)).toEqual(schemaOf(fresh));
    expect(schemaOf(path)).toContain(`version ${migrations.length}`);

    const store = openStore({ path, now });
    const record = await store.members.record('m1');
    expect(await store.servers.choices('s1')).toEqual({ questions: true, votes: version < 1 });
    expect(record.conversations.map(({ turn }) => turn.understood)).toEqual(
      version < 1 ? [] : ['what is mamba'],
    );
    const schedules = await store.schedules.ofServer('s1');
    expect(schedules.map(({ id, days }) => [id, days])).toEqual(version < 2 ? [] : [[5, [1, 2]]]);
    expect(await store.posts.has(5, '2026-11-22')).toBe(version >= 2);
    expect([record.saved.length, record.votes.length, record.gaps.length]).toEqual(
      version < 3 ? [0, 0, 0] : [1, 1, 1],
    );
    expect(await store.gaps.groups('s1', 9)).toHaveLength(version < 3 ? 0 : 1);
    expect((await store.follows.get('s1'))?.announced).toBe(version < 5 ? undefined : '2022-12-04');
    expect(await store.follows.unfinished(2, 9)).toHaveLength(version < 5 ? 0 : 1);
    await store.close();
  });

  it('is tried with rows of every version', () => {
    expect(rows).toHaveLength(migrations.length);
  });
});

it('a step that fails leaves the version before it, whole', () => {
  const path = join(newFolder(), 'half.sqlite');
  const db = new DatabaseSync(path);
  const broken = [
    migrations[0]!,
    'CREATE TABLE half (a) STRICT',
    'CREATE TABLE half (a INTEGER) STRICT; nonsense',
  ];
  expect(() => migrate(db, path, broken)).toThrow();
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  expect(db.isTransaction).toBe(false);
  migrate(db, path, migrations);
  db.close();
  expect(schemaOf(path)).toContain(`version ${migrations.length}`);
});

function schemaOf(path: string): readonly unknown[] {
  const db = new DatabaseSync(path);
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  const { user_version: version } = db.prepare('PRAGMA user_version').get()!;
  const whole = [db.prepare('PRAGMA integrity_check').get(), db.prepare('PRAGMA foreign_key_check').all()];
  db.close();
  expect(whole).toEqual([{ integrity_check: 'ok' }, []]);
  return [`version ${version}`, ...schema.map(({ type, name, sql }) => `${type} ${name} ${sql}`)];
}
