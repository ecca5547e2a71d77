-- person
registrations.person_id IN (SELECT unhex(value) FROM json_each(:value))

-- registration
registrations.id IN (SELECT unhex(value) FROM json_each(:value))

-- state
registrations.state IN (SELECT value FROM json_each(:value))

-- category
registrations.category_id IN (SELECT unhex(value) FROM json_each(:value))

-- organisation
registrations.person_id IN (
  SELECT employed.id FROM people AS employed
  WHERE employed.organisation_id IN (SELECT unhex(value) FROM json_each(:value)))

-- tag
registrations.id IN (
  SELECT registration_id FROM registration_tags
  WHERE tag IN (SELECT value FROM json_each(:value)))

-- day
registrations.registered_at >= :first AND registrations.registered_at < :last

-- admitted
registrations.id IN (
  SELECT entry.registration_id FROM checkins AS entry
  WHERE entry.kind IN ('entry', 'override') AND entry.outcome = 1
    AND entry.registration_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id))

-- admitted_on
registrations.id IN (
  SELECT entry.registration_id FROM checkins AS entry
  WHERE entry.kind IN ('entry', 'override') AND entry.outcome = 1
    AND entry.registration_id IS NOT NULL AND entry.at >= :first AND entry.at < :last
    AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id))

-- import
registrations.id IN (
  SELECT row_id FROM change_rows WHERE change_number IN (SELECT value FROM json_each(:value))
    AND table_name = 'registrations')

-- notes
registrations.notes <> '' AND instr(lower(registrations.notes), :value) > 0

-- field_filled
registrations.custom <> '{}' AND COALESCE(registrations.custom ->> :path, '') <> ''

-- field_part
instr(lower(registrations.custom), :raw) > 0
  AND instr(lower(COALESCE(registrations.custom ->> :path, '')), :value) > 0

-- field_number
registrations.custom <> '{}' AND COALESCE(registrations.custom ->> :path, '') <> ''
  AND CAST(registrations.custom ->> :path AS REAL) = CAST(:value AS REAL)

-- field_among
instr(registrations.custom, :raw) > 0
  AND instr(char(10) || COALESCE(registrations.custom ->> :path, '') || char(10),
    char(10) || :value || char(10)) > 0

-- field_same
instr(registrations.custom, :raw) > 0 AND registrations.custom ->> :path IS :value

-- arrives
registrations.id IN (SELECT registration_id FROM receptions WHERE arrives_on = :value)

-- leaves
registrations.id IN (SELECT registration_id FROM receptions WHERE leaves_on = :value)

-- hotel
registrations.id IN (
  SELECT registration_id FROM receptions WHERE hotel <> '' AND instr(lower(hotel), :value) > 0)

-- picked_up
registrations.id IN (SELECT registration_id FROM receptions WHERE wants_pick_up = 1)

-- not_picked_up
registrations.id NOT IN (SELECT registration_id FROM receptions WHERE wants_pick_up = 1)

-- diet
registrations.id IN (
  SELECT registration_id FROM receptions
  WHERE diet = :value OR instr(lower(allergies), :value) > 0)

-- companion
registrations.companion_of IS NOT NULL

-- no_companion
registrations.companion_of IS NULL

-- left
registrations.companion_of IS NOT NULL AND registrations.state NOT IN ('cancelled', 'no_show')
  AND (SELECT principal.state FROM registrations AS principal
    WHERE principal.id = registrations.companion_of) = 'cancelled'

-- comes_with
registrations.companion_of IS NOT NULL AND registrations.companion_of IN (
  SELECT principal.id FROM json_each(:value) AS host
  JOIN registrations AS principal ON principal.person_id = unhex(host.value))

-- session
registrations.state IN ('registered', 'approved', 'confirmed', 'no_show')
  AND registrations.id IN (
    SELECT signed.registration_id FROM json_each(:value) AS asked
    JOIN signups AS signed ON signed.session_id = unhex(asked.value)
    WHERE signed.waiting_since IS NULL)

-- waits_for
registrations.id IN (
  SELECT signed.registration_id FROM json_each(:value) AS asked
  JOIN signups AS signed ON signed.session_id = unhex(asked.value)
  WHERE signed.waiting_since IS NOT NULL)

-- has_photo
registrations.person_id IN (SELECT id FROM people WHERE photo_id IS NOT NULL)

-- has_phone
registrations.person_id IN (SELECT id FROM people WHERE phone <> '')

-- has_email
registrations.person_id IN (SELECT id FROM people WHERE email <> '')

-- has_organisation
registrations.person_id IN (SELECT id FROM people WHERE organisation_id IS NOT NULL)

-- has_seat
registrations.seat <> ''

-- has_notes
registrations.notes <> ''

-- has_tag
registrations.id IN (SELECT registration_id FROM registration_tags)

-- has_companions
registrations.id IN (
  SELECT own.companion_of FROM registrations AS own WHERE own.companion_of IS NOT NULL)

-- has_sessions
registrations.id IN (SELECT registration_id FROM signups)

-- has_arrival
registrations.id IN (SELECT registration_id FROM receptions WHERE arrives_on IS NOT NULL)

-- has_hotel
registrations.id IN (SELECT registration_id FROM receptions WHERE hotel <> '')

-- has_room
registrations.id IN (SELECT registration_id FROM receptions WHERE room <> '')
