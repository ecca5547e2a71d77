-- Who comes, as what, and how far that is settled.
CREATE TABLE categories (
  id BLOB NOT NULL PRIMARY KEY,
  -- The number that stands in the badge token.
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 255),
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  color TEXT NOT NULL DEFAULT '#0b5c83',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE custom_fields (
  id BLOB NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  -- One choice a line, for the kind 'choice'.
  choices TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE registrations (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL UNIQUE REFERENCES people (id) ON DELETE CASCADE,
  category_id BLOB NOT NULL REFERENCES categories (id) ON DELETE RESTRICT,
  state TEXT NOT NULL,
  -- The serial behind the badge number; the printed number adds a check digit.
  serial INTEGER NOT NULL UNIQUE,
  -- How often the badge was issued anew. A badge of an earlier issue no longer admits.
  issue INTEGER NOT NULL DEFAULT 1 CHECK (issue BETWEEN 1 AND 255),
  source TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  -- Values of custom fields as a JSON object, keyed by the id of the field.
  custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom)),
  registered_at TEXT NOT NULL
) STRICT;
CREATE INDEX registrations_by_category ON registrations (category_id);
CREATE INDEX registrations_by_state ON registrations (state);
CREATE INDEX registrations_by_time ON registrations (registered_at, id);
