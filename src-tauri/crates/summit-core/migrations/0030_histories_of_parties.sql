-- The history of a guest tells who began to come with them, and who no longer does.
CREATE INDEX change_rows_by_principal ON change_rows (after ->> '$.companion_of')
  WHERE table_name = 'registrations' AND after ->> '$.companion_of' IS NOT NULL;
CREATE INDEX change_rows_by_principal_before ON change_rows (before ->> '$.companion_of')
  WHERE table_name = 'registrations' AND before ->> '$.companion_of' IS NOT NULL;
