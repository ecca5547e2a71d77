SELECT row_id FROM change_rows WHERE change_number > ?1 AND table_name = 'registrations'
UNION ALL
SELECT registrations.id FROM change_rows CROSS JOIN registrations ON person_id = row_id
WHERE change_number > ?1 AND table_name = 'people'
UNION ALL
SELECT registrations.id FROM change_rows CROSS JOIN people ON organisation_id = row_id
  CROSS JOIN registrations ON person_id = people.id
WHERE change_number > ?1 AND table_name = 'organisations'
UNION ALL
SELECT unhex(value) FROM (
  SELECT before ->> 'registration_id' AS value FROM change_rows
  WHERE change_number > ?1 AND table_name IN ('registration_tags', 'checkins', 'signups')
  UNION ALL
  SELECT after ->> 'registration_id' FROM change_rows
  WHERE change_number > ?1 AND table_name IN ('registration_tags', 'checkins', 'signups'))
WHERE value IS NOT NULL
UNION ALL
SELECT registrations.id FROM change_rows CROSS JOIN registrations ON companion_of = row_id
WHERE change_number > ?1 AND table_name = 'registrations'
UNION ALL
SELECT registrations.id FROM change_rows CROSS JOIN registrations AS principal
    ON principal.person_id = row_id
  CROSS JOIN registrations ON registrations.companion_of = principal.id
WHERE change_number > ?1 AND table_name = 'people'
UNION ALL
SELECT unhex(value) FROM (
  SELECT before ->> 'companion_of' AS value FROM change_rows
  WHERE change_number > ?1 AND table_name = 'registrations'
  UNION ALL
  SELECT after ->> 'companion_of' FROM change_rows
  WHERE change_number > ?1 AND table_name = 'registrations')
WHERE value IS NOT NULL
UNION ALL
SELECT signups.registration_id FROM change_rows CROSS JOIN signups ON session_id = row_id
WHERE change_number > ?1 AND table_name = 'sessions'
