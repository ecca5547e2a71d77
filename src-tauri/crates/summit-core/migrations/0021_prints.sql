-- What was printed for whom: appended, never changed. It tells what is new or changed since.
CREATE TABLE print_runs (
  id BLOB NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  station TEXT NOT NULL,
  operator TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL,
  -- What was chosen, so that the same can be printed again.
  options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
  -- Whether it went into a file or to a printer, and the name of the file or the queue.
  target TEXT NOT NULL CHECK (target IN ('file', 'queue')),
  place TEXT NOT NULL,
  copies INTEGER NOT NULL DEFAULT 1 CHECK (copies > 0),
  pages INTEGER NOT NULL,
  -- Why it was printed again; NULL for a run as usual.
  reason TEXT,
  reason_words TEXT NOT NULL DEFAULT '',
  -- When somebody said that nothing usable had come out of the printer.
  discarded_at TEXT
) STRICT;
CREATE INDEX print_runs_by_time ON print_runs (at);

CREATE TABLE prints (
  id BLOB NOT NULL PRIMARY KEY,
  run_id BLOB NOT NULL REFERENCES print_runs (id) ON DELETE CASCADE,
  -- NULL once the registration is removed; the paper is still there.
  registration_id BLOB REFERENCES registrations (id) ON DELETE SET NULL,
  -- Whose name stands on it, which may not be theirs any more who have the registration.
  name TEXT NOT NULL,
  -- The issue of the badge; NULL for what has no code.
  issue INTEGER,
  -- A short hash of everything that it shows.
  snapshot TEXT NOT NULL
) STRICT;
CREATE INDEX prints_by_registration ON prints (registration_id, id);
CREATE INDEX prints_by_run ON prints (run_id, id);
