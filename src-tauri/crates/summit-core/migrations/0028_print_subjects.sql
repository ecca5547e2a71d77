-- The log knows pieces of every kind: certificates of people and organisations, signs of booths and
-- rooms, sheets of sessions. At most one of these, or the registration, says whose piece it is; a
-- sign for a room is of one day.
ALTER TABLE prints ADD COLUMN person_id BLOB REFERENCES people (id) ON DELETE SET NULL;
ALTER TABLE prints ADD COLUMN organisation_id BLOB REFERENCES organisations (id) ON DELETE SET NULL;
ALTER TABLE prints ADD COLUMN booth_id BLOB REFERENCES booths (id) ON DELETE SET NULL;
ALTER TABLE prints ADD COLUMN session_id BLOB REFERENCES sessions (id) ON DELETE SET NULL;
ALTER TABLE prints ADD COLUMN room_id BLOB REFERENCES rooms (id) ON DELETE SET NULL;
ALTER TABLE prints ADD COLUMN day TEXT;
CREATE INDEX prints_by_person ON prints (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX prints_by_organisation ON prints (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX prints_by_booth ON prints (booth_id) WHERE booth_id IS NOT NULL;
CREATE INDEX prints_by_session ON prints (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX prints_by_room ON prints (room_id) WHERE room_id IS NOT NULL;
