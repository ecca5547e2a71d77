-- What an imported person, room or track is called where it came from: a second import finds it
-- again, whatever it is called here by then. A session needs no such memory; its id is its GUID.
CREATE TABLE origins (
  id BLOB NOT NULL PRIMARY KEY,
  -- The conference or list that gave the name.
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  person_id BLOB REFERENCES people (id) ON DELETE CASCADE,
  room_id BLOB REFERENCES rooms (id) ON DELETE CASCADE,
  track_id BLOB REFERENCES tracks (id) ON DELETE CASCADE,
  CHECK ((person_id IS NOT NULL) + (room_id IS NOT NULL) + (track_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX origins_of_people ON origins (source, name) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX origins_of_rooms ON origins (source, name) WHERE room_id IS NOT NULL;
CREATE UNIQUE INDEX origins_of_tracks ON origins (source, name) WHERE track_id IS NOT NULL;
CREATE INDEX origins_by_person ON origins (person_id);
CREATE INDEX origins_by_room ON origins (room_id);
CREATE INDEX origins_by_track ON origins (track_id);
