-- What filters ask for is answered by an index alone: how somebody comes, where they stay, what they eat,
-- what they signed up for, and the organisers' own fields.
CREATE INDEX registrations_with_custom ON registrations (custom) WHERE custom <> '{}';

DROP INDEX receptions_by_arrival;
CREATE INDEX receptions_by_arrival ON receptions (arrives_on, arrives_at, registration_id);
DROP INDEX receptions_by_departure;
CREATE INDEX receptions_by_departure ON receptions (leaves_on, leaves_at, registration_id);
DROP INDEX receptions_by_hotel;
CREATE INDEX receptions_by_hotel ON receptions (hotel, room, registration_id);
CREATE INDEX receptions_picked_up ON receptions (registration_id) WHERE wants_pick_up = 1;
CREATE INDEX receptions_by_diet ON receptions (diet, allergies, registration_id)
  WHERE diet IS NOT NULL OR allergies <> '';

CREATE INDEX signups_with_place ON signups (session_id, registration_id)
  WHERE waiting_since IS NULL;
DROP INDEX signups_waiting;
CREATE INDEX signups_waiting ON signups (session_id, waiting_since, registration_id)
  WHERE waiting_since IS NOT NULL;
