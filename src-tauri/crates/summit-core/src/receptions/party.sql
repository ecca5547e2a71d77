-- Who has the same place on a list stands by name, companions under whom they come with.
COALESCE(
  (SELECT host.sort_key || char(1) || principal.serial
   FROM registrations AS principal JOIN people AS host ON host.id = principal.person_id
   WHERE principal.id = registrations.companion_of),
  people.sort_key || char(1) || registrations.serial),
companion_of IS NOT NULL, people.sort_key, registrations.id
