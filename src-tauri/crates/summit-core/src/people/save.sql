INSERT INTO people (id, full_name, family_name, given_name, latin_name, pinyin, pinyin_corrected,
  gender, position_zh, position_en, organisation_id, phone, email, photo_id, biography_zh,
  biography_en, protocol_rank, notes, sort_key)
VALUES (:id, :full_name, :family_name, :given_name, :latin_name, :pinyin, :pinyin_corrected,
  :gender, :position_zh, :position_en, :organisation_id, :phone, :email, :photo_id, :biography_zh,
  :biography_en, :protocol_rank, :notes, :sort_key)
ON CONFLICT (id) DO UPDATE SET full_name = :full_name, family_name = :family_name,
  given_name = :given_name, latin_name = :latin_name, pinyin = :pinyin,
  pinyin_corrected = :pinyin_corrected, gender = :gender, position_zh = :position_zh,
  position_en = :position_en, organisation_id = :organisation_id, phone = :phone, email = :email,
  photo_id = :photo_id, biography_zh = :biography_zh, biography_en = :biography_en,
  protocol_rank = :protocol_rank, notes = :notes, sort_key = :sort_key
