SELECT session_id, room_id FROM session_rooms
