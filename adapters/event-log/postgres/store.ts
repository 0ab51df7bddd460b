import type { Pool } from 'pg';
import type { StagedAppend } from '../stage.ts';
import { digestArray, instantArray, integerArray, jsonArray, smallintArray, textArray, uuidArray } from './array-parameter.ts';

export interface Stored {
  /** Position before the first event stored. */
  readonly before: number;
  /** Which of the batch stand in its way, by their index. If there are any, nothing was stored. */
  readonly refused: ReadonlySet<number>;
}

/** Stores a batch of appends that are not in each other's way, in one transaction. Throws what the driver throws. */
export const store = async (pool: Pool, batch: readonly StagedAppend[]): Promise<Stored> => {
  const { rows } = await pool.query<{ before: string; refused: number[] }>(statement(batch));
  const [row] = rows;
  if (!row) throw new Error('event_log.append answered without a row');
  return { before: Number(row.before), refused: new Set(row.refused) };
};

const statement = (batch: readonly StagedAppend[]) => {
  const events = batch.flatMap((append) => append.events);
  return {
    name: 'event_log.append',
    text: 'select before, refused from event_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    query_timeout: answerWithin,
    values: [
      integerArray(batch.flatMap((append, index) => append.events.map(() => index))),
      textArray(events.map(({ stream }) => stream)),
      integerArray(events.map(({ revision }) => revision)),
      uuidArray(events.map(({ id }) => id)),
      textArray(events.map(({ leads, previous }) => (leads ? (previous ?? '') : null))),
      textArray(events.map(({ type }) => type)),
      smallintArray(events.map(({ version }) => version)),
      jsonArray(events.map(({ data }) => data)),
      jsonArray(events.map(({ metadata }) => metadata)),
      instantArray(events.map(({ recordedAt }) => recordedAt)),
      digestArray(events.map(({ digest }) => digest)),
    ],
  };
};

/** Milliseconds after which a server that says nothing counts as gone. */
const answerWithin = 60_000;
