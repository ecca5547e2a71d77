WITH concerned (id) AS (
  -- The thing itself; a person with the registration, and a registration with the person.
  SELECT ?1
  UNION SELECT id FROM registrations WHERE person_id = ?1
  UNION SELECT person_id FROM registrations WHERE id = ?1
),
touched (number, position) AS (
  SELECT change_number, position FROM change_rows WHERE row_id IN (SELECT id FROM concerned)
  UNION
  -- What hangs on the registration, also what is gone.
  SELECT change_number, position FROM change_rows
  WHERE table_name IN ('registration_tags', 'receptions', 'signups')
    AND COALESCE(after ->> '$.registration_id', before ->> '$.registration_id') IN (
      SELECT hex(id) FROM concerned)
  UNION
  -- Who comes with the guest, did, or comes as something else now.
  SELECT change_number, position FROM change_rows
  WHERE table_name = 'registrations'
    AND after ->> '$.companion_of' IN (SELECT hex(id) FROM concerned)
    AND (after ->> '$.companion_of' IS NOT before ->> '$.companion_of'
      OR after ->> '$.companion_as' IS NOT before ->> '$.companion_as')
  UNION
  SELECT change_number, position FROM change_rows
  WHERE table_name = 'registrations'
    AND before ->> '$.companion_of' IN (SELECT hex(id) FROM concerned)
    AND before ->> '$.companion_of' IS NOT after ->> '$.companion_of'
)
