-- The agenda as it was published, edition by edition: what was printed can be told from what changed since.
CREATE TABLE editions (
  id BLOB NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  note TEXT NOT NULL DEFAULT '',
  published_by TEXT NOT NULL,
  published_at TEXT NOT NULL,
  -- The placed sessions as JSON, each with its time, rooms and people.
  agenda TEXT NOT NULL CHECK (json_valid(agenda))
) STRICT;
