-- How guests come, where they stay and what they eat: what the reception lives by.
CREATE TABLE receptions (
  id BLOB NOT NULL PRIMARY KEY,
  registration_id BLOB NOT NULL UNIQUE REFERENCES registrations (id) ON DELETE CASCADE,
  -- Venue time. The day is often known before the time of day is.
  arrives_on TEXT,
  arrives_at TEXT CHECK (arrives_at IS NULL OR arrives_on IS NOT NULL),
  -- The number of the flight or train.
  arrives_by TEXT NOT NULL DEFAULT '',
  arrival_place TEXT NOT NULL DEFAULT '',
  -- NULL: nobody has asked yet.
  wants_pick_up INTEGER CHECK (wants_pick_up IN (0, 1)),
  driver TEXT NOT NULL DEFAULT '',
  plate TEXT NOT NULL DEFAULT '',
  hotel TEXT NOT NULL DEFAULT '',
  -- Its number, or of what kind it is to be.
  room TEXT NOT NULL DEFAULT '',
  nights INTEGER CHECK (nights BETWEEN 0 AND 90),
  -- Those with the same value here share a room.
  shared_room BLOB,
  diet TEXT CHECK (diet IN ('halal', 'vegetarian', 'vegan')),
  allergies TEXT NOT NULL DEFAULT '',
  leaves_on TEXT,
  leaves_at TEXT CHECK (leaves_at IS NULL OR leaves_on IS NOT NULL),
  leaves_by TEXT NOT NULL DEFAULT '',
  departure_place TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX receptions_by_arrival ON receptions (arrives_on, arrives_at);
CREATE INDEX receptions_by_departure ON receptions (leaves_on, leaves_at);
CREATE INDEX receptions_by_hotel ON receptions (hotel, room);
CREATE INDEX receptions_by_shared_room ON receptions (shared_room) WHERE shared_room IS NOT NULL;
