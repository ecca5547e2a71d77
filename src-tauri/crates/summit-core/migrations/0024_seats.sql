-- Where a guest sits: a table, a row and a chair, as the organisers name them.
ALTER TABLE registrations ADD COLUMN seat TEXT NOT NULL DEFAULT '';
