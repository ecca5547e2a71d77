SELECT registrations.*, people.full_name, people.latin_name, people.pinyin, people.gender,
  people.position_zh, people.position_en, people.phone, people.email, people.protocol_rank,
  people.organisation_id,
  (SELECT name_zh FROM organisations WHERE id = people.organisation_id) AS organisation_zh,
  (SELECT name_en FROM organisations WHERE id = people.organisation_id) AS organisation_en,
  (SELECT json_group_array(tag ORDER BY tag) FROM registration_tags
   WHERE registration_id = registrations.id) AS tags,
  (SELECT MAX(at) FROM checkins AS entry
   WHERE entry.registration_id = registrations.id AND kind IN ('entry', 'override')
     AND outcome = 1
     AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)
  ) AS admitted_at,
  (SELECT host.full_name FROM registrations AS principal
   JOIN people AS host ON host.id = principal.person_id
   WHERE principal.id = registrations.companion_of) AS principal,
  (SELECT COUNT(*) FROM registrations AS own
   WHERE own.companion_of = registrations.id) AS companions,
  (SELECT json_group_array(json_object('title_zh', title_zh, 'title_en', title_en,
     'waits', json(iif(signed.waiting_since IS NULL, 'false', 'true')),
     'has_place', json(iif(signed.waiting_since IS NULL
       AND registrations.state IN ('registered', 'approved', 'confirmed', 'no_show'),
       'true', 'false')))
     ORDER BY signed.waiting_since IS NOT NULL, starts_at IS NULL, starts_at, title_zh)
   FROM signups AS signed JOIN sessions ON sessions.id = signed.session_id
   WHERE signed.registration_id = registrations.id) AS sessions
