-- For whom a list was made, as JSON: a list has no pieces that would tell it, and is made again for
-- the same. NULL where the log does not know.
ALTER TABLE print_runs ADD COLUMN chosen TEXT CHECK (chosen IS NULL OR json_valid(chosen));
