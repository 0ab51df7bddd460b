import { type QueryExecutorProvider, sql } from 'kysely';
import type { Counted, Deadlines, NamedMessage, OwedLetters } from '../../application/ports/owed-letters.ts';
import type { ThingKind } from '../../domain/to-be-told/kind.ts';
import { happenings } from '../../domain/to-be-told/thing.ts';
import { dueActionsTable } from '../due-actions/table.ts';
import { laboratoryItemsTable } from '../laboratory-items/table.ts';
import { lettersTable } from '../letters/table.ts';
import { messagesTable } from '../messages/table.ts';
import { participantSummaryTable } from '../participant-summary/table.ts';
import type { ReadModels } from '../runner/read-models.ts';
import { toBeToldTable } from '../to-be-told/table.ts';
import { validationTable } from '../validation/table.ts';
import { kindOf, things } from './kind-of.ts';

const shown = [toBeToldTable, lettersTable, messagesTable, participantSummaryTable, dueActionsTable, laboratoryItemsTable, validationTable].map(({ name }) => name);

const count = async (db: QueryExecutorProvider, after: number, upTo: number, limit: number, deadlines: Deadlines): Promise<Counted> => {
  const { rows } = await sql<{ kind: ThingKind; things: number; happened: number; last: number }>`
    with piece as materialized (select * from read_model.to_be_told where position > ${after} and position <= ${upTo} order by position limit ${limit})
    select ${kindOf(deadlines)} as kind, count(*) as things, count(*) filter (where thing.what = any(${Object.keys(happenings)}::text[])) as happened, max(thing.position) as last
    from ${things(sql`piece`)} group by 1`.execute(db);
  return {
    counts: Object.fromEntries(rows.map(({ kind, things: number }) => [kind, number])),
    happened: rows.reduce((sum, row) => sum + row.happened, 0),
    last: rows.length === 0 ? null : Math.max(...rows.map(({ last }) => last)),
  };
};

type Others = Awaited<ReturnType<OwedLetters['countOthers']>>;

const countOthers = async (db: QueryExecutorProvider, { today, recorded }: Deadlines): Promise<Others> => {
  const { rows } = await sql<Others>`
    select
      (select count(*) from read_model.laboratory_item where list in ('received', 'to-process', 'to-query', 'to-check') or (list in ('matched', 'accepted') and since >= ${recorded}::date)) as "awaiting-processing",
      (select count(*) from read_model.laboratory_item where list = 'validation') + (select count(*) from read_model.refused_result) as "validation-errors",
      (select count(*) from read_model.laboratory_item where list in ('matched', 'accepted') and since < ${recorded}::date) as "item-not-recorded",
      (select count(*) from read_model.due_action where due_on < ${today}::date) as "due-not-done",
      (select count(*) from read_model.message left join read_model.to_be_told thing using (reference) where thing.reference is null) as "message-of-nothing",
      (select count(*) from read_model.parked where skipped_by is null) as "parked"`.execute(db);
  return rows[0] ?? { 'awaiting-processing': 0, 'validation-errors': 0, 'item-not-recorded': 0, 'due-not-done': 0, 'message-of-nothing': 0, 'parked': 0 };
};

/** What has to be told and what became of it. `catchUp` brings read models level with the log, and throws when it can't. */
export const owedLetters = (db: QueryExecutorProvider, catchUp: ReadModels['catchUp'], head: () => Promise<number>): OwedLetters => ({
  catchUp: async () => {
    const position = await head();
    await catchUp(position, shown);
    return position;
  },
  count: (...piece) => count(db, ...piece),
  countOthers: (deadlines) => countOthers(db, deadlines),
  lettersAndMessages: async (upTo) => {
    const { rows } = await sql<{ letters: number; messages: number }>`
      select (select count(*) from read_model.letter_asked_for where position <= ${upTo}) as letters, (select count(*) from read_model.message) as messages`.execute(db);
    return rows[0] ?? { letters: 0, messages: 0 };
  },
  notShown: async ({ happenings: told, letters, messages }) => {
    const { rows } = await sql<{ position: number | null; reference: string | null }>`
      select position, null as reference from unnest(${told}::bigint[]) position where not exists (select from read_model.to_be_told shown where shown.position = position.position)
      union all
      select position, null from unnest(${letters}::bigint[]) position where not exists (select from read_model.letter_asked_for shown where shown.position = position.position)
      union all
      select null, reference from unnest(${messages}::text[]) reference where not exists (select from read_model.message shown where shown.reference = reference.reference::uuid)`.execute(db);
    return rows.flatMap(({ position, reference }) => position ?? reference ?? []);
  },
  withoutNews: async (after, limit, { news }) =>
    (
      await sql<NamedMessage & { position: number }>`
        select reference, notify_id as "notifyId", position from read_model.message
        where state = 'handed-over' and position > ${after} and since < ${news}::date and notify_id is not null order by position limit ${limit}`.execute(db)
    ).rows,
});
