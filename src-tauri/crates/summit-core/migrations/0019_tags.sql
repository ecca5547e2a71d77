-- Words that organisers give to registrations to find them again. Written as typed, told apart without case.
CREATE TABLE registration_tags (
  id BLOB NOT NULL PRIMARY KEY,
  registration_id BLOB NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
  tag TEXT NOT NULL COLLATE NOCASE CHECK (tag <> ''),
  UNIQUE (registration_id, tag)
) STRICT;
CREATE INDEX registration_tags_by_tag ON registration_tags (tag, registration_id);
