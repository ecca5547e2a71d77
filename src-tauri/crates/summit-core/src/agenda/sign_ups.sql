SELECT session_id, COUNT(*) FILTER (WHERE signups.waiting_since IS NULL
    AND state IN ('registered', 'approved', 'confirmed', 'no_show')) AS taken,
  COUNT(*) FILTER (WHERE signups.waiting_since IS NOT NULL
    AND state IN ('registered', 'approved', 'confirmed', 'no_show')) AS waiting
FROM signups JOIN registrations ON registrations.id = registration_id
