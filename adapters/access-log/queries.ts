import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Entry } from './digest.ts';
import { entryColumns, entryOf, type EntryRow } from './rows.ts';

/** Which looks; what is not said does not matter. */
export interface LooksAsked {
  /** At any of these participants. */
  readonly people?: readonly string[] | undefined;
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  /** After this instant (ISO 8601). */
  readonly after?: string | undefined;
  /** Not after this one. */
  readonly upTo?: string | undefined;
  readonly refusedOnly?: boolean | undefined;
}

/** Where a page ends. */
export interface LookPlace {
  readonly at: string;
  readonly book: number;
  readonly number: number;
}

/**
 * The entries that name somebody, found by the index of people before anything else is asked. Left to choose, the database reads
 * the log backwards until it has met them often enough, which is most of it for most people.
 */
const entriesOf = (people: LooksAsked['people']): RawBuilder<unknown> =>
  people === undefined ? sql`access_log.entries` : sql`(with theirs as materialized (select * from access_log.entries where people && ${people}::uuid[]) select * from theirs) as theirs`;

const conditions = ({ user, action, after, upTo, refusedOnly }: LooksAsked, before: LookPlace | null): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(user === undefined ? [] : [sql`user_id = ${user}`]),
      ...(action === undefined ? [] : [sql`action = ${action}`]),
      ...(after === undefined ? [] : [sql`at > ${after}`]),
      ...(upTo === undefined ? [] : [sql`at <= ${upTo}`]),
      ...(refusedOnly === true ? [sql`refused is not null`] : []),
      ...(before === null ? [] : [sql`at <= ${before.at} and (at, book, number) < (${before.at}, ${before.book}, ${before.number})`]),
    ],
    sql` and `,
  );

/** Looks, the newest first, at most so many, from where a page before ended. */
export const looksThat =
  (db: Kysely<unknown>) =>
  async (asked: LooksAsked, limit: number, before: LookPlace | null): Promise<readonly Entry[]> => {
    const { rows } = await sql<EntryRow>`
      select ${sql.raw(entryColumns)} from ${entriesOf(asked.people)} where ${conditions(asked, before)}
      order by at desc, book desc, number desc limit ${limit}`.execute(db);
    return rows.map(entryOf);
  };

/** Those of these participants whose records are restricted, and who may not be told beside the practice that looked at them. D-38 */
export const restrictedAmong = async (db: Kysely<unknown>, people: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ participant_id: string }>`select participant_id from read_model.participant_summary where participant_id = any(${people}::uuid[]) and restricted`.execute(db);
  return new Set(rows.map(({ participant_id }) => participant_id));
};
