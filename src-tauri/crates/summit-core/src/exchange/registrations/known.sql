SELECT NULL AS badge, external_id, full_name, family_name, given_name, latin_name, pinyin, gender,
  (SELECT name_zh FROM organisations WHERE id = people.organisation_id) AS unit_zh,
  (SELECT name_en FROM organisations WHERE id = people.organisation_id) AS unit_en,
  position_zh, position_en, phone, email,
  (SELECT name_zh FROM categories WHERE id = category_id) AS category,
  state, reply, source, registrations.notes, CAST(protocol_rank AS TEXT) AS rank,
  (SELECT group_concat(tag, char(10)) FROM registration_tags
   WHERE registration_id = registrations.id) AS tags,
  organisation_id, people.id AS person, registrations.id AS registration, category_id, serial, custom
