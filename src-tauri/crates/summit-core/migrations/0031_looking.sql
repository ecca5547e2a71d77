-- Few have a note or a photo: who does is found without a look at everybody.
CREATE INDEX registrations_with_notes ON registrations (notes) WHERE notes <> '';
CREATE INDEX people_with_photo ON people (photo_id) WHERE photo_id IS NOT NULL;
