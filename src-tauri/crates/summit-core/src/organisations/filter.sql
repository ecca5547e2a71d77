WHERE (:found IS NULL OR organisations.id IN (SELECT unhex(value) FROM json_each(:found)))
  AND (:sector IS NULL OR sector = :sector)
  AND (:standing IS NULL OR standing = :standing)
  AND (:members IS NULL OR :members = (standing IS NOT NULL))
  AND (:exhibitors IS NULL OR :exhibitors =
    EXISTS (SELECT 1 FROM booths WHERE exhibitor_id = organisations.id))
