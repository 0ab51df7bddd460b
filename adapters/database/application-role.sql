-- The rights that the running system needs and no more, for a role that owns nothing. Run it as the owner of the database,
-- after `npm run csms -- migrate` as the same; it may be run again. Give the role its password afterwards (\password csms_app).
do $$ begin
  create role csms_app login;
exception when duplicate_object then null;
end $$;

-- The event log: to read it, and to add to it by event_log.append, which acts as the owner. No other way in, and none to change it.
grant usage on schema event_log to csms_app;
grant select on event_log.events to csms_app;

-- The access log: to read it and to add to it. It is removed after ten years by access_log.expire, which acts as the owner, and by nobody else.
grant usage on schema access_log to csms_app;
grant select, insert on access_log.books, access_log.entries to csms_app;

-- To see that the schema is up to date, not to change it.
grant usage on schema migration to csms_app;
grant select on all tables in schema migration to csms_app;

-- What follows from the log, and what came in as files: rows, not tables.
grant usage on schema read_model, read_model_filling, intake to csms_app;
grant select, insert, update, delete on all tables in schema read_model, read_model_filling, intake to csms_app;
alter default privileges in schema read_model, read_model_filling, intake grant select, insert, update, delete on tables to csms_app;
-- Tables of the read models are filled anew beside themselves by these, which act as the owner.
grant execute on all functions in schema read_model_filling to csms_app;
revoke execute on function read_model_filling.frame(text) from csms_app;

-- Who is signed in.
grant usage on schema access to csms_app;
grant select, insert, update, delete on access.session, access.spent_logout, access.local_key to csms_app;
