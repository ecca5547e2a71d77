-- The event itself: exactly one row, its days and its places.
CREATE TABLE event (
  id BLOB NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
  venue_zh TEXT NOT NULL DEFAULT '',
  venue_en TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  time_zone TEXT NOT NULL DEFAULT 'Asia/Shanghai',
  welcome_zh TEXT NOT NULL DEFAULT '',
  welcome_en TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX event_once ON event ((1));

CREATE TABLE days (
  id BLOB NOT NULL PRIMARY KEY,
  date TEXT NOT NULL UNIQUE,
  name_zh TEXT NOT NULL DEFAULT '',
  name_en TEXT NOT NULL DEFAULT '',
  opens_at TEXT NOT NULL DEFAULT '09:00',
  closes_at TEXT NOT NULL DEFAULT '18:00' CHECK (closes_at > opens_at)
) STRICT;

-- A hall is a building part that holds rooms or booths; its floor is measured in millimetres.
CREATE TABLE halls (
  id BLOB NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  width_mm INTEGER CHECK (width_mm > 0),
  depth_mm INTEGER CHECK (depth_mm > 0),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE rooms (
  id BLOB NOT NULL PRIMARY KEY,
  hall_id BLOB REFERENCES halls (id) ON DELETE SET NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  seats INTEGER CHECK (seats > 0),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rooms_by_hall ON rooms (hall_id);
