-- What a thing is found by, beside it in one row: half the writing of an index that said the same.
CREATE TABLE search_owners (
  owner_id BLOB NOT NULL PRIMARY KEY,
  -- One key a line, its kind before it.
  keys TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO search_owners (owner_id, keys)
SELECT owner_id, group_concat(kind || ' ' || key, char(10)) FROM search_keys GROUP BY owner_id;
DROP INDEX search_keys_by_owner;
