INSERT INTO people (id, full_name, family_name, given_name, latin_name, pinyin, pinyin_corrected,
  gender, position_zh, position_en, organisation_id, phone, email, photo_id, biography_zh,
  biography_en, protocol_rank, notes, sort_key)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
