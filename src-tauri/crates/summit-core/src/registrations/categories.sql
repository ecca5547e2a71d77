SELECT categories.*,
  (SELECT COUNT(*) FROM registrations WHERE category_id = categories.id) AS registrations,
  CASE WHEN quota IS NULL THEN 0 ELSE (SELECT COUNT(*) FROM registrations
    WHERE category_id = categories.id
      AND state IN ('registered', 'approved', 'confirmed', 'no_show')) END AS taken,
  (SELECT COUNT(*) FROM registrations
   WHERE category_id = categories.id AND waiting_since IS NOT NULL) AS waiting
FROM categories
