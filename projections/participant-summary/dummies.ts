import { type Either, isLeft, right } from 'fp-ts/lib/Either.js';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { cursorAfter } from '../tables/cursor.ts';
import { count, type Page, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type ParticipantSummaryRow, participantSummaryTable as table } from './table.ts';

type Registration = ParticipantSummaryRow['registration'];

/** Dummy numbers begin with T, and all others with a digit; the index of numbers leads to them. */
const among = (registration: Registration | undefined): RawBuilder<unknown> =>
  sql`participant_id in (select participant_id from read_model.participant_summary where nhs_number >= 'T') and ${registration === undefined ? sql`true` : sql`registration = ${registration}`}`;

const order = ['participant_id'] as const;

/** Dummy registrations, in the order of their ids. */
export const dummies =
  (db: QueryExecutorProvider) =>
  (registration: Registration | undefined, request: PageRequest): Promise<Paged<ParticipantSummaryRow>> =>
    page(db, { table, order }, among(registration), request);

export const countDummies = (db: QueryExecutorProvider) => (registration: Registration | undefined): Promise<number> => count(db, table, among(registration));

/** Rows that are looked at together where not all of them are shown. */
const bite = 500;

/** The active ones of which something holds that no single row tells; `look` answers for many at once, with null where it does not hold. */
export const dummiesThat =
  <A>(db: QueryExecutorProvider, look: (rows: readonly ParticipantSummaryRow[]) => Promise<readonly (A | null)[]>) =>
  async ({ limit, cursor = null }: PageRequest): Promise<Either<'invalid-cursor', Page<A>>> => {
    const found: { readonly row: ParticipantSummaryRow; readonly told: A }[] = [];
    for (let next: string | null = cursor, more = true; more && found.length <= limit; more = next !== null) {
      const part: Paged<ParticipantSummaryRow> = await dummies(db)('active', { limit: bite, cursor: next });
      if (isLeft(part)) return part;
      const told = await look(part.right.rows);
      found.push(...part.right.rows.flatMap((row, i) => { const each = told[i] ?? null; return each === null ? [] : [{ row, told: each }]; }));
      next = part.right.next;
    }
    const last = found.length > limit ? found[limit - 1] : undefined;
    return right({ rows: found.slice(0, limit).map(({ told }) => told), next: last === undefined ? null : cursorAfter(order, last.row) });
  };

/** Those of these participants who are active. */
export const activeAmong =
  (db: QueryExecutorProvider) =>
  async (participantIds: readonly string[]): Promise<ReadonlySet<string>> => {
    const { rows } = await sql<{ id: string }>`select participant_id as id from read_model.participant_summary where participant_id = any(${participantIds}::uuid[]) and registration = 'active'`.execute(db);
    return new Set(rows.map(({ id }) => id));
  };

/** The rows of these participants, by their ids. */
export const summariesOf =
  (db: QueryExecutorProvider) =>
  async (participantIds: readonly string[]): Promise<ReadonlyMap<string, ParticipantSummaryRow>> => {
    const { rows } = await sql<ParticipantSummaryRow>`select * from read_model.participant_summary where participant_id = any(${participantIds}::uuid[])`.execute(db);
    return new Map(rows.map((row) => [row.participant_id, row]));
  };
