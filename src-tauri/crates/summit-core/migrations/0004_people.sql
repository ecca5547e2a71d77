-- A person exists once, whatever they are: speaker, guest, contact, exhibitor staff.

-- Pictures are content: added, never changed, so the journal keeps only who shows which.
CREATE TABLE pictures (
  id BLOB NOT NULL PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'png')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE people (
  id BLOB NOT NULL PRIMARY KEY,
  full_name TEXT NOT NULL,
  family_name TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  latin_name TEXT NOT NULL DEFAULT '',
  -- The reading that is shown and sorted by. All readings are in search_keys.
  pinyin TEXT NOT NULL DEFAULT '',
  pinyin_corrected INTEGER NOT NULL DEFAULT 0 CHECK (pinyin_corrected IN (0, 1)),
  gender TEXT,
  position_zh TEXT NOT NULL DEFAULT '',
  position_en TEXT NOT NULL DEFAULT '',
  organisation_id BLOB REFERENCES organisations (id) ON DELETE SET NULL,
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  photo_id BLOB REFERENCES pictures (id) ON DELETE SET NULL,
  biography_zh TEXT NOT NULL DEFAULT '',
  biography_en TEXT NOT NULL DEFAULT '',
  -- Rank in the order of protocol, 1 first; NULL for everybody else.
  protocol_rank INTEGER CHECK (protocol_rank > 0),
  notes TEXT NOT NULL DEFAULT '',
  sort_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX people_by_name ON people (sort_key, id);
CREATE INDEX people_by_organisation ON people (organisation_id);
CREATE INDEX people_by_phone ON people (phone) WHERE phone <> '';

CREATE TABLE contacts (
  id BLOB NOT NULL PRIMARY KEY,
  organisation_id BLOB NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  person_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  duty TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (organisation_id, person_id)
) STRICT;
CREATE INDEX contacts_by_person ON contacts (person_id);
