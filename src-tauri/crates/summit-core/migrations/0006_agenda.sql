-- What happens when and where, and who stands for it.
CREATE TABLE tracks (
  id BLOB NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  color TEXT NOT NULL DEFAULT '#0b5c83',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sessions (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL DEFAULT '',
  abstract_zh TEXT NOT NULL DEFAULT '',
  abstract_en TEXT NOT NULL DEFAULT '',
  -- Venue time; NULL while the session waits to be placed.
  starts_at TEXT,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  track_id BLOB REFERENCES tracks (id) ON DELETE SET NULL,
  language TEXT,
  expected INTEGER CHECK (expected > 0),
  notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sessions_by_time ON sessions (starts_at);
CREATE INDEX sessions_by_track ON sessions (track_id);

CREATE TABLE session_rooms (
  id BLOB NOT NULL PRIMARY KEY,
  session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  room_id BLOB NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (session_id, room_id)
) STRICT;
CREATE INDEX session_rooms_by_room ON session_rooms (room_id);

CREATE TABLE session_roles (
  id BLOB NOT NULL PRIMARY KEY,
  session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  person_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (session_id, person_id, role)
) STRICT;
CREATE INDEX session_roles_by_person ON session_roles (person_id);
