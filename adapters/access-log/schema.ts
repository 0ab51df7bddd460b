/**
 * The access log's tables, as plain SQL. Each process writes books of its own, so no two wait for each other; a book is of one day,
 * so that what is old goes in whole books.
 *
 * Nothing is changed, and only what is older than the ten years for which it is kept (RET-03) is removed, by the rows' own times and
 * the database's clock, whoever asks. The role that the system runs as may do it by access_log.expire only: a whole book at once.
 */
export const accessLogSchema = `
create schema access_log;

create table access_log.books (
  book      integer     not null,
  opened_at timestamptz not null,
  ends      json        not null,
  digest    bytea       not null,
  constraint books_book primary key (book)
);

comment on table access_log.books is 'The books of the access log, in the order in which they were opened: 1, 2, 3 … without a gap. One process writes in each, for a day at most. Kept when their entries have been removed.';
comment on column access_log.books.opened_at is 'When its process opened it.';
comment on column access_log.books.ends is 'Where books that had grown ended at that moment: book, number and digest of the last entry. Later they may be longer, never shorter. Canonical JSON text (RFC 8785), kept as written.';
comment on column access_log.books.digest is 'SHA-256 over this row and the digest of the book before.';

create table access_log.entries (
  book           integer     not null,
  number         integer     not null,
  at             timestamptz not null,
  user_id        text        collate "C",
  role           text        collate "C",
  role_group     text        collate "C",
  organisation   text        collate "C",
  session        text        collate "C",
  operation      text        not null collate "C",
  action         text        not null collate "C",
  refused        text        collate "C",
  people         uuid[]      not null,
  reason         text,
  address        text        collate "C",
  correlation_id text        not null collate "C",
  digest         bytea       not null,
  constraint entries_place primary key (book, number)
);

comment on table access_log.entries is 'Who searched, looked, printed, changed something, signed in or was refused it: one row each, never changed, removed after ten years with all of its book.';
comment on column access_log.entries.number is 'Place in its book: 1, 2, 3 … without a gap.';
comment on column access_log.entries.at is 'When: before the answer went out.';
comment on column access_log.entries.user_id is 'Who: the user id of a person, or the name of a program; null: nobody known.';
comment on column access_log.entries.role is 'NHS code of the role that they had chosen.';
comment on column access_log.entries.role_group is 'Group of roles that it belongs to.';
comment on column access_log.entries.organisation is 'ODS code of the organisation at which they had it.';
comment on column access_log.entries.session is 'Names the session; it lets nobody in.';
comment on column access_log.entries.operation is 'What was asked for: the operation of the API, or the command.';
comment on column access_log.entries.action is 'What that comes under in the table of permissions.';
comment on column access_log.entries.refused is 'Code of the problem with which it was refused; null: it was carried out.';
comment on column access_log.entries.people is 'Ids of the participants who were shown, changed, or asked for in vain.';
comment on column access_log.entries.reason is 'Why, where somebody gave a reason.';
comment on column access_log.entries.address is 'Address that the request came from; null: the machine itself.';
comment on column access_log.entries.correlation_id is 'The events that it brought about bear the same.';
comment on column access_log.entries.digest is 'SHA-256 over this row and the digest of the entry before it in its book, of the first: the digest of the book.';

create index entries_at on access_log.entries (at);
create index entries_user on access_log.entries (user_id, at);
create index entries_action on access_log.entries (action, at);
create index entries_refused on access_log.entries (at) where refused is not null;
create index entries_people on access_log.entries using gin (people) with (fastupdate = off);

alter table access_log.entries set (
  autovacuum_vacuum_insert_threshold = 500000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_freeze_min_age = 0
);

create function access_log.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The access log only grows: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create function access_log.refuse_young() returns trigger language plpgsql as $$
begin
  if old.at >= now() - interval '3652 days' then
    raise exception 'The access log is kept for 3652 days: % is refused', tg_op using errcode = 'restrict_violation';
  end if;
  return old;
end $$;

create trigger only_grows before update or delete or truncate on access_log.books
  for each statement execute function access_log.refuse();
create trigger only_grows before update or truncate on access_log.entries
  for each statement execute function access_log.refuse();
create trigger kept before delete on access_log.entries
  for each row execute function access_log.refuse_young();

create function access_log.expire(expired integer) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  removed bigint;
begin
  delete from access_log.entries where book = expired;
  get diagnostics removed = row_count;
  return removed;
end $$;

comment on function access_log.expire is 'Removes the entries of a book that are all older than they are kept, and answers with how many they were. Of any other book it removes none, and fails.';
`;
