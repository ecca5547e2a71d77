-- What somebody who was invited has answered, and when: 回执.
ALTER TABLE registrations ADD COLUMN reply TEXT CHECK (reply IN ('yes', 'no', 'undecided'));
ALTER TABLE registrations ADD COLUMN replied_at TEXT;
