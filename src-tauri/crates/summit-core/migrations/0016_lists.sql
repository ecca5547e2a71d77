-- Lists come from elsewhere and go elsewhere: whose number a row has there, how a list was read the
-- last time, and what left the file.
ALTER TABLE registrations ADD COLUMN external_id TEXT NOT NULL DEFAULT '';
CREATE INDEX registrations_by_external_id ON registrations (external_id) WHERE external_id <> '';

-- Content of its kind: how the last list of a make was read. Nothing that anybody would undo.
CREATE TABLE import_mappings (
  -- The titles of the columns, one a line: lists of the same make have the same ones.
  titles TEXT NOT NULL PRIMARY KEY,
  -- Which field each column fills, as a JSON array.
  uses TEXT NOT NULL CHECK (json_valid(uses)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exports (
  id BLOB NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  -- Which columns left the event, one a line.
  columns TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
