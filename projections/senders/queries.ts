import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { SenderKnown, Senders } from '../../application/ports/senders.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type SenderRow, sendersTable as table } from './table.ts';

/** Which senders; where nothing is said, all. */
export interface SendersAsked {
  readonly active?: boolean | undefined;
}

const where = ({ active }: SendersAsked): RawBuilder<unknown> => (active === undefined ? sql`true` : sql`active = ${active}`);

/** The register, in the order of the codes. */
export const sendersThatAre =
  (db: QueryExecutorProvider) =>
  (asked: SendersAsked, request: PageRequest): Promise<Paged<SenderRow>> =>
    page(db, { table, order: ['code'] }, where(asked), request);

export const countSenders = (db: QueryExecutorProvider) => (asked: SendersAsked): Promise<number> => count(db, table, where(asked));

export const sender =
  (db: QueryExecutorProvider) =>
  async (code: string): Promise<SenderRow | null> =>
    (await sql<SenderRow>`select * from read_model.sender where code = ${code}`.execute(db)).rows[0] ?? null;

/** On which day a result of a laboratory that names each of these came last; those that none names are left out. */
export const lastNamed =
  (db: QueryExecutorProvider) =>
  async (codes: readonly string[]): Promise<ReadonlyMap<string, CivilDate>> => {
    const { rows } = await sql<{ code: string; on: CivilDate }>`
      select code, last.received_on as on from unnest(${codes}::text[]) code
      cross join lateral (select received_on from read_model.laboratory_item where sender_code = code order by received_on desc limit 1) last`.execute(db);
    return new Map(rows.map(({ code, on }) => [code, on]));
  };

interface Found {
  readonly code: string | null;
  readonly active: boolean;
  readonly address_lines: readonly string[];
  readonly postcode: string | null;
}

const known = ({ active, address_lines, postcode }: Found): SenderKnown => ({
  active,
  address: address_lines.length === 0 && postcode === null ? null : { lines: [...address_lines], postcode },
});

/**
 * Looks senders up in the register and, where it does not hold them, among the practices that people are registered with. A
 * register that nothing was ever put into says nothing of anybody.
 */
export const knownSenders = (db: QueryExecutorProvider): Senders => ({
  of: async (codes) => {
    const { rows } = await sql<Found>`
      select code, active, address_lines, postcode from read_model.sender where code = any(${codes}::text[])
      union all
      select code, true, array[]::text[], null from unnest(${codes}::text[]) as named (code)
        where not exists (select from read_model.sender held where held.code = named.code) and exists (select from read_model.participant_summary where practice = named.code)
      union all
      select null, true, array[]::text[], null where not exists (select from read_model.sender)`.execute(db);
    const found = rows.flatMap(({ code, ...rest }) => (code === null ? [] : [[code, known({ code, ...rest })] as const]));
    return rows.some(({ code }) => code === null) ? null : new Map(found);
  },
});
