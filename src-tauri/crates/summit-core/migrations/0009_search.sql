-- The index behind the one search box. Rebuilt from the other tables at any time, so the journal leaves it out.
CREATE TABLE search_keys (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  owner_id BLOB NOT NULL,
  PRIMARY KEY (kind, key, owner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_keys_by_owner ON search_keys (owner_id);
