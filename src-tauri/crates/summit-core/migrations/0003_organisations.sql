-- Organisations: members, exhibitors, hosts and the employers of people, each once.
CREATE TABLE organisations (
  id BLOB NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  short_name TEXT NOT NULL DEFAULT '',
  sector TEXT,
  standing TEXT,
  website TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  profile_zh TEXT NOT NULL DEFAULT '',
  profile_en TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  -- Pinyin of the name, for lists and indexes.
  sort_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organisations_by_name ON organisations (sort_key, id);
CREATE INDEX organisations_by_full_name ON organisations (name_zh);

CREATE TABLE hosts (
  id BLOB NOT NULL PRIMARY KEY,
  organisation_id BLOB NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (organisation_id, role)
) STRICT;
