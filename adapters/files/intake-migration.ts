import { type Kysely, sql } from 'kysely';

/** The tables of what came in as files, plain enough for somebody who reads them with SQL. */
const schema = `
create schema intake;

create table intake.file (
  id          bigint generated always as identity primary key,
  kind        text        not null collate "C",
  name        text        not null,
  digest      text        not null collate "C",
  received_at timestamptz not null default now(),
  finished_at timestamptz,
  settled     integer,
  rows_read   integer     not null default 0,
  loaded      integer     not null default 0,
  unchanged   integer     not null default 0,
  faulty      integer     not null default 0,
  constraint file_content unique (kind, digest)
);
comment on table intake.file is 'Every file that came in: a cohort file of the demographic feed, or histories of an earlier system.';
comment on column intake.file.digest is 'SHA-256 (hex) of its bytes: the same file again is the same row.';
comment on column intake.file.finished_at is 'When it was last gone through to its end; empty while it never was.';
comment on column intake.file.settled is 'Up to which line it has been gone through; empty when it is finished or not yet begun. Whoever begins it again goes on there.';
comment on column intake.file.loaded is 'Rows that brought something about when it was last gone through; the others were unchanged or faulty.';

create table intake.faulty_row (
  file bigint  not null references intake.file (id),
  line integer not null,
  raw  text    not null,
  constraint faulty_row_key primary key (file, line)
);
comment on table intake.faulty_row is 'Rows that could not be taken, whole, as they were received. Personal data.';
comment on column intake.faulty_row.line is 'Line of the file or row of the table on which it begins, from 1; 0 for the file as a whole.';

create table intake.fault (
  file    bigint   not null,
  line    integer  not null,
  place   smallint not null,
  code    text     not null collate "C",
  field   text,
  message text     not null,
  constraint fault_key primary key (file, line, place),
  constraint fault_of_row foreign key (file, line) references intake.faulty_row (file, line) on delete cascade
);
comment on table intake.fault is 'What is wrong with each of them, and what to do.';

create table intake.newest_unchanged (
  about  uuid primary key,
  change text not null collate "C"
);
comment on table intake.newest_unchanged is 'The newest change of the demographic feed that said nothing new of somebody, so that an older one that comes later does not count as news.';
`;

export const intakeMigration = {
  name: '0003-intake',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(schema).execute(db);
  },
};
