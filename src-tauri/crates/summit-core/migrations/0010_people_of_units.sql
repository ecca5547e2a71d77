-- The people of a unit, found without looking at any of them.
DROP INDEX people_by_organisation;
CREATE INDEX people_by_organisation ON people (organisation_id, id);
