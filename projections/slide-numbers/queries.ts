import { type QueryExecutorProvider, sql } from 'kysely';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { ParticipantId, SlideNumbers } from '../../application/ports/read-models.ts';
import type { ReadModels } from '../runner/read-models.ts';
import { slideNumbersTable } from './table.ts';

/** Longest that a question waits for the table to be level with the log, in milliseconds. */
const longestWait = 10_000;

/** Who holds slides, by the table, brought level with the log as it stands when asked. Nobody waits for what comes after. */
export const slideHolders = (db: QueryExecutorProvider, { head }: Pick<EventLog, 'head'>, reach: ReadModels['reach']): SlideNumbers => ({
  mayHold: async (slides) => {
    if (!(await reach(await head(), longestWait, [slideNumbersTable.name])))
      throw new Error(`The table ${slideNumbersTable.name} was not level with the log after ${longestWait} ms`);
    const { rows } = await sql<{ participant_id: ParticipantId }>`
      select distinct held.participant_id
      from unnest(${slides.map(({ laboratory }) => laboratory)}::text[], ${slides.map(({ slideNumber }) => slideNumber)}::text[]) as asked (laboratory, slide_number)
      join read_model.slide_number held on held.laboratory = asked.laboratory and held.slide_number = asked.slide_number`.execute(db);
    return rows.map(({ participant_id }) => participant_id);
  },
});
