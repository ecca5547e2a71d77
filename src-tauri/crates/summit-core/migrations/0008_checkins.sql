-- What happened at the doors: appended, never changed. Undoing an entry is another event.
CREATE TABLE checkins (
  -- Made by the station (uuid v7), so that sending one twice adds it once.
  id BLOB NOT NULL PRIMARY KEY,
  station TEXT NOT NULL,
  station_seq INTEGER NOT NULL,
  -- NULL when the code belonged to nobody.
  registration_id BLOB REFERENCES registrations (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  -- The entry that an undo takes back.
  undoes_id BLOB REFERENCES checkins (id) ON DELETE SET NULL,
  -- The clock of the station, and how far it was off the hub's, in milliseconds.
  at TEXT NOT NULL,
  clock_offset INTEGER NOT NULL DEFAULT 0,
  -- The key that signed the badge token; NULL when a number or a name was used.
  token_kid INTEGER,
  -- The hub's verdict and what the person at the door did: 1 admitted, 0 not, NULL not known.
  claim INTEGER CHECK (claim IN (0, 1)),
  outcome INTEGER CHECK (outcome IN (0, 1)),
  offline INTEGER NOT NULL DEFAULT 0 CHECK (offline IN (0, 1)),
  operator TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (station, station_seq)
) STRICT;
CREATE INDEX checkins_by_registration ON checkins (registration_id, at);
CREATE INDEX checkins_by_time ON checkins (at);
CREATE INDEX checkins_by_undone ON checkins (undoes_id) WHERE undoes_id IS NOT NULL;
