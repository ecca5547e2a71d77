-- What a session offers besides its time and place: interpretation, seats, sign-up, materials.
ALTER TABLE sessions ADD COLUMN interpreted INTEGER NOT NULL DEFAULT 0 CHECK (interpreted IN (0, 1));
-- How many people this session admits, where that is not what the rooms seat.
ALTER TABLE sessions ADD COLUMN capacity INTEGER CHECK (capacity > 0);
-- How many may sign up; NULL where nobody has to.
ALTER TABLE sessions ADD COLUMN sign_up_limit INTEGER CHECK (sign_up_limit > 0);

CREATE TABLE session_materials (
  id BLOB NOT NULL PRIMARY KEY,
  session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- A web address or a path on the office's disk.
  link TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX session_materials_by_session ON session_materials (session_id);

-- One move is checked against the sessions that have the same title.
CREATE INDEX sessions_by_title ON sessions (title_zh);
