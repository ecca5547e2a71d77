-- What the organisers' own fields hold, one value a row: the filters' index. Made from the registrations
-- at any time, so the journal leaves it out.
CREATE TABLE field_values (
  -- As it stands in registrations.custom.
  field_id TEXT NOT NULL,
  value TEXT NOT NULL,
  registration_id BLOB NOT NULL,
  PRIMARY KEY (field_id, value, registration_id)
) STRICT, WITHOUT ROWID;
INSERT INTO field_values (field_id, value, registration_id)
SELECT own.key, own.value, registrations.id
FROM registrations, json_each(registrations.custom) AS own
WHERE registrations.custom <> '{}' AND own.value <> ''
ORDER BY own.key, own.value, registrations.id;
DROP INDEX registrations_with_custom;
