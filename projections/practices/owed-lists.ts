import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { listed } from './queries.ts';

/** A practice that is owed a printed list: nobody can email it, and somebody has come on its lists since it was told last. */
export interface OwedList {
  readonly practice: string;
  readonly prior_notification: number;
  readonly non_responder: number;
  readonly to_review: number;
  /** How many of them the practice was not told of. */
  readonly fresh: number;
  readonly told_on: CivilDate | null;
}

const owed = (on: CivilDate, after: string): RawBuilder<unknown> => sql`
  select listed.practice, p.told_on,
    count(*) filter (where list = 'prior-notification') as prior_notification,
    count(*) filter (where list = 'non-responder') as non_responder,
    count(*) filter (where list = 'to-review') as to_review,
    count(*) filter (where p.told is null or not entry = any(p.told)) as fresh
  from ${listed(on)} left join read_model.practice_notification p on p.practice = listed.practice
  where listed.practice > ${after} and coalesce(cardinality(p.addresses), 0) = 0
  group by listed.practice, p.told_on having count(*) filter (where p.told is null or not entry = any(p.told)) > 0`;

/** Practices owed a printed list, by code, after this one. */
export const owedLists =
  (db: QueryExecutorProvider) =>
  async (on: CivilDate, after: string, limit: number): Promise<readonly OwedList[]> =>
    (await sql<OwedList>`${owed(on, after)} order by listed.practice limit ${limit}`.execute(db)).rows;

export const countOwedLists =
  (db: QueryExecutorProvider) =>
  async (on: CivilDate): Promise<number> =>
    (await sql<{ practices: number }>`select count(*) as practices from (${owed(on, '')}) owed`.execute(db)).rows[0]?.practices ?? 0;
