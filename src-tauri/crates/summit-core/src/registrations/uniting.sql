SELECT (SELECT name_zh FROM categories WHERE id = category_id) AS category, state, reply, source,
  external_id, seat, arrives_on || COALESCE(' ' || arrives_at, '') AS arrives_at, arrives_by,
  arrival_place, CASE wants_pick_up WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS pick_up, driver,
  plate, hotel, room, CAST(nights AS TEXT) AS nights, diet, allergies,
  leaves_on || COALESCE(' ' || leaves_at, '') AS leaves_at, leaves_by, departure_place, remarks,
  custom
FROM registrations LEFT JOIN receptions ON registration_id = registrations.id
WHERE registrations.id = ?1
