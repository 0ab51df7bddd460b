/**
 * A table of `read_model` is a frame: it holds no rows, but one partition that holds them all, its filling. So one filling
 * can take the place of another while the table stays what it is to views, rights and whoever reads it. What makes, indexes,
 * swaps and drops fillings acts as the owner of the schema, and takes nothing but names of tables that stand there.
 */
export const fillingSchema = `
create schema read_model_filling;
comment on schema read_model_filling is 'The rows of the tables of read_model, and of those that are being filled anew to take their place (next_…). To be read through read_model.';

create table read_model_filling.underway (
  one boolean primary key default true check (one),
  versions text not null,
  began_at bigint not null,
  position bigint not null
);
comment on table read_model_filling.underway is 'The rebuild that is going on or was broken off, if there is one: its tables were filled to a position, part by part, and brought on from there.';

create table read_model_filling.part (prefix text collate "C" primary key, filled boolean not null default false);
comment on table read_model_filling.part is 'Streams whose names begin alike, and whether the tables of the rebuild hold them.';

create table read_model_filling.parked (like read_model.parked including all);

create function read_model_filling.frame(what text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  whole constant text := format('read_model.%I', what);
  filling constant text := format('read_model_filling.%I', what);
  says constant text := obj_description(whole::regclass);
  owner name;
begin
  select a.attname into strict owner from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = whole::regclass and i.indisprimary;
  execute format('alter table %s set schema read_model_filling', whole);
  execute format('create table %s (like %s including comments including indexes) partition by range (%I)', whole, filling, owner);
  execute format('comment on table %s is %L', whole, says);
  execute format('alter table %s attach partition %s for values from (minvalue) to (maxvalue)', whole, filling);
end $$;

create function read_model_filling.lay(names text[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  what text;
begin
  perform read_model_filling.clear();
  foreach what in array names loop
    if (select relkind = 'r' from pg_class where oid = format('read_model.%I', what)::regclass) then
      perform read_model_filling.frame(what);
    end if;
    execute format('create table read_model_filling.%I (like read_model.%I, %s) with (autovacuum_enabled = false)', 'next_' || what, what,
      (select pg_get_constraintdef(oid) from pg_constraint where conrelid = format('read_model.%I', what)::regclass and contype = 'p'));
  end loop;
end $$;
comment on function read_model_filling.lay is 'Makes an empty table for each of these to be filled anew.';

create function read_model_filling.finish(what text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  definition text;
begin
  if not exists (select from pg_index where indrelid = format('read_model_filling.%I', 'next_' || what)::regclass and not indisprimary) then
    for definition in select pg_get_indexdef(indexrelid) from pg_index where indrelid = format('read_model.%I', what)::regclass and not indisprimary loop
      execute format('create index on read_model_filling.%I %s', 'next_' || what, substring(definition from ' USING .*$'));
    end loop;
    execute format('analyze read_model_filling.%I', 'next_' || what);
  end if;
end $$;
comment on function read_model_filling.finish is 'Gives a table that was filled anew its indexes, unless it has them.';

create function read_model_filling.swap(names text[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp set lock_timeout = '100ms' as $$
declare
  what text;
begin
  execute (select format('lock table %s in access exclusive mode', string_agg(format('read_model.%I', each), ', ' order by each)) from unnest(names) each);
  foreach what in array names loop
    execute format('drop table read_model_filling.%I', what);
    execute format('alter table read_model_filling.%I rename to %I', 'next_' || what, what);
    execute format('alter table read_model_filling.%I reset (autovacuum_enabled)', what);
    execute format('alter table read_model.%I attach partition read_model_filling.%I for values from (minvalue) to (maxvalue)', what, what);
  end loop;
end $$;
comment on function read_model_filling.swap is 'Puts tables that were filled anew in the place of those that are read, and drops these. Fails (55P03) rather than have readers wait.';

create function read_model_filling.clear() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  left_over regclass;
begin
  for left_over in select oid::regclass from pg_class where relnamespace = 'read_model_filling'::regnamespace and relkind = 'r' and starts_with(relname, 'next_') loop
    execute format('drop table %s', left_over);
  end loop;
end $$;
comment on function read_model_filling.clear is 'Drops the tables of a rebuild that was broken off.';

create function read_model_filling.analyse(names text[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  what text;
begin
  foreach what in array names loop
    execute format('analyze read_model.%I', what);
  end loop;
end $$;
comment on function read_model_filling.analyse is 'Has the planner know tables of read_model as a whole, which nobody else does for it.';

revoke execute on all functions in schema read_model_filling from public;

select read_model_filling.frame(relname) from pg_class
  where relnamespace = 'read_model'::regnamespace and relkind = 'r' and relname not in ('checkpoint', 'parked') order by relname;
`;
