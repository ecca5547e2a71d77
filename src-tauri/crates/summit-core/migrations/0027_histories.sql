-- The history of a guest tells of what hangs on the registration, too: its tags, reception and sign-ups.
CREATE INDEX change_rows_by_registration
  ON change_rows (COALESCE(after ->> '$.registration_id', before ->> '$.registration_id'))
  WHERE table_name IN ('registration_tags', 'receptions', 'signups');
