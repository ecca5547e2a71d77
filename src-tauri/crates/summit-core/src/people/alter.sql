ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name, family_name = excluded.family_name,
  given_name = excluded.given_name, latin_name = excluded.latin_name, pinyin = excluded.pinyin,
  pinyin_corrected = excluded.pinyin_corrected, gender = excluded.gender,
  position_zh = excluded.position_zh, position_en = excluded.position_en,
  organisation_id = excluded.organisation_id, phone = excluded.phone, email = excluded.email,
  photo_id = excluded.photo_id, biography_zh = excluded.biography_zh,
  biography_en = excluded.biography_en, protocol_rank = excluded.protocol_rank,
  notes = excluded.notes, sort_key = excluded.sort_key
