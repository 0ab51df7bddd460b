/**
 * The log's tables, as plain SQL. Nothing here is ever updated: a stream ends at its highest revision and the log at its
 * highest position, both one step down an index, so there are no dead rows, no second copy of a head to disagree with
 * the events, and nothing that somebody else's long transaction could bloat.
 */
export const eventLogSchema = `
create schema event_log;

create table event_log.events (
  position    bigint      not null,
  stream      text        not null collate "C",
  revision    integer     not null,
  id          uuid        not null,
  type        text        not null collate "C",
  version     smallint    not null,
  data        json        not null,
  metadata    json        not null,
  recorded_at timestamptz not null,
  digest      bytea       not null,
  constraint events_position primary key (position),
  constraint events_stream_revision unique (stream, revision),
  constraint events_id unique (id)
);

comment on table event_log.events is 'Everything that has happened, in order, for ever. Only event_log.append adds to it; nothing changes it.';
comment on column event_log.events.position is 'Place in the whole log: 1, 2, 3 … without a gap. Taken under a lock held to commit, so no position can appear below one already seen.';
comment on column event_log.events.data is 'Canonical JSON text (RFC 8785), kept as written: the digest is over this text. json, not jsonb, which would rewrite it.';
comment on column event_log.events.digest is 'SHA-256 over the record and the digest of the record before it in its stream.';

create function event_log.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The event log only grows: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create trigger only_grows before update or delete or truncate on event_log.events
  for each statement execute function event_log.refuse();
`;

/**
 * Stores a batch of appends whole, or stores nothing and says which of them stand in its way.
 *
 * One call is one transaction and one round trip. The lock lasts to commit, and each statement of a volatile function sees
 * what was committed before it began: so once the lock is held, the checks see all that any other writer has stored.
 * The unique indexes have the last word. The checks are scalar sub-selects, which can only become index look-ups, a row
 * at a time; joins or EXISTS may turn into a scan of the log. The settings keep a plan made while the log was
 * small from being used when it is large.
 *
 * Arrays run in step, one element an event. appends: which append of the batch it belongs to. previous: digest that its
 * stream must end with, '' for its first event; null when the event follows another of the same append.
 * Answers with the position before the first event stored.
 */
export const appendFunction = `
create function event_log.append(
  appends integer[], streams text[], revisions integer[], ids uuid[], previous text[], types text[],
  versions smallint[], data text[], metadata text[], recorded_at timestamptz[], digests text[],
  out before bigint, out refused integer[]
) language plpgsql volatile set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(hashtext('event_log.append'));
  before := coalesce((select max(e.position) from event_log.events e), 0);

  refused := array(
    select n.append
    from unnest(appends, streams, revisions, ids, previous) n (append, stream, revision, id, previous)
    where (select true from event_log.events e where e.id = n.id)
       or n.previous is not null and (
            (select true from event_log.events e where e.stream = n.stream and e.revision = n.revision)
            or n.revision > 0 and n.previous is distinct from (
                 select encode(e.digest, 'hex') from event_log.events e
                 where e.stream = n.stream and e.revision = n.revision - 1)));

  if refused = '{}' then
    insert into event_log.events
    select before + n.ordinal, n.stream, n.revision, n.id, n.type, n.version,
           n.data::json, n.metadata::json, n.recorded_at, decode(n.digest, 'hex')
    from unnest(streams, revisions, ids, types, versions, data, metadata, recorded_at, digests) with ordinality
         n (stream, revision, id, type, version, data, metadata, recorded_at, digest, ordinal);
  end if;
end $$;
`;

/** The readers whose plan must not depend on how large the log was when their connection first asked. */
export const lookUpFunctions = `
create function event_log.streams(names text[], up_to bigint)
  returns setof event_log.events
  language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select * from event_log.events e where e.stream = any (names) and e.position <= up_to order by e.stream, e.revision;
end $$;

create function event_log.look_up(ids uuid[], streams text[])
  returns table (id uuid, stream text, revision integer, "position" bigint, digest text)
  language sql stable set enable_seqscan = off as $$
  select e.id, e.stream, e.revision, e.position, encode(e.digest, 'hex')
  from event_log.events e where e.id = any (ids)
  union all
  select null, e.stream, e.revision, e.position, encode(e.digest, 'hex')
  from unnest(streams) n (stream)
  cross join lateral (select * from event_log.events e where e.stream = n.stream order by e.revision desc limit 1) e
$$;
`;

