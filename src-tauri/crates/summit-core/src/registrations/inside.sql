WITH inside AS (
  SELECT registration_id, MAX(at) AS admitted_at FROM checkins AS entry
  WHERE kind IN ('entry', 'override') AND outcome = 1 AND registration_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM checkins AS later WHERE later.undoes_id = entry.id)
  GROUP BY registration_id
)
