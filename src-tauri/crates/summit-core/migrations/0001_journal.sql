-- Every change of the event leaves a trace: what undo, the audit trail and "changed since" are read from.
CREATE TABLE changes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  station TEXT NOT NULL,
  command TEXT NOT NULL,
  -- What was done, as a code of the words files, and to whom or what.
  title TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 1,
  -- 'done' and 'undone' can be taken back and forth; 'dropped' was undone and then passed over;
  -- 'fixed' is never undone (an undo itself, a check-in).
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed'))
) STRICT;
CREATE INDEX changes_by_station ON changes (station, state, number);

CREATE TABLE change_rows (
  change_number INTEGER NOT NULL REFERENCES changes (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id BLOB NOT NULL,
  -- The whole row as JSON; NULL before an insert and after a removal.
  before TEXT,
  after TEXT,
  PRIMARY KEY (change_number, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_rows_by_row ON change_rows (row_id, change_number);

-- Numbers that are never given twice, not even after an undo.
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The keys that sign badge tokens. They never leave the office file.
CREATE TABLE signing_keys (
  kid INTEGER PRIMARY KEY CHECK (kid BETWEEN 0 AND 15),
  seed BLOB NOT NULL CHECK (length(seed) = 32),
  created_at TEXT NOT NULL
) STRICT;
