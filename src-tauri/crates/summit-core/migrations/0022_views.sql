-- Ways to look at the register that have a name, for everybody who opens the event.
CREATE TABLE register_views (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
  -- In the language of filters; empty means everybody.
  query TEXT NOT NULL DEFAULT '',
  -- A JSON array of objects: which column, and how many pixels wide.
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  sort TEXT NOT NULL,
  descending INTEGER NOT NULL DEFAULT 0 CHECK (descending IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
