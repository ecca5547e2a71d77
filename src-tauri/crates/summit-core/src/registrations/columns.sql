SELECT registrations.id, person_id, serial, people.full_name, people.latin_name, people.pinyin,
  people.position_zh, people.position_en, unit.name_zh AS organisation_zh,
  unit.name_en AS organisation_en, people.phone, people.email, people.gender,
  people.protocol_rank, category_id, registrations.state, reply, replied_at,
  registrations.source, external_id, seat, registrations.notes, registrations.custom,
  CASE WHEN EXISTS (
    SELECT 1 FROM registration_tags WHERE registration_id = registrations.id)
  THEN (SELECT json_group_array(tag ORDER BY tag) FROM registration_tags
    WHERE registration_id = registrations.id)
  ELSE '[]' END AS tags,
  registered_at,
  (SELECT MAX(at) FROM checkins AS entry
   WHERE entry.registration_id = registrations.id AND kind IN ('entry', 'override')
     AND outcome = 1
     AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)
  ) AS admitted_at,
  (SELECT host.full_name FROM registrations AS principal
   JOIN people AS host ON host.id = principal.person_id
   WHERE principal.id = registrations.companion_of) AS principal,
  companion_as,
  (SELECT COUNT(*) FROM registrations AS own
   WHERE own.companion_of = registrations.id) AS companions
