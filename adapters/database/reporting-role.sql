-- The rights of those who report: to read the views of the schema reporting, and nothing else. Run it as the owner of the database,
-- after `npm run csms -- migrate` as the same; it may be run again. Nobody logs in as this role: analysts are members of it.
do $$ begin
  create role csms_reporting nologin;
exception when duplicate_object then null;
end $$;

-- A view reads the tables under it with the rights of its owner: whoever may read the view needs none on the tables.
grant usage on schema reporting to csms_reporting;
grant select on all tables in schema reporting to csms_reporting;

-- Each version of the system makes the views anew.
alter default privileges in schema reporting grant select on tables to csms_reporting;
