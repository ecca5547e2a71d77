-- :found
registrations.person_id IN (SELECT unhex(value) FROM json_each(:found))

-- :states
registrations.state IN (SELECT value FROM json_each(:states))

-- :categories
category_id IN (SELECT unhex(value) FROM json_each(:categories))

-- :organisations
registrations.person_id IN (
  SELECT employed.id FROM people AS employed
  WHERE employed.organisation_id IN (SELECT unhex(value) FROM json_each(:organisations)))

-- :admitted
:admitted = (registrations.id IN (
  SELECT entry.registration_id FROM checkins AS entry
  WHERE entry.kind IN ('entry', 'override') AND entry.outcome = 1
    AND entry.registration_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)))

-- :has_notes
:has_notes = (registrations.notes <> '')

-- :has_tag
:has_tag = (registrations.id IN (SELECT registration_id FROM registration_tags))

-- :has_companions
:has_companions = (registrations.id IN (
  SELECT own.companion_of FROM registrations AS own WHERE own.companion_of IS NOT NULL))

-- :has_sessions
:has_sessions = (registrations.id IN (SELECT registration_id FROM signups))

-- :sessions
:has_place = (
  registrations.state IN ('registered', 'approved', 'confirmed', 'no_show')
  AND registrations.id IN (
    SELECT signed.registration_id FROM json_each(:sessions) AS asked
    JOIN signups AS signed ON signed.session_id = unhex(asked.value)
    WHERE signed.waiting_since IS NULL))

-- :waited_for
:waits = (registrations.id IN (
  SELECT signed.registration_id FROM json_each(:waited_for) AS asked
  JOIN signups AS signed ON signed.session_id = unhex(asked.value)
  WHERE signed.waiting_since IS NOT NULL))

-- :is_companion
:is_companion = (registrations.companion_of IS NOT NULL)

-- :is_left
:is_left = (registrations.companion_of IN (
  SELECT principal.id FROM registrations AS principal WHERE principal.state = 'cancelled')
  AND registrations.state NOT IN ('cancelled', 'no_show'))

-- :comes_with
registrations.companion_of IN (
  SELECT principal.id FROM json_each(:comes_with) AS host
  JOIN registrations AS principal ON principal.person_id = unhex(host.value))

-- :notes
instr(lower(registrations.notes), :notes) > 0

-- :viewed
registrations.id IN (SELECT unhex(value) FROM json_each(:viewed))

-- :not_viewed
registrations.id NOT IN (SELECT unhex(value) FROM json_each(:not_viewed))

-- :ids
registrations.id IN (SELECT unhex(value) FROM json_each(:ids))

-- :tags
registrations.id IN (
  SELECT registration_id FROM registration_tags
  WHERE tag IN (SELECT value FROM json_each(:tags)))

-- :not_tags
registrations.id NOT IN (
  SELECT registration_id FROM registration_tags
  WHERE tag IN (SELECT value FROM json_each(:not_tags)))

-- :imports
registrations.id IN (
  SELECT row_id FROM change_rows WHERE change_number IN (SELECT value FROM json_each(:imports))
    AND table_name = 'registrations')

-- :first
(registered_at >= :first AND registered_at < :last)

-- :not_found
registrations.person_id NOT IN (SELECT unhex(value) FROM json_each(:not_found))

-- :not_organisations
registrations.person_id NOT IN (
  SELECT employed.id FROM people AS employed
  WHERE employed.organisation_id IN (SELECT unhex(value) FROM json_each(:not_organisations)))

