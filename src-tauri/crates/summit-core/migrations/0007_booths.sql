-- The exhibition: booths on the floor and the equipment that stands in them. Lengths in millimetres.
CREATE TABLE booths (
  id BLOB NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  hall_id BLOB REFERENCES halls (id) ON DELETE SET NULL,
  x_mm INTEGER,
  y_mm INTEGER,
  width_mm INTEGER NOT NULL CHECK (width_mm > 0),
  depth_mm INTEGER NOT NULL CHECK (depth_mm > 0),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  exhibitor_id BLOB REFERENCES organisations (id) ON DELETE SET NULL,
  notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX booths_by_hall ON booths (hall_id);
CREATE INDEX booths_by_exhibitor ON booths (exhibitor_id);

CREATE TABLE booth_staff (
  id BLOB NOT NULL PRIMARY KEY,
  booth_id BLOB NOT NULL REFERENCES booths (id) ON DELETE CASCADE,
  person_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (booth_id, person_id)
) STRICT;
CREATE INDEX booth_staff_by_person ON booth_staff (person_id);

CREATE TABLE equipment (
  id BLOB NOT NULL PRIMARY KEY,
  booth_id BLOB NOT NULL REFERENCES booths (id) ON DELETE CASCADE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  model TEXT NOT NULL DEFAULT '',
  maker TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
  -- Electrical power of one piece in watts.
  power_w INTEGER CHECK (power_w >= 0),
  -- What it must be fed with besides power, such as LN2, water, compressed air.
  supply TEXT NOT NULL DEFAULT '',
  weight_kg INTEGER CHECK (weight_kg >= 0),
  width_mm INTEGER CHECK (width_mm > 0),
  depth_mm INTEGER CHECK (depth_mm > 0),
  height_mm INTEGER CHECK (height_mm > 0),
  notes TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX equipment_by_booth ON equipment (booth_id);