/**
 * For readers of some types, and of parts of streams. A type's events stand in the index in the order of the log, so several
 * types are merged as they are read. The part of a stream that stood at an instant ends with the last event recorded by then:
 * the first that a step back from the stream's end finds.
 *
 * backwards, first, most: newest first, the revision to begin at, and how many of each stream. Null: no bound.
 */
export const parts = `
create index events_type_position on event_log.events (type, position);

create function event_log.parts(names text[], up_to bigint, recorded_by timestamptz, backwards boolean, first integer, most integer)
  returns setof event_log.events
  language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  if backwards then
    return query
    select e.* from unnest(names) with ordinality n (stream, ordinal)
    cross join lateral (
      select * from event_log.events e
      where e.stream = n.stream and e.revision <= coalesce(first, 2147483647) and e.revision <= (
        select max(r.revision) from event_log.events r where r.stream = n.stream and r.position <= up_to and r.recorded_at <= recorded_by)
      order by e.revision desc limit most) e
    order by n.ordinal, e.revision desc;
  else
    return query
    select e.* from unnest(names) with ordinality n (stream, ordinal)
    cross join lateral (
      select * from event_log.events e
      where e.stream = n.stream and e.revision >= coalesce(first, 0) and e.revision <= (
        select max(r.revision) from event_log.events r where r.stream = n.stream and r.position <= up_to and r.recorded_at <= recorded_by)
      order by e.revision limit most) e
    order by n.ordinal, e.revision;
  end if;
end $$;
`;

/**
 * So that a role without any right to write to the log can add to it, and only so: the function acts as its owner, finds
 * nothing by a name that somebody else could give, and sees to the order.
 */
export const appendAsOwner = `
alter function event_log.append security definer set search_path = pg_catalog, pg_temp;
`;

/**
 * Whoever only adds rows is vacuumed by how many came, by default a fifth of the table: at a hundred million, once in months
 * and all at once. So by a fixed number, and each row is frozen when it is first looked at, which is the last time.
 */
export const frozenAsItGrows = `
alter table event_log.events set (
  autovacuum_vacuum_insert_threshold = 500000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_freeze_min_age = 0
);
`;

/**
 * A stream is found by its name alone. Asked for `position <= up_to` as it stands, the database may also read the whole index
 * of positions, where it has no statistics yet or had none when it made its plan; of an expression it knows no index.
 */
export const streamsByName = `
create or replace function event_log.streams(names text[], up_to bigint)
  returns setof event_log.events
  language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  return query
  select * from event_log.events e where e.stream = any (names) and e.position + 0 <= up_to order by e.stream, e.revision;
end $$;
`;

/**
 * The append again, with values as they are stored (json, bytea) and without a second look for what the unique indexes find
 * out anyway. What is usually in an append's way, another event in its stream's next place, is looked for first, so that
 * a refused batch leaves no dead rows. An id that is stored elsewhere shows only when its row is added, and takes the batch's rows
 * back with it: two appends with one id are nothing that happens from day to day.
 *
 * The arrays are read by subscript, which a function may do at no cost: PL/pgSQL takes an array parameter apart once.
 * By unnest, each would first be written to a table in memory.
 */
export const appendAsStored = `
drop function event_log.append;

create function event_log.append(
  appends integer[], streams text[], revisions integer[], ids uuid[], previous text[], types text[],
  versions smallint[], data json[], metadata json[], recorded_at timestamptz[], digests bytea[],
  out before bigint, out refused integer[]
) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(hashtext('event_log.append'));
  before := coalesce((select max(e.position) from event_log.events e), 0);

  refused := array(
    select appends[n] from generate_series(1, cardinality(ids)) n
    where previous[n] is not null and (
      (select true from event_log.events e where e.stream = streams[n] and e.revision = revisions[n])
      or revisions[n] > 0 and previous[n] is distinct from (
           select encode(e.digest, 'hex') from event_log.events e where e.stream = streams[n] and e.revision = revisions[n] - 1)));

  if refused = '{}' then
    begin
      insert into event_log.events
      select before + n, streams[n], revisions[n], ids[n], types[n], versions[n], data[n], metadata[n], recorded_at[n], digests[n]
      from generate_series(1, cardinality(ids)) n;
    exception when unique_violation then
      refused := array(
        select appends[n] from generate_series(1, cardinality(ids)) n
        where (select true from event_log.events e where e.id = ids[n]));
      if refused = '{}' then
        raise;
      end if;
    end;
  end if;
end $$;
`;
