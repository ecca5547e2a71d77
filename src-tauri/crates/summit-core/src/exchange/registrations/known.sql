SELECT NULL AS badge, external_id, full_name, family_name, given_name, latin_name, pinyin, gender,
  (SELECT name_zh FROM organisations WHERE id = people.organisation_id) AS unit_zh,
  (SELECT name_en FROM organisations WHERE id = people.organisation_id) AS unit_en,
  position_zh, position_en, phone, email,
  (SELECT name_zh FROM categories WHERE id = category_id) AS category,
  state, NULL AS waiting_place, reply, source, registrations.notes, CAST(protocol_rank AS TEXT) AS rank,
  (SELECT group_concat(tag, char(10)) FROM registration_tags
   WHERE registration_id = registrations.id) AS tags, seat, NULL AS sessions,
  NULL AS companion_of_name, companion_as,
  arrives_on || COALESCE(' ' || arrives_at, '') AS arrives, arrives_by, arrival_place,
  CASE wants_pick_up WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS pick_up, driver, plate, hotel, room,
  CAST(nights AS TEXT) AS stays, NULL AS shares_with, diet, allergies,
  leaves_on || COALESCE(' ' || leaves_at, '') AS leaves, leaves_by, departure_place, remarks,
  CASE WHEN shared_room IS NOT NULL THEN (
    SELECT json_group_array(json_array(theirs.serial, theirs.external_id) ORDER BY theirs.serial)
    FROM receptions AS other JOIN registrations AS theirs ON theirs.id = other.registration_id
    WHERE other.shared_room = receptions.shared_room AND other.id <> receptions.id) END AS mates,
  (SELECT json_array(principal.serial, host.full_name,
     COALESCE(NULLIF(unit.name_zh, ''), unit.name_en, ''), principal.external_id)
   FROM registrations AS principal JOIN people AS host ON host.id = principal.person_id
   LEFT JOIN organisations AS unit ON unit.id = host.organisation_id
   WHERE principal.id = registrations.companion_of) AS principal,
  organisation_id, people.id AS person, registrations.id AS registration, category_id, serial, custom,
  people.sort_key
