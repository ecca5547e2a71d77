INSERT INTO receptions (id, registration_id, arrives_on, arrives_at, arrives_by, arrival_place,
  wants_pick_up, driver, plate, hotel, room, nights, diet, allergies, leaves_on, leaves_at,
  leaves_by, departure_place, remarks)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
ON CONFLICT (registration_id) DO UPDATE SET
  arrives_on = ?3, arrives_at = ?4, arrives_by = ?5, arrival_place = ?6, wants_pick_up = ?7,
  driver = ?8, plate = ?9, hotel = ?10, room = ?11, nights = ?12, diet = ?13, allergies = ?14,
  leaves_on = ?15, leaves_at = ?16, leaves_by = ?17, departure_place = ?18, remarks = ?19
