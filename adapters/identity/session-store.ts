import { type Kysely, sql } from 'kysely';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { SessionStore } from '../../application/ports/session-store.ts';
import type { Choice } from '../../domain/access/choices.ts';
import type { Session } from '../../domain/access/session.ts';

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly provider_session: string | null;
  readonly about: { readonly user: string; readonly name: string; readonly choices: NonEmptyArray<Choice> };
  readonly choice: string | null;
  readonly acknowledged: boolean;
  readonly began_at: string;
  readonly used_at: string;
}

const sessionIn = ({ id, subject, provider_session, about, choice, acknowledged, began_at, used_at }: Row): Session => ({
  id,
  subject,
  providerSession: provider_session,
  ...about,
  chosen: about.choices.find((each) => each.id === choice) ?? null,
  acknowledged,
  beganAt: began_at,
  usedAt: used_at,
});

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = sql`id, subject, provider_session, about, choice, acknowledged, ${iso('began_at')} as began_at, ${iso('used_at')} as used_at`;

/** Sessions in the table `access.session`, so that every instance of the system knows them. */
export const sessionStore = (db: Kysely<unknown>): SessionStore => ({
  add: async (secret, { id, subject, providerSession, user, name, choices, chosen, acknowledged, beganAt, usedAt }) => {
    const about = { user, name, choices };
    await sql`insert into access.session (id, secret, subject, provider_session, about, choice, acknowledged, began_at, used_at)
      values (${id}, ${secret}, ${subject}, ${providerSession}, ${JSON.stringify(about)}, ${chosen?.id ?? null}, ${acknowledged}, ${beganAt}, ${usedAt})`.execute(db);
  },
  find: async (secret) => {
    const { rows: [row] } = await sql<Row>`select ${columns} from access.session where secret = ${secret}`.execute(db);
    return row === undefined ? null : sessionIn(row);
  },
  use: async (secret, at) => void (await sql`update access.session set used_at = greatest(used_at, ${at}) where secret = ${secret}`.execute(db)),
  choose: async (secret, to, choice, at) => {
    const { numAffectedRows = 0n } = await sql`update access.session set secret = ${to}, choice = ${choice}, acknowledged = false, used_at = ${at} where secret = ${secret}`.execute(db);
    return numAffectedRows === 1n;
  },
  acknowledge: async (secret, at) => void (await sql`update access.session set acknowledged = true, used_at = ${at} where secret = ${secret}`.execute(db)),
  end: async (secret) => void (await sql`delete from access.session where secret = ${secret}`.execute(db)),
  endOf: async (subject, providerSession) => {
    const theirs = providerSession === null ? sql`subject = ${subject}` : sql`provider_session = ${providerSession}`;
    const { rows } = await sql<Row>`delete from access.session where ${theirs} returning ${columns}`.execute(db);
    return rows.map(sessionIn);
  },
  forget: async (usedBefore, begunBefore) => void (await sql`delete from access.session where used_at <= ${usedBefore} or began_at <= ${begunBefore}`.execute(db)),
});
