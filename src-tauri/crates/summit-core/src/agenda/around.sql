WITH touched (id) AS (SELECT unhex(value) FROM json_each(:ids)),
near_rooms (id) AS (
  SELECT room_id FROM session_rooms WHERE session_id IN (SELECT id FROM touched)
  UNION SELECT unhex(value) FROM json_each(:rooms)),
touched_people (id) AS (
  SELECT person_id FROM session_roles WHERE session_id IN (SELECT id FROM touched)),
near_people (id) AS (
  SELECT id FROM touched_people
  UNION SELECT colleagues.person_id FROM booth_staff AS mine
    JOIN booth_staff AS colleagues ON colleagues.booth_id = mine.booth_id
    WHERE mine.person_id IN (SELECT id FROM touched_people))
SELECT id FROM touched
UNION SELECT session_id FROM session_roles WHERE person_id IN (SELECT id FROM near_people)
UNION SELECT session_id FROM session_rooms JOIN sessions ON sessions.id = session_id
  WHERE room_id IN (SELECT id FROM near_rooms) AND starts_at BETWEEN :from AND :to
UNION SELECT twins.id FROM sessions AS mine JOIN sessions AS twins ON twins.title_zh = mine.title_zh
  WHERE mine.id IN (SELECT id FROM touched)
