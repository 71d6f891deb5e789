// What the tables look like, as the steps that led there: a step that was released never changes, a new one is added.

const conversations = `
  CREATE TABLE servers (
    server TEXT NOT NULL PRIMARY KEY,
    questions INTEGER NOT NULL,
    votes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    server TEXT,
    channel TEXT NOT NULL,
    member TEXT NOT NULL,
    at INTEGER NOT NULL,
    understood TEXT NOT NULL,
    papers TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turns_of_conversation ON turns (member, channel);
  CREATE INDEX turns_of_server ON turns (server) WHERE server IS NOT NULL;
  CREATE INDEX turns_by_time ON turns (at);
`;

// Ids are never given twice: an old button must not reach a new schedule.
const daily = `
  CREATE TABLE schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server TEXT NOT NULL,
    channel TEXT NOT NULL,
    time TEXT NOT NULL,
    zone TEXT NOT NULL,
    days TEXT NOT NULL,
    topic TEXT,
    first_day TEXT,
    last_day TEXT,
    role TEXT,
    thread INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    round INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    paused TEXT
  ) STRICT;
  CREATE INDEX schedules_of_server ON schedules (server);
  CREATE INDEX schedules_due ON schedules (next_at) WHERE paused IS NULL;
  CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule INTEGER NOT NULL REFERENCES schedules ON DELETE CASCADE,
    occasion TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    claimed_at INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    channel TEXT NOT NULL,
    round INTEGER NOT NULL,
    paper TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'done', 'failed', 'skipped')),
    message TEXT,
    attempts INTEGER NOT NULL,
    retry_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX posts_of_occasion ON posts (schedule, occasion);
  CREATE INDEX posts_of_round ON posts (schedule, round);
  CREATE INDEX posts_unfinished ON posts (retry_at) WHERE state IN ('claimed', 'sent');
`;

// A group of a million questions is listed as fast as one of two: the triggers keep count, whoever adds or deletes.
const feedback = `
  CREATE TABLE saved (
    id INTEGER PRIMARY KEY,
    member TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX saved_by_member ON saved (member, code);
  CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    message TEXT NOT NULL,
    member TEXT,
    value TEXT NOT NULL CHECK (value IN ('up', 'down')),
    at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX votes_of_message ON votes (message, member);
  CREATE INDEX votes_of_member ON votes (member) WHERE member IS NOT NULL;
  CREATE INDEX votes_by_time ON votes (at) WHERE member IS NOT NULL;
  CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    server TEXT,
    member TEXT NOT NULL,
    question TEXT NOT NULL,
    terms TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('none', 'down')),
    message TEXT,
    expected TEXT,
    papers TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX gaps_of_message ON gaps (message, member) WHERE message IS NOT NULL;
  CREATE INDEX gaps_of_group ON gaps (server, terms) WHERE server IS NOT NULL;
  CREATE INDEX gaps_of_member ON gaps (member);
  CREATE INDEX gaps_by_time ON gaps (at);
  CREATE TABLE gap_groups (
    server TEXT NOT NULL,
    terms TEXT NOT NULL,
    members INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (server, terms)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX gap_groups_by_members ON gap_groups (server, members, last_at) WHERE members > 1;
  CREATE TABLE gap_members (
    server TEXT NOT NULL,
    terms TEXT NOT NULL,
    member TEXT NOT NULL,
    asked INTEGER NOT NULL,
    PRIMARY KEY (server, terms, member)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER gap_added AFTER INSERT ON gaps WHEN new.server IS NOT NULL BEGIN
    INSERT INTO gap_groups VALUES (new.server, new.terms, 0, 0, 0) ON CONFLICT DO NOTHING;
    INSERT INTO gap_members VALUES (new.server, new.terms, new.member, 0) ON CONFLICT DO NOTHING;
    UPDATE gap_members SET asked = asked + 1
      WHERE server = new.server AND terms = new.terms AND member = new.member;
    UPDATE gap_groups SET
      asked = asked + 1,
      last_at = new.at,
      members = members + (1 = (SELECT asked FROM gap_members
        WHERE server = new.server AND terms = new.terms AND member = new.member))
      WHERE server = new.server AND terms = new.terms;
  END;
  CREATE TRIGGER gap_deleted AFTER DELETE ON gaps WHEN old.server IS NOT NULL BEGIN
    UPDATE gap_members SET asked = asked - 1
      WHERE server = old.server AND terms = old.terms AND member = old.member;
    UPDATE gap_groups SET
      asked = asked - 1,
      last_at = coalesce((SELECT at FROM gaps
        WHERE server = old.server AND terms = old.terms ORDER BY id DESC LIMIT 1), 0),
      members = members - (0 = (SELECT asked FROM gap_members
        WHERE server = old.server AND terms = old.terms AND member = old.member))
      WHERE server = old.server AND terms = old.terms;
    DELETE FROM gap_members
      WHERE server = old.server AND terms = old.terms AND member = old.member AND asked = 0;
    DELETE FROM gap_groups WHERE server = old.server AND terms = old.terms AND asked = 0;
  END;
`;

// One row: since when there may be traces of what was deleted (see rewrite.ts), and when the file was written anew.
const traces = `
  CREATE TABLE upkeep (id INTEGER PRIMARY KEY CHECK (id = 1), traces INTEGER NOT NULL, rewritten_at INTEGER NOT NULL) STRICT;
  INSERT INTO upkeep VALUES (1, 0, 0);
`;

const following = `
  CREATE TABLE follows (
    server TEXT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    role TEXT,
    announced TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX follows_behind ON follows (announced);
  CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server TEXT NOT NULL REFERENCES follows ON DELETE CASCADE,
    channel TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    nonce TEXT NOT NULL,
    claimed_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'done', 'failed')),
    message TEXT,
    attempts INTEGER NOT NULL,
    retry_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX announcements_of_server ON announcements (server);
  CREATE INDEX announcements_unfinished ON announcements (retry_at) WHERE state = 'claimed';
`;

/** Each leads from the version that is its place to the next. */
export const migrations: readonly string[] = [conversations, daily, feedback, traces, following];
