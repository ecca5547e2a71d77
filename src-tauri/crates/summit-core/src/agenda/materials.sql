SELECT session_id, name, link FROM session_materials
