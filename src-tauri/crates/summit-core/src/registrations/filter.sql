-- person: people
SELECT unhex(value) FROM json_each(:value)

-- registration: registrations
SELECT unhex(value) FROM json_each(:value)

-- state: rows
registrations.state IN (SELECT value FROM json_each(:value))

-- reply: rows
registrations.reply = :value

-- has_reply: rows
registrations.reply IS NOT NULL

-- category: rows
registrations.category_id IN (SELECT unhex(value) FROM json_each(:value))

-- organisation: people
SELECT employed.id FROM people AS employed
WHERE employed.organisation_id IN (SELECT unhex(value) FROM json_each(:value))

-- tag: registrations
SELECT registration_id FROM registration_tags
WHERE tag IN (SELECT value FROM json_each(:value))

-- day: rows
registrations.registered_at >= :first AND registrations.registered_at < :last

-- admitted: registrations
SELECT entry.registration_id FROM checkins AS entry
WHERE entry.kind IN ('entry', 'override') AND entry.outcome = 1
  AND entry.registration_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)

-- admitted_on: registrations
SELECT entry.registration_id FROM checkins AS entry
WHERE entry.kind IN ('entry', 'override') AND entry.outcome = 1
  AND entry.registration_id IS NOT NULL AND entry.at >= :first AND entry.at < :last
  AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)

-- import: registrations
SELECT row_id FROM change_rows
WHERE change_number IN (SELECT value FROM json_each(:value)) AND table_name = 'registrations'
UNION ALL
SELECT changed.id FROM change_rows CROSS JOIN registrations AS changed ON changed.person_id = row_id
WHERE change_number IN (SELECT value FROM json_each(:value)) AND table_name = 'people'
  AND before IS NOT NULL
UNION ALL
SELECT unhex(COALESCE(after ->> 'registration_id', before ->> 'registration_id')) FROM change_rows
WHERE change_number IN (SELECT value FROM json_each(:value))
  AND table_name IN ('registration_tags', 'receptions', 'signups')

-- notes: rows
registrations.notes <> '' AND instr(lower(registrations.notes), :value) > 0

-- field_filled: registrations
SELECT registration_id FROM field_values WHERE field_id = :field

-- field_part: registrations
SELECT registration_id FROM field_values
WHERE field_id = :field AND instr(lower(value), :value) > 0

-- field_number: registrations
SELECT registration_id FROM field_values
WHERE field_id = :field AND CAST(value AS REAL) = CAST(:value AS REAL)

-- field_same: registrations
SELECT registration_id FROM field_values WHERE field_id = :field AND value = :value

-- field_among: registrations
SELECT registration_id FROM field_values WHERE field_id = :field AND value IN (
  SELECT chosen FROM (SELECT DISTINCT value AS chosen FROM field_values WHERE field_id = :field)
  WHERE instr(char(10) || chosen || char(10), char(10) || :value || char(10)) > 0)

-- arrives: registrations
SELECT registration_id FROM receptions WHERE arrives_on = :value

-- leaves: registrations
SELECT registration_id FROM receptions WHERE leaves_on = :value

-- hotel: registrations
SELECT registration_id FROM receptions WHERE hotel IN (
  SELECT name FROM (SELECT DISTINCT hotel AS name FROM receptions WHERE hotel <> '')
  WHERE instr(lower(name), :value) > 0)

-- picked_up: registrations
SELECT registration_id FROM receptions WHERE wants_pick_up = 1

-- diet: registrations
SELECT registration_id FROM receptions
WHERE (diet IS NOT NULL OR allergies <> '')
  AND (diet = :value OR instr(lower(allergies), :value) > 0)

-- companion: rows
registrations.companion_of IS NOT NULL

-- left: rows
registrations.companion_of IS NOT NULL AND registrations.state NOT IN ('cancelled', 'no_show')
  AND (SELECT principal.state FROM registrations AS principal
    WHERE principal.id = registrations.companion_of) = 'cancelled'

-- comes_with: rows
registrations.companion_of IS NOT NULL AND registrations.companion_of IN (
  SELECT principal.id FROM json_each(:value) AS host
  JOIN registrations AS principal ON principal.person_id = unhex(host.value))

-- signed: registrations
SELECT signed.registration_id FROM json_each(:value) AS asked
JOIN signups AS signed ON signed.session_id = unhex(asked.value)
WHERE signed.waiting_since IS NULL

-- waits_for: registrations
SELECT signed.registration_id FROM json_each(:value) AS asked
JOIN signups AS signed ON signed.session_id = unhex(asked.value)
WHERE signed.waiting_since IS NOT NULL

-- has_photo: people
SELECT id FROM people WHERE photo_id IS NOT NULL

-- has_phone: people
SELECT id FROM people WHERE phone <> ''

-- has_email: people
SELECT id FROM people WHERE email <> ''

-- has_organisation: people
SELECT id FROM people WHERE organisation_id IS NOT NULL

-- has_seat: rows
registrations.seat <> ''

-- has_notes: rows
registrations.notes <> ''

-- has_tag: registrations
SELECT registration_id FROM registration_tags

-- has_companions: registrations
SELECT own.companion_of FROM registrations AS own WHERE own.companion_of IS NOT NULL

-- has_sessions: registrations
SELECT registration_id FROM signups

-- has_arrival: registrations
SELECT registration_id FROM receptions WHERE arrives_on IS NOT NULL

-- has_hotel: registrations
SELECT registration_id FROM receptions WHERE hotel <> ''

-- has_room: registrations
SELECT registration_id FROM receptions WHERE room <> ''
