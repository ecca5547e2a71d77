-- How many come in a category, and who waits for a place since when.
ALTER TABLE categories ADD COLUMN quota INTEGER CHECK (quota > 0);
ALTER TABLE registrations ADD COLUMN waiting_since TEXT;
CREATE INDEX registrations_waiting ON registrations (category_id, waiting_since)
  WHERE waiting_since IS NOT NULL;
