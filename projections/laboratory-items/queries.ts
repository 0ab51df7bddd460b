import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ItemOutcome } from '../../domain/laboratory/item/events.ts';
import type { ItemList } from '../../domain/laboratory/item/status.ts';
import { count, page, type Paged, type PageRequest } from '../tables/page.ts';
import { type LaboratoryItemRow, laboratoryItemsTable as table } from './table.ts';

/** A list of one laboratory, or of all of them. */
export interface Worklist {
  readonly list: ItemList;
  readonly laboratory: string | null;
}

const onList = ({ list, laboratory }: Worklist): RawBuilder<unknown> =>
  laboratory === null ? sql`list = ${list}` : sql`list = ${list} and laboratory = ${laboratory}`;

/** What stands on a list, most urgent first. */
export const itemsOn =
  (db: QueryExecutorProvider) =>
  (worklist: Worklist, request: PageRequest): Promise<Paged<LaboratoryItemRow>> =>
    page(db, { table, order: ['answer_by', 'file', 'number'] }, onList(worklist), request);

export const countItemsOn = (db: QueryExecutorProvider) => (worklist: Worklist): Promise<number> => count(db, table, onList(worklist));

/** Files with items that the system has still to do with, and the last such place in each: it was stopped before it was done. */
export const filesUnderWay = async (db: QueryExecutorProvider): Promise<readonly { readonly file: string; readonly last: number }[]> =>
  (
    await sql<{ file: string; last: number }>`
      select file, max(number) as last from read_model.laboratory_item where list in ('received', 'matched', 'accepted') group by file order by file`.execute(db)
  ).rows;

/** What was refused on a record only because another result waited there, or was broken off on its way to a record; by the names of items. */
export const itemsToLookAtAgain = async (db: QueryExecutorProvider): Promise<readonly string[]> =>
  (await sql<{ item: string }>`select item from read_model.laboratory_item where list = 'matched' or list = 'validation' and faults = array['another-result-unresolved'] order by item`.execute(db)).rows.map(({ item }) => item);

export interface ItemCount {
  readonly list: ItemList;
  readonly outcome: ItemOutcome | null;
  readonly items: number;
  /** Of tests before a day. */
  readonly testedBefore: number;
  /** Whose answer was due before a day. */
  readonly overdue: number;
}

/** How many items of a file (of all: null) stand where. */
export const countItems =
  (db: QueryExecutorProvider) =>
  async (file: string | null, testedBefore: CivilDate, today: CivilDate): Promise<readonly ItemCount[]> =>
    (
      await sql<ItemCount>`
        select list, outcome, count(*) as items, count(*) filter (where test_date < ${testedBefore}) as "testedBefore", count(*) filter (where answer_by < ${today}) as overdue
        from read_model.laboratory_item where ${file === null ? sql`true` : sql`file = ${file}`} group by list, outcome order by list, outcome`.execute(db)
    ).rows;
