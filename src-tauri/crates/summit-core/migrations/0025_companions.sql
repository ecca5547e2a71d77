-- Who comes with whom: secretaries, drivers, interpreters, families belong to a principal.
ALTER TABLE registrations ADD COLUMN companion_of BLOB REFERENCES registrations (id)
  ON DELETE SET NULL CHECK (companion_of <> id);
-- As what they come, in words; it stays when the principal is not known (any more).
ALTER TABLE registrations ADD COLUMN companion_as TEXT NOT NULL DEFAULT '';
CREATE INDEX registrations_by_principal ON registrations (companion_of)
  WHERE companion_of IS NOT NULL;
