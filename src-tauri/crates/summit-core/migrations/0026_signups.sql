-- Who asked for a place in a session: a workshop, a dinner, a visit.
CREATE TABLE signups (
  id BLOB NOT NULL PRIMARY KEY,
  session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  registration_id BLOB NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
  asked_at TEXT NOT NULL,
  -- Since when they wait for a place; NULL for who need not.
  waiting_since TEXT,
  UNIQUE (session_id, registration_id)
) STRICT;
CREATE INDEX signups_by_registration ON signups (registration_id);
CREATE INDEX signups_waiting ON signups (session_id, waiting_since) WHERE waiting_since IS NOT NULL;
