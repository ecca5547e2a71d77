-- Two people who look like one and are not. Said once, remembered for good.
CREATE TABLE different_people (
  id BLOB NOT NULL PRIMARY KEY,
  -- The one with the smaller id, so that a pair is there once.
  one_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  other_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  UNIQUE (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT;
CREATE INDEX different_people_by_other ON different_people (other_id);
