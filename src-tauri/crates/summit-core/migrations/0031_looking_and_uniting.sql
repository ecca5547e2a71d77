-- Few have a note or a photo: who does is found without a look at everybody.
CREATE INDEX registrations_with_notes ON registrations (notes) WHERE notes <> '';
CREATE INDEX people_with_photo ON people (photo_id) WHERE photo_id IS NOT NULL;
-- Scans of one second stand in their order, too.
DROP INDEX checkins_by_time;
CREATE INDEX checkins_by_time ON checkins (at, id);

-- By what somebody was known before two registrations became one: lists go on using it.
CREATE TABLE former_references (
  id BLOB NOT NULL PRIMARY KEY,
  registration_id BLOB NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
  external_id TEXT NOT NULL CHECK (external_id <> '')
) STRICT;
CREATE INDEX former_references_by_registration ON former_references (registration_id);
