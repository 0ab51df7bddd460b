import { type Kysely, sql } from 'kysely';

const schema = `
create schema if not exists access;
comment on schema access is 'Who is signed in, and who looked at what.';

create table access.session (
  id               uuid        primary key,
  secret           text        not null collate "C" unique,
  subject          text        not null collate "C",
  provider_session text        collate "C",
  about            jsonb       not null,
  choice           text        collate "C",
  acknowledged     boolean     not null default false,
  began_at         timestamptz not null,
  used_at          timestamptz not null
);
create index session_by_subject on access.session (subject);
create index session_by_provider_session on access.session (provider_session);
create index session_by_use on access.session (used_at);
comment on table access.session is 'Who is signed in by a browser. A row goes when the session ends.';
comment on column access.session.id is 'Names the session in the access log. Lets nobody in.';
comment on column access.session.secret is 'SHA-256 (hex) of the secret in the browser’s cookie; the secret itself is nowhere.';
comment on column access.session.subject is 'Whom the identity service signed in, as it calls them.';
comment on column access.session.provider_session is 'Its session, by which it ends ours.';
comment on column access.session.about is 'Name and user id, and the roles that may be chosen from. Personal data of staff.';
comment on column access.session.choice is 'Which role was chosen; empty until then.';
comment on column access.session.acknowledged is 'Whether they said that they look at people with a legitimate relationship only.';
comment on column access.session.used_at is 'When they last did something, within a few seconds.';

create table access.spent_logout (
  token      text        primary key collate "C",
  forget_at  timestamptz not null
);
comment on table access.spent_logout is 'Ids (jti) of tokens by which the identity service ended sessions, so that none is taken twice.';

create table access.local_key (
  single boolean primary key default true check (single),
  key    jsonb   not null
);
comment on table access.local_key is 'The private key (JWK) with which this installation signs tokens for trying things out. Not believed in production.';
`;

export const identityMigration = {
  name: '0027-signing-in',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql.raw(schema).execute(db);
  },
};
