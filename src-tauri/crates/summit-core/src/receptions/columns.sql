SELECT receptions.*, registrations.id AS registration, person_id, serial, category_id, state,
  full_name, latin_name, pinyin, phone,
  (SELECT name_zh FROM organisations WHERE id = people.organisation_id) AS organisation_zh,
  (SELECT name_en FROM organisations WHERE id = people.organisation_id) AS organisation_en,
  CASE WHEN shared_room IS NULL THEN '[]' ELSE (
    SELECT json_group_array(mate.full_name ORDER BY mate.sort_key)
    FROM receptions AS other JOIN registrations AS theirs ON theirs.id = other.registration_id
    JOIN people AS mate ON mate.id = theirs.person_id
    WHERE other.shared_room = receptions.shared_room AND other.id <> receptions.id) END AS mates,
  CASE WHEN shared_room IS NULL THEN '[]' ELSE (
    SELECT json_group_array(COALESCE(NULLIF(mate.latin_name, ''), NULLIF(mate.pinyin, ''), mate.full_name)
      ORDER BY mate.sort_key)
    FROM receptions AS other JOIN registrations AS theirs ON theirs.id = other.registration_id
    JOIN people AS mate ON mate.id = theirs.person_id
    WHERE other.shared_room = receptions.shared_room AND other.id <> receptions.id) END AS mates_latin,
  companion_as,
  (SELECT host.full_name FROM registrations AS principal
   JOIN people AS host ON host.id = principal.person_id
   WHERE principal.id = registrations.companion_of) AS principal,
  (SELECT CASE host.latin_name WHEN '' THEN host.pinyin ELSE host.latin_name END
   FROM registrations AS principal JOIN people AS host ON host.id = principal.person_id
   WHERE principal.id = registrations.companion_of) AS principal_latin
