-- What the rules of the agenda need to know: how grave each is to this event, what was let be, when people are there,
-- how far rooms are apart and when they are open.
CREATE TABLE agenda_rules (
  id BLOB NOT NULL PRIMARY KEY,
  rule TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  -- The measure of a rule that has one, such as the shortest break.
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440)
) STRICT;

CREATE TABLE accepted_findings (
  id BLOB NOT NULL PRIMARY KEY,
  -- The rule and the things, as a finding has it.
  key TEXT NOT NULL UNIQUE,
  note TEXT NOT NULL DEFAULT '',
  accepted_by TEXT NOT NULL,
  accepted_at TEXT NOT NULL
) STRICT;

-- Somebody without any is there all the time.
CREATE TABLE availabilities (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX availabilities_by_person ON availabilities (person_id, starts_at);

CREATE TABLE walks (
  id BLOB NOT NULL PRIMARY KEY,
  one_id BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  other_id BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),
  UNIQUE (one_id, other_id)
) STRICT;
CREATE INDEX walks_by_other ON walks (other_id);

ALTER TABLE rooms ADD COLUMN opens_at TEXT;
ALTER TABLE rooms ADD COLUMN closes_at TEXT;
