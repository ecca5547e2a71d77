SELECT session_roles.session_id, session_roles.role, people.id AS person_id, full_name,
  latin_name, pinyin, protocol_rank, position_zh, position_en, photo_id,
  organisations.name_zh AS organisation_zh, organisations.name_en AS organisation_en
FROM session_roles JOIN people ON people.id = person_id
LEFT JOIN organisations ON organisations.id = people.organisation_id