-- :terms
NOT EXISTS (
  SELECT 1 FROM json_each(:terms) AS term
  WHERE (term.value ->> 'is_not') = EXISTS (
    SELECT 1 FROM json_each(term.value, '$.any') AS one
    WHERE CASE term.value ->> 'key'
      WHEN 'tag' THEN EXISTS (
        SELECT 1 FROM registration_tags AS worn
        WHERE worn.registration_id = registrations.id AND worn.tag = one.value)
      WHEN 'day' THEN registered_at >= one.value ->> 0 AND registered_at < one.value ->> 1
      WHEN 'admitted' THEN EXISTS (
        SELECT 1 FROM checkins AS entry
        WHERE entry.registration_id = registrations.id AND entry.kind IN ('entry', 'override')
          AND entry.outcome = 1 AND entry.at >= one.value ->> 0 AND entry.at < one.value ->> 1
          AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id))
      WHEN 'import' THEN EXISTS (
        SELECT 1 FROM change_rows AS touched
        WHERE touched.row_id = registrations.id AND touched.change_number = one.value
          AND touched.table_name = 'registrations')
      WHEN 'notes' THEN instr(lower(registrations.notes), one.value) > 0
      WHEN 'field' THEN CASE one.value ->> 'how'
        WHEN 'filled' THEN COALESCE(registrations.custom ->> (one.value ->> 'path'), '') <> ''
        WHEN 'part' THEN
          instr(lower(registrations.custom ->> (one.value ->> 'path')), one.value ->> 'to') > 0
        WHEN 'number' THEN CAST(registrations.custom ->> (one.value ->> 'path') AS REAL)
          = CAST(one.value ->> 'to' AS REAL)
          AND registrations.custom ->> (one.value ->> 'path') <> ''
        WHEN 'among' THEN
          instr(char(10) || (registrations.custom ->> (one.value ->> 'path')) || char(10),
            char(10) || (one.value ->> 'to') || char(10)) > 0
        ELSE registrations.custom ->> (one.value ->> 'path') = one.value ->> 'to' END
      WHEN 'arrives' THEN EXISTS (
        SELECT 1 FROM receptions AS stay
        WHERE stay.registration_id = registrations.id AND stay.arrives_on = one.value)
      WHEN 'leaves' THEN EXISTS (
        SELECT 1 FROM receptions AS stay
        WHERE stay.registration_id = registrations.id AND stay.leaves_on = one.value)
      WHEN 'hotel' THEN EXISTS (
        SELECT 1 FROM receptions AS stay
        WHERE stay.registration_id = registrations.id AND instr(lower(stay.hotel), one.value) > 0)
      WHEN 'pick_up' THEN one.value = EXISTS (
        SELECT 1 FROM receptions AS stay
        WHERE stay.registration_id = registrations.id AND stay.wants_pick_up = 1)
      WHEN 'diet' THEN EXISTS (
        SELECT 1 FROM receptions AS stay
        WHERE stay.registration_id = registrations.id
          AND (stay.diet = one.value OR instr(lower(stay.allergies), one.value) > 0))
      WHEN 'companion' THEN CASE one.value ->> 'how'
        WHEN 'is' THEN (registrations.companion_of IS NOT NULL) = (one.value ->> 'to')
        WHEN 'left' THEN registrations.companion_of IS NOT NULL
          AND registrations.state NOT IN ('cancelled', 'no_show') AND EXISTS (
            SELECT 1 FROM registrations AS principal
            WHERE principal.id = registrations.companion_of AND principal.state = 'cancelled')
        ELSE registrations.companion_of IS NOT NULL AND registrations.companion_of IN (
          SELECT principal.id FROM json_each(one.value, '$.to') AS host
          JOIN registrations AS principal ON principal.person_id = unhex(host.value)) END
      WHEN 'session' THEN EXISTS (
        SELECT 1 FROM signups AS signed
        WHERE signed.session_id = unhex(one.value) AND signed.registration_id = registrations.id
          AND signed.waiting_since IS NULL
          AND registrations.state IN ('registered', 'approved', 'confirmed', 'no_show'))
      WHEN 'waits_for' THEN EXISTS (
        SELECT 1 FROM signups AS signed
        WHERE signed.session_id = unhex(one.value) AND signed.registration_id = registrations.id
          AND signed.waiting_since IS NOT NULL)
      WHEN 'has' THEN CASE one.value
        WHEN 'notes' THEN registrations.notes <> ''
        WHEN 'seat' THEN registrations.seat <> ''
        WHEN 'tag' THEN EXISTS (
          SELECT 1 FROM registration_tags AS worn WHERE worn.registration_id = registrations.id)
        WHEN 'companions' THEN EXISTS (
          SELECT 1 FROM registrations AS own WHERE own.companion_of = registrations.id)
        WHEN 'sessions' THEN EXISTS (
          SELECT 1 FROM signups AS signed WHERE signed.registration_id = registrations.id)
        WHEN 'arrival' THEN EXISTS (
          SELECT 1 FROM receptions AS stay
          WHERE stay.registration_id = registrations.id AND stay.arrives_on IS NOT NULL)
        WHEN 'hotel' THEN EXISTS (
          SELECT 1 FROM receptions AS stay
          WHERE stay.registration_id = registrations.id AND stay.hotel <> '')
        WHEN 'room' THEN EXISTS (
          SELECT 1 FROM receptions AS stay
          WHERE stay.registration_id = registrations.id AND stay.room <> '')
        ELSE (
          SELECT CASE one.value
            WHEN 'photo' THEN owner.photo_id IS NOT NULL
            WHEN 'phone' THEN owner.phone <> ''
            WHEN 'email' THEN owner.email <> ''
            ELSE owner.organisation_id IS NOT NULL END
          FROM people AS owner WHERE owner.id = registrations.person_id) END
      END))
