SELECT id, kind, title_zh, title_en, abstract_zh, abstract_en, starts_at, minutes, track_id,
  language, interpreted, expected, capacity, sign_up_limit, notes
FROM sessions
