WHERE (:found IS NULL OR people.id IN (SELECT unhex(value) FROM json_each(:found)))
  AND (:organisation_id IS NULL OR organisation_id = :organisation_id)
  AND (:speakers IS NULL OR :speakers =
    EXISTS (SELECT 1 FROM session_roles WHERE person_id = people.id))
